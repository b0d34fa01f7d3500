"""Invented guests in any number, always the same ones: what the search is measured and tried on."""

from collections.abc import Iterator
from random import Random

from kiosk.domain.attendee import Attendee, PersonName
from kiosk.domain.ids import AttendeeId, Code, TicketTypeId
from kiosk.domain.text import Text
from kiosk.roster.pinyin import spellings

_SURNAMES = (
    "王王王王王王王李李李李李李李张张张张张张刘刘刘刘刘陈陈陈陈杨杨杨赵赵黄黄周周吴吴徐徐孙孙胡胡朱朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛"
    "邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包"
)
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文华建国志子涵浩然欣怡梓轩雨泽思远晓峰雪莲天佑小禾一鸣立登青妍墨月昊岩春清佳琪嘉豪俊凯诗雅婷宇航博睿哲瀚晨曦瑞彤若曼馨宁可心语桐安琪乐瑶晴岚翔鹏飞龙虎山川海波涌泉森林木松柏竹梅兰菊荷莹玉"
    "珍珠宝金银铜铁钢成功胜利康健福禄寿喜庆祥和顺兴旺发达荣昌盛德仁义礼智信忠孝廉耻勤俭朴素真善美慧灵巧秋冬夏东西南北中红兰紫绿白云霄汉星辰光辉耀灿烂煜炜焕炎焱"
)
_FIRST_TEXT = """
Marta Tomás Łukasz Søren Đặng Anna Jürgen Björn Maria John Peter Olga Ivan Amira Fatima Hiroshi Keiko Rajesh
Priya Nguyễn José Chloé Zoë Siobhan Kwame Aisha Dmitri Elena Pavel Ingrid Lars Sven Paolo Giulia André Renée
Carlos Lucía Mehmet Ayşe
"""
_FIRST = _FIRST_TEXT.split()
_LAST_TEXT = """
Kowalczyk Rivero Żółkowski Ångström Nguyen Müller Weiß Petrov García Fernández Silva Santos Okafor Mensah
Tanaka Suzuki Sharma Patel Johansson Lindqvist Rossi Bianchi Dubois Lefèvre Novák Dvořák Horváth Yılmaz Kaya
Olsen Hansen O'Brien MacLeod Smith Taylor Brown Andersson Schäfer Popescu Ivanova
"""
_LAST = _LAST_TEXT.split()
_PLACE_TEXT = """
渝江 嘉陵 山城 两江 巴南 缙云 南山 歌乐 磁器 朝天 长寿 武陵 金佛 钓鱼 仙女 黄桷 白帝 石柱 大足 合川
"""
_PLACE = _PLACE_TEXT.split()
_TRADE_TEXT = """
精工 材料 智造 生物 软件 机电 光学 能源 医药 物流 环保 数据 航空 化工 农业 设计 通信 半导体 汽车 食品
"""
_TRADE = _TRADE_TEXT.split()
_FORM_TEXT = """
股份公司 研究所 科技有限公司 实验室 集团 大学 中学 设计院
"""
_FORM = _FORM_TEXT.split()


def crowd(people: int, seed: int = 25) -> Iterator[Attendee]:
    """``people`` guests, one in twelve with a Latin name only."""
    random = Random(seed)  # noqa: S311 - no secret: the same crowd each time
    companies = [_company(random) for _ in range(max(12, people // 12))]
    for number in range(people):
        yield _guest(number, random, random.choice(companies))


def _guest(number: int, random: Random, company: Text) -> Attendee:
    name = _latin(random) if random.random() < 1 / 12 else _chinese(random)
    letters = "".join(one for one in (name.latin or "").lower() if one.isascii() and one.isalpha())
    code = "".join(random.choices("23456789ABCDEFGHJKMNPQRSTVWXYZ", k=8))
    return Attendee(
        id=AttendeeId(f"g-{number:07}"),
        code=Code(f"CQ25-{code}"),
        ticket_type=TicketTypeId("talent"),
        name=name,
        order=f"BK{number // 3 + 100_000}",
        organisation=company,
        email=f"{letters}{number}@example.org",
        phone=f"+86 100 {random.randrange(10_000):04} {random.randrange(10_000):04}",
    )


def _chinese(random: Random) -> PersonName:
    zh = random.choice(_SURNAMES) + "".join(random.choices(_GIVEN, k=random.choice((1, 2, 2, 2, 2))))
    return PersonName(zh, " ".join(word.capitalize() for word in spellings([zh])[0].words))


def _latin(random: Random) -> PersonName:
    middle = [random.choice(_FIRST)] if random.random() < 0.2 else []
    return PersonName(None, " ".join([random.choice(_FIRST), *middle, random.choice(_LAST)]))


def _company(random: Random) -> Text:
    zh = random.choice(_PLACE) + "".join(random.sample(_TRADE, 2)) + random.choice(_FORM)
    return Text(zh, " ".join(word.capitalize() for word in spellings([zh])[0].words) + " Co.")
