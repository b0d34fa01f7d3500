"""References that lead in a circle: lists that require each other, add-ons of each other."""

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

Node = TypeVar("Node", bound=str)


def circles(follows: Mapping[Node, Collection[Node]]) -> list[Node]:
    """One node of every circle; an empty list when everything has a beginning."""
    left = {node: set(after) for node, after in follows.items()}
    found: list[Node] = []
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            node: Node = error.args[1][0]
            found.append(node)
            del left[node]
        else:
            return found
