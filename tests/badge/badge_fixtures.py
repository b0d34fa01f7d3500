"""Builders for badge tests: the shipped fonts and layouts, and faces with good defaults."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from kiosk.badge.draw import Renderer
from kiosk.badge.face import BadgeFace
from kiosk.badge.fonts import FontStore
from kiosk.badge.layout import Layout, read_layout

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
STOCKS = ("a6", "4x6in", "4x3in", "cr80", "a6-butterfly")
HARD_NAMES = (
    ("王芳", "Wang Fang"),
    ("胡晓静", "Hu Xiaojing"),
    ("欧阳娜娜", "Ouyang Nana"),
    ("阿卜杜热西提·买买提依明", "Abdurishit Memetimin"),
    ("㼆䶮", "Yu Yan"),
    ("Đặng Thị Kim Ngân", None),
    ("Łukasz Żółć", None),
    ("Zoë Ångström-Øvergård", None),
    ("محمد عبد الرحمن", "Mohammed Abdulrahman"),
    ("สมชาย วงศ์สุวรรณ", "Somchai Wongsuwan"),
    ("김철수", "Kim Chulsoo"),
    ("さくら 田中", "Tanaka Sakura"),
    ("Александр Солженицын-Петров", "Alexander"),
    ("अमित शर्मा", "Amit Sharma"),
    ("Maria Fernanda González-Ruiz de la Torre y Castellanos Villanueva", None),
)


@lru_cache(maxsize=1)
def shipped_fonts() -> FontStore:
    return FontStore(RESOURCES / "fonts")


@lru_cache(maxsize=8)
def a_layout(name: str = "a6") -> Layout:
    return read_layout(RESOURCES / "badges" / f"{name}.toml")


@lru_cache(maxsize=8)
def a_renderer(name: str = "a6") -> Renderer:
    return Renderer(a_layout(name), shipped_fonts())


def a_face(primary: str = "胡晓静", secondary: str | None = "Hu Xiaojing", **changes: Any) -> BadgeFace:
    values: dict[str, Any] = {
        "organisation": "重庆两江智能制造研究院有限公司",
        "title": "高级工程师 Senior engineer",
        "role": "技能人才 · Skilled talent",
        "colour": "#00654B",
        "code": "CQ-7F3K-92QX-0421",
        "serial": "T-0421 / 1",
        "event": "重庆国际人才交流大会 · Chongqing International Talent Exchange Conference",
    }
    return BadgeFace(primary, secondary, **(values | changes))
