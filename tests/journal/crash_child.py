"""A desk that scans for ever and prints each verdict once it is known; killed by its test."""

import sys
from pathlib import Path

from tests.builders import a_desk, an_attendee, scan

guests = [an_attendee(f"p-{number}") for number in range(2000)]
station = a_desk(Path(sys.argv[1]), attendees=guests)
for guest in guests:
    outcome = scan(station, guest.code)
    assert outcome.fact is not None
    print(outcome.fact.id, outcome.kind, flush=True)
