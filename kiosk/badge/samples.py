"""Invented guests who ask something of a layout: long names, and scripts that stand high or run from the right."""

from kiosk.badge.face import BadgeFace

_EVENT = "重庆国际人才交流大会 · Chongqing International Talent Exchange Conference"
_ROWS = (
    ("胡晓静", "Hu Xiaojing", "重庆两江智能制造研究院有限公司", "高级工程师", "技能人才 · Skilled talent", "#00654B"),
    ("王芳", "Wang Fang", "重庆大学", "教授", "人才机构 · Institute", "#0B4F6C"),
    (
        "阿卜杜热西提·买买提依明",
        "Abdurishit Memetimin",
        "新疆农业科学院",
        "研究员",
        "技能人才 · Skilled talent",
        "#00654B",
    ),
    (
        "Zoë Ångström-Øvergård",
        None,
        "Norsk institutt for vannforskning",
        "Senior researcher",
        "国际嘉宾 · Guest",
        "#A3121A",
    ),
    ("محمد عبد الرحمن الفارسي", "Mohammed Abdulrahman", "جامعة الملك سعود", "أستاذ", "国际嘉宾 · Guest", "#A3121A"),
    ("สมชาย วงศ์สุวรรณ", "Somchai Wongsuwan", "จุฬาลงกรณ์มหาวิทยาลัย", "ศาสตราจารย์", "国际嘉宾 · Guest", "#A3121A"),
    ("김철수", "Kim Chulsoo", "한국과학기술원", "연구원", "国际嘉宾 · Guest", "#A3121A"),
    (
        "Maria Fernanda González-Ruiz de la Torre y Castellanos Villanueva",
        None,
        "Universidad Nacional Autónoma de México, Facultad de Ingeniería",
        "Directora de cooperación internacional",
        "国际嘉宾 · Guest",
        "#A3121A",
    ),
)
SAMPLES = tuple(
    BadgeFace(
        primary,
        secondary,
        organisation,
        title,
        role,
        colour,
        f"CQ-7F3K-92QX-{number:04d}",
        f"T-{number:04d} / 1",
        ("午餐", "晚宴") if number % 2 else (),
        _EVENT,
    )
    for number, (primary, secondary, organisation, title, role, colour) in enumerate(_ROWS)
)
