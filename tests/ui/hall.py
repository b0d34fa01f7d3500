"""A small event with a guest for every kind of verdict the window treats in its own way."""

from typing import Any

HALL: dict[str, Any] = {
    "format": "cqitec-event/1",
    "event": {
        "id": "hall",
        "name": {"zh": "小会", "en": "Small event"},
        "venue": {"zh": "会展中心", "en": "Expo Center"},
        "timezone": "Asia/Shanghai",
        "starts_at": "2025-11-15T09:00:00+08:00",
        "ends_at": "2025-11-16T17:00:00+08:00",
        "admission_at": None,
    },
    "halls": [{"id": "n1", "name": {"zh": "北一馆", "en": "Hall N1"}, "capacity": 400}],
    "ticket_types": [
        {"id": "talent", "name": {"zh": "技能人才", "en": "Skilled talent"}, "badge_layout": "a6"},
        {"id": "guest", "name": {"zh": "国际嘉宾", "en": "International guest"}, "badge_layout": None},
    ],
    "sessions": [
        {
            "id": "materials",
            "kind": "forum",
            "name": {"zh": "新材料论坛", "en": "Materials Forum"},
            "hall": "n1",
            "starts_at": "2025-11-15T10:00:00+08:00",
            "ends_at": "2025-11-15T12:00:00+08:00",
            "doors_at": "2025-11-15T09:26:00+08:00",
        }
    ],
    "check_in_lists": [
        {"id": "venue", "name": {"zh": "主入口", "en": "Main entrance"}, "capacity": 400, "include_pending": True},
        {
            "id": "forum",
            "name": {"zh": "新材料论坛", "en": "Materials Forum"},
            "session": "materials",
            "requires": ["venue"],
        },
    ],
    "gates": [{"id": "gate-1", "name": {"zh": "1 号口", "en": "Gate 1"}}],
    "questions": [
        {
            "id": "interpreter",
            "text": {"zh": "需要翻译吗？", "en": "Do you need an interpreter?"},
            "type": "choice",
            "options": [
                {"id": "yes", "text": {"zh": "需要", "en": "Yes"}},
                {"id": "no", "text": {"zh": "不需要", "en": "No"}},
            ],
            "required": True,
            "ask_at_checkin": True,
            "show_at_checkin": True,
            "ticket_types": ["guest"],
        }
    ],
    "attendees": [
        {
            "id": "hu",
            "code": "HU-JING-1",
            "ticket_type": "talent",
            "name": {"zh": "胡静", "latin": "Hu Jing"},
            "organisation": {"zh": "渝江精密制造有限公司", "en": "Yujiang Precision Manufacturing"},
            "title": {"zh": "数控技师", "en": "CNC technician"},
            "sessions": ["materials"],
        },
        {
            "id": "zhao",
            "code": "ZHAO-1",
            "ticket_type": "talent",
            "name": {"zh": "赵云帆", "latin": "Zhao Yunfan"},
            "status": "pending",
        },
        {"id": "lena", "code": "LENA-1", "ticket_type": "guest", "name": {"zh": "莱娜·诺瓦克", "latin": "Lena Novak"}},
        {
            "id": "chen",
            "code": "CHEN-1",
            "ticket_type": "talent",
            "name": {"zh": "陈思源", "latin": "Chen Siyuan"},
            "status": "cancelled",
        },
    ],
}
