"""The sentences of every verdict and reason, in Chinese and in English.

Needed without Qt (command line, scenarios), so they are here and not in ``ui``.
Each reason has a line that says what happened and one that says what to do.
"""

from datetime import datetime
from typing import assert_never

from kiosk.domain import obstacle as obstacles
from kiosk.domain import reason as why
from kiosk.domain.obstacle import Obstacle
from kiosk.domain.reason import Looks, Reason
from kiosk.domain.text import Text, clock, plain

HELP_DESK = Text("请到服务台。", "Please go to the help desk.")
NOTHING = plain("")


def sentence(reason: Reason, now: datetime) -> Text:
    """What happened and what to do, as one text; ``now`` is local."""
    return as_one(line(reason, now), advice(reason))


def as_one(first: Text, then: Text) -> Text:
    """Line and advice as whole sentences; an empty advice adds nothing."""
    if not then.zh:
        return Text(_stop(first.zh, "。"), _stop(first.en, "."))
    return Text(f"{_stop(first.zh, '。')}{then.zh}", f"{_stop(first.en, '.')} {then.en}")


def _stop(text: str, mark: str) -> str:
    return text if text.endswith(("。", ".", "！", "？", "?")) else text + mark


def line(reason: Reason, now: datetime) -> Text:
    """What happened, for the guest."""
    match reason:
        case why.Welcome(again, override, explained):
            return _welcome(again=again, override=override, explained=explained)
        case why.HasLeft(since):
            return (
                Text("已离场", "Has left")
                if since
                else Text("已离场，此前没有入场记录", "Has left; no entry was on record")
            )
        case why.AlreadyIn():
            return _already_in(reason, now)
        case why.NotOnList(looks):
            return _NOT_A_TICKET[looks]
        case why.Cancelled(expired):
            return (
                Text("这张票已过期作废", "This ticket has expired")
                if expired
                else (Text("这张票已取消", "This ticket was cancelled"))
            )
        case why.Blocked():
            return Text("这张票暂停使用", "This ticket is on hold")
        case why.Revoked(badge, lost):
            return _revoked(badge=badge, lost=lost)
        case why.AwaitingApproval():
            return Text("报名还在审核", "Registration is still being reviewed")
        case why.TooEarly(valid_from):
            at = clock(valid_from, now)
            return Text(f"这张票 {at.zh} 起有效", f"This ticket is valid from {at.en}")
        case why.TooLate(valid_until):
            at = clock(valid_until, now)
            return Text(f"这张票 {at.zh} 已到期", f"This ticket was valid until {at.en}")
        case why.WrongType(own, _):
            return Text(f"本入口不接待：{own.zh}", f"Not for this door: {own.en}")
        case why.WrongSession():
            return _wrong_session(reason, now)
        case why.Unpaid():
            return Text("订单尚未付款", "The order is not paid yet")
        case why.EntryNeeded(needed):
            if needed is None:
                return Text("请先完成前一项签到", "Another check-in comes first")
            return Text(f"请先在{needed.zh}签到", f"Check in first at: {needed.en}")
        case why.RuleSaysNo(obstacle):
            return _obstacle(obstacle, now)
        case why.BrokenRule(detail):
            return Text(f"本入口的规则写错了（{detail}）", f"This door's rule is faulty ({detail})")
        case why.Full(capacity):
            return Text(f"场内已满（核定 {capacity} 人）", f"The room is full ({capacity} people)")
        case why.Questions(texts):
            return _questions(texts)
        case why.SeveralRows():
            return Text("这个码对应多位参会人", "This code belongs to several guests")
        case why.SeveralAddOns():
            return Text("这张票有多项附加票可用", "Several add-ons of this ticket fit here")
        case why.NoRoster():
            return Text("本机还没有参会名单", "There is no roster on this desk")
        case why.NoList():
            return Text("还没有选择签到点", "No check-in list is chosen")
        case why.NoSuchList():
            return Text("这个签到点已不在名单里", "This check-in list no longer exists")
        case why.UnknownTicketType(ticket_type):
            return Text(f"名单里没有这个票种（{ticket_type}）", f"The event has no ticket type “{ticket_type}”")
        case _:
            assert_never(reason)


def advice(reason: Reason) -> Text:
    """What to do next; empty where nothing is to be done."""
    match reason:
        case why.Welcome() | why.HasLeft():
            return NOTHING
        case why.AlreadyIn(inside=inside):
            if inside:
                return Text(
                    "同一张票不能再入一次；如有误请转服务台。",
                    "One ticket lets in once; if that is wrong, see the help desk.",
                )
            return Text(
                "本入口离场后不能再次入场，请到服务台。", "This door has no re-entry. Please go to the help desk."
            )
        case why.NotOnList(looks):
            return _ASK_FOR[looks]
        case why.Revoked(badge=badge):
            return (
                Text("请用新的胸卡；找不到请到服务台。", "Use the new badge, or ask at the help desk.")
                if badge
                else (Text("请出示最新的门票，或到服务台。", "Show the newest ticket, or go to the help desk."))
            )
        case why.Cancelled() | why.Blocked() | why.AwaitingApproval():
            return HELP_DESK
        case why.TooEarly():
            return Text("请届时再来。", "Please come back then.")
        case why.TooLate():
            return Text("如需延期请到服务台。", "The help desk can extend it.")
        case why.WrongType(_, taken):
            return _take_instead(taken)
        case why.WrongSession(own):
            return (
                Text("请前往门票上的场次。", "Please go to the session on the ticket.")
                if own
                else (
                    Text(
                        "这张票没有预约本场，请到服务台。",
                        "It was not issued for a session. Please go to the help desk.",
                    )
                )
            )
        case why.Unpaid(may_override):
            return (
                Text("核实付款后可放行，或转服务台。", "Let in once payment is shown, or send to the help desk.")
                if may_override
                else (Text("请到服务台付款。", "Please pay at the help desk."))
            )
        case why.EntryNeeded():
            return Text("签到后再来这里。", "Then come back here.")
        case why.RuleSaysNo(obstacle):
            return _way_out(obstacle)
        case why.BrokenRule() | why.NoSuchList() | why.UnknownTicketType():
            return Text("不是门票的问题，请叫负责人。", "The ticket is not at fault; call the supervisor.")
        case why.Full():
            return Text("请稍候，有人离场即可入场。", "One moment: a seat is free when someone leaves.")
        case why.Questions():
            return Text("回答后即可入场。", "Answer, and come in.")
        case why.SeveralRows() | why.SeveralAddOns():
            return Text("请按姓名查找，或转服务台。", "Find the guest by name, or send to the help desk.")
        case why.NoRoster():
            return Text("不是门票的问题：请导入活动包。", "The ticket is not at fault: import the event pack.")
        case why.NoList():
            return Text("请先选择签到点。", "Choose the list first.")
        case _:
            assert_never(reason)


def _welcome(*, again: bool, override: bool, explained: bool) -> Text:
    if override:
        return (
            Text("已放行，原因已记录", "Let in, reason recorded")
            if explained
            else Text("已破例放行", "Let in by staff")
        )
    return Text("欢迎回来", "Welcome back") if again else Text("欢迎，第一次入场", "Welcome, first time in")


def _already_in(reason: why.AlreadyIn, now: datetime) -> Text:
    since = clock(reason.since, now)
    where = reason.gate or plain(reason.desk)
    return Text(f"{since.zh} 已入场，{where.zh}", f"Already in since {since.en}, {where.en}")


def _revoked(*, badge: bool, lost: bool) -> Text:
    if lost:
        return Text("这张胸卡已挂失", "This badge was reported lost")
    if badge:
        return Text("胸卡已换新，请用新卡", "Badge was replaced, use the new one")
    return Text("这张票已换新", "This ticket was replaced")


def _wrong_session(reason: why.WrongSession, now: datetime) -> Text:
    if reason.own is None:
        return Text("这张票不属于任何场次", "This ticket is for no session")
    if reason.starts_at is None:
        return Text(f"这张票用于：{reason.own.zh}", f"This ticket is for: {reason.own.en}")
    at = clock(reason.starts_at, now)
    hall = reason.hall or NOTHING
    zh = f"这张票用于：{reason.own.zh}（{at.zh}，{hall.zh}）" if hall.zh else f"这张票用于：{reason.own.zh}（{at.zh}）"
    en = (
        f"This ticket is for: {reason.own.en} ({at.en}, {hall.en})"
        if hall.en
        else (f"This ticket is for: {reason.own.en} ({at.en})")
    )
    return Text(zh, en)


def _questions(texts: tuple[Text, ...]) -> Text:
    if len(texts) == 1:
        return Text(f"还有一个问题：{texts[0].zh}", f"One question: {texts[0].en}")
    return Text(f"还有 {len(texts)} 个问题", f"{len(texts)} questions")


def _take_instead(taken: tuple[Text, ...]) -> Text:
    if not taken:
        return HELP_DESK
    zh, en = "、".join(text.zh for text in taken[:4]), ", ".join(text.en for text in taken[:4])
    more = len(taken) > 4
    return Text(
        f"本入口接待：{zh}{'等' if more else ''}。请到其他入口或服务台。",
        f"This door takes: {en}{' and others' if more else ''}. Try another door or the help desk.",
    )


_DAYS = (
    Text("周一", "Monday"),
    Text("周二", "Tuesday"),
    Text("周三", "Wednesday"),
    Text("周四", "Thursday"),
    Text("周五", "Friday"),
    Text("周六", "Saturday"),
    Text("周日", "Sunday"),
)


def _obstacle(obstacle: Obstacle, now: datetime) -> Text:
    match obstacle:
        case obstacles.OpensAt(at):
            time = clock(at, now)
            return Text(f"{time.zh} 开始入场", f"Doors open at {time.en}")
        case obstacles.ClosedAt(at):
            time = clock(at, now)
            return Text(f"{time.zh} 已停止入场", f"Entry closed at {time.en}")
        case obstacles.Pause(minutes):
            return Text(f"还要等 {minutes} 分钟才能再次入场", f"Next entry in {minutes} minutes")
        case obstacles.OtherDay(days):
            if not days:
                return Text("今天不开放", "Not open today")
            zh, en = "、".join(_DAYS[day - 1].zh for day in days), ", ".join(_DAYS[day - 1].en for day in days)
            return Text(f"只在{zh}开放", f"Open on {en} only")
        case obstacles.OtherGate(gates):
            if not gates:
                return Text("请走其他入口", "Please use another gate")
            zh, en = "、".join(gate.zh for gate in gates), ", ".join(gate.en for gate in gates)
            return Text(f"请走{zh}", f"Please use {en}")
        case obstacles.EntriesMissing(entries, needed):
            return Text(
                f"需要先入场 {needed} 次，现在 {entries} 次", f"Needs {needed} entries before, so far {entries}"
            )
        case obstacles.WrongSide(inside):
            return (
                Text("只限场内人员", "Only for guests who are inside")
                if inside
                else (Text("只限场外人员，请先离场", "Only for guests who are outside; leave first"))
            )
        case obstacles.UsedUp(entries, today):
            if entries == 0:
                return Text("本入口没有可用的入场次数", "This door gives no entries")
            return (
                Text(f"今天已入场 {entries} 次", f"In {entries} times today already")
                if today
                else (Text(f"已入场 {entries} 次，次数已用完", f"In {entries} times already, none left"))
            )
        case obstacles.OtherType(own):
            return Text(f"本入口此时不接待：{own.zh}", f"Not for this door now: {own.en}")
        case obstacles.Closed():
            return Text("本入口现在不开放", "This door is closed by its rule")
        case _:
            assert_never(obstacle)


def _way_out(obstacle: Obstacle) -> Text:
    match obstacle:
        case obstacles.OpensAt() | obstacles.Pause() | obstacles.OtherDay():
            return Text("请届时再来。", "Please come back then.")
        case obstacles.OtherGate() | obstacles.WrongSide():
            return NOTHING
        case _:
            return HELP_DESK


_NOT_A_TICKET: dict[Looks, Text] = {
    Looks.NOTHING: Text("没有读到内容", "Nothing was read"),
    Looks.OTHER: Text("名单里没有这张票", "This ticket is not on the list"),
    Looks.WECHAT_PAY: Text("这是微信付款码，不是门票", "This is a WeChat payment code, not a ticket"),
    Looks.WECHAT_FRIEND: Text("这是微信名片码，不是门票", "This is a WeChat friend code, not a ticket"),
    Looks.WECHAT_GROUP: Text("这是微信群二维码，不是门票", "This is a WeChat group code, not a ticket"),
    Looks.WECHAT_LINK: Text("这是微信链接，不是门票", "This is a WeChat link, not a ticket"),
    Looks.ALIPAY_PAY: Text("这是支付宝付款码，不是门票", "This is an Alipay payment code, not a ticket"),
    Looks.ALIPAY_LINK: Text("这是支付宝二维码，不是门票", "This is an Alipay code, not a ticket"),
    Looks.MINI_PROGRAM: Text("这是小程序码，不是门票", "This opens a mini-program, it is not a ticket"),
    Looks.BOOKING_REFERENCE: Text("这是订单号，不是门票", "This is a booking reference, not a ticket"),
    Looks.OTHER_EVENT: Text("这是其他活动的门票", "This ticket is for another event"),
    Looks.DAMAGED_TICKET: Text("这张电子票不是本活动的，或已损坏", "This signed ticket is damaged or of another event"),
    Looks.WEB_ADDRESS: Text("这是网址，不是门票", "This is a web address, not a ticket"),
    Looks.VISITING_CARD: Text("这是电子名片，不是门票", "This is a visiting card, not a ticket"),
    Looks.TRAIN_OR_TRANSIT: Text("这是车票或乘车码，不是门票", "This is a train or transit code, not a ticket"),
    Looks.IDENTITY: Text("这是身份证件码，不是门票", "This is an identity code, not a ticket"),
    Looks.WIFI: Text("这是无线网络码，不是门票", "This is a Wi-Fi code, not a ticket"),
    Looks.PHONE_OR_MAIL: Text("这是电话或邮箱，不是门票", "This is a phone number or address, not a ticket"),
    Looks.PRODUCT: Text("这是商品条码，不是门票", "This is a product barcode, not a ticket"),
}

_SHOW_TICKET = Text("请在短信或邮件里打开“我的门票”。", "Please open “My ticket” in the message or e-mail.")
_BY_NAME = Text("可按姓名或手机尾号查找，或转服务台。", "Find by name or end of phone, or send to the help desk.")

_ASK_FOR: dict[Looks, Text] = {
    **dict.fromkeys(Looks, _SHOW_TICKET),
    Looks.NOTHING: Text("请再出示一次。", "Please show the code again."),
    Looks.OTHER: _BY_NAME,
    Looks.OTHER_EVENT: Text("请出示本届大会的门票。", "Please show the ticket of this conference."),
    Looks.DAMAGED_TICKET: _BY_NAME,
    Looks.BOOKING_REFERENCE: Text(
        "请出示每位参会人自己的二维码，或按订单号查找。",
        "Each guest has a code of their own; or find the booking by its number.",
    ),
}
