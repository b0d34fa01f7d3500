"""The smallest pack that has one of everything the tests change."""

EVENT = """\
format = "cqitec-event/1"

[event]
id = "small"
name = { zh = "小会", en = "Small event" }
venue = "Hall"
timezone = "Asia/Shanghai"
starts_at = 2025-11-15T09:00:00+08:00
ends_at = "2025-11-16T17:00:00+08:00"

[[halls]]
id = "n1"
name = "N1"
capacity = 400

[[ticket_types]]
id = "talent"
name = { zh = "技能人才", en = "Skilled talent" }
variations = [{ id = "junior", name = "Junior" }]

[[ticket_types]]
id = "press"
name = { zh = "媒体", en = "Press" }

[[sessions]]
id = "forum"
kind = "forum"
name = { zh = "论坛", en = "Forum" }
hall = "n1"
starts_at = 2025-11-15T10:00:00+08:00
ends_at = 2025-11-15T12:00:00+08:00

[[check_in_lists]]
id = "venue"
name = "Venue"

[[check_in_lists]]
id = "forum-door"
name = "Forum"
session = "forum"
requires = ["venue"]

[[questions]]
id = "q-meal"
text = "Meal"
type = "choice"
options = [{ id = "veg", text = { zh = "素食", en = "Vegetarian" } }, { id = "any", text = "Any" }]
"""

ROSTER = """\
id,code,ticket_type,name
p-1,CODE-1,talent,胡静
p-2,CODE-2,press,Tomás Rivero
"""
