"""Invented Chinese names that look like a real hall: surnames as frequent as in life.

Weights are people per 100,000, rounded, after the national counts of surnames.
"""

from dataclasses import dataclass
from random import Random

_SURNAMES = """
王wang7250 李li7190 张zhang6830 刘liu5390 陈chen4570 杨yang3080 赵zhao2290 黄huang2230 周zhou2120 吴wu2050
徐xu1670 孙sun1540 胡hu1310 马ma1290 郭guo1270 朱zhu1260 何he1170 林lin1130 高gao1070 罗luo960
郑zheng930 梁liang850 谢xie790 宋song770 唐tang760 许xu730 韩han680 邓deng650 冯feng640 曹cao620
彭peng590 曾zeng580 肖xiao570 田tian540 董dong530 潘pan510 袁yuan500 蔡cai480 蒋jiang470 余yu470
于yu460 杜du460 叶ye450 程cheng450 魏wei450 苏su440 吕lü440 丁ding410 任ren400 卢lu400
姚yao400 沈shen400 钟zhong390 姜jiang380 崔cui380 谭tan370 陆lu360 范fan360 汪wang350 廖liao350
石shi340 金jin340 韦wei330 贾jia320 夏xia320 付fu310 方fang300 邹zou290 熊xiong280 白bai280
孟meng280 秦qin270 邱qiu270 侯hou260 江jiang260 尹yin250 薛xue250 闫yan240 段duan230 雷lei230
龙long220 黎li210 史shi210 陶tao200 贺he200 毛mao200 郝hao190 顾gu190 龚gong190 邵shao180
万wan180 覃qin180 武wu170 钱qian170 戴dai170 严yan170 莫mo160 孔kong160 向xiang160 常chang150
汤tang140 康kang140 易yi130 乔qiao130 赖lai130 文wen120 樊fan110 庞pang110 殷yin110 施shi110
颜yan100 牛niu100 翟zhai100 倪ni100 洪hong100 梅mei90 安an90 章zhang90 齐qi90 温wen90
俞yu80 葛ge80 柳liu80 岳yue80 左zuo70 尤you60 冉ran60 蒲pu50 敖ao30 牟mou40
代dai60 柯ke50 阮ruan40 童tong60 申shen60 邢xing80 祝zhu50 鲁lu60 聂nie70 焦jiao60
单shan40 盛sheng50 詹zhan60 涂tu50 苗miao50 解xie30 查zha20 仇qiu20 区ou20 曲qu50
欧阳ouyang60 上官shangguan12 司马sima6 诸葛zhuge6 夏侯xiahou5 皇甫huangfu6 尉迟yuchi3 慕容murong3 令狐linghu5 司徒situ6
"""

_GIVEN = """
伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 霞xia
平ping 刚gang 桂gui 英ying 华hua 玉yu 秀xiu 兰lan 红hong 梅mei 鹏peng 辉hui 宇yu 浩hao 然ran 轩xuan 子zi 涵han 梓zi
雨yu 桐tong 欣xin 怡yi 佳jia 思si 诗shi 晨chen 博bo 文wen 俊jun 嘉jia 瑞rui 琪qi 雪xue 莲lian 天tian 佑you 晓xiao
峰feng 建jian 国guo 志zhi 海hai 波bo 玲ling 燕yan 婷ting 慧hui 春chun 冬dong 秋qiu 月yue 云yun 龙long 飞fei 鑫xin
林lin 森sen 楠nan 松song 柏bai 荣rong 成cheng 旭xu 东dong 凯kai 泽ze 源yuan 江jiang 川chuan 航hang 远yuan 昊hao 睿rui
宁ning 安an 悦yue 心xin 可ke 依yi 若ruo 曦xi 彤tong 颖ying 洁jie 莹ying 萌meng 倩qian 薇wei 菲fei 蕾lei 岚lan 珊shan
妍yan 媛yuan 永yong 正zheng 立li 世shi 家jia 少shao 培pei 清qing 学xue 德de 义yi 仁ren 礼li 信xin 新xin 一yi 鸣ming
翔xiang 骏jun 达da 威wei 斌bin 彬bin 宏hong 亮liang 光guang 耀yao 启qi 承cheng 恩en 逸yi 舟zhou 帆fan 墨mo 卓zhuo 群qun
"""

_RARE_GIVEN = """
㼆ying 䶮yan 𬱖di 𬀩wei 𬱟wei 𣲗wei 𬇕wan 𬘘dan 𬣙xu 𫖯fu 𬭎hong 㛃jie 㭎gang 䌹jiong 䜣xin 𫍽xuan 𬍛li 𬤇yin 𬬭lun
喆zhe 堃kun 昇sheng 璟jing 翀chong 燚yi 犇ben 翾xuan 赟yun 珺jun
"""
"""Characters that GBK cannot hold, and some that many fonts or people do not know."""

_LONG = (
    ("阿依古丽", "Aygul"), ("古丽娜尔", "Gulnar"), ("阿卜杜拉", "Abdulla"), ("买买提江", "Memetjan"),
    ("努尔兰", "Nurlan"), ("热依汗", "Reyhan"), ("帕提古丽", "Patigul"), ("艾合买提", "Exmet"),
    ("木拉提", "Murat"), ("迪丽拜尔", "Dilber"), ("叶尔江", "Yerjan"), ("沙吾提", "Sawut"),
)  # fmt: skip
_FATHERS = (
    ("买买提", "Memet"), ("吐尔逊", "Tursun"), ("艾山", "Hesen"), ("卡德尔", "Qadir"), ("努尔麦麦提", "Nurmemet"),
    ("库尔班", "Qurban"), ("阿布都热西提", "Abdureshit"), ("哈斯木", "Qasim"), ("玉素甫", "Yusup"),
    ("别克托合塔尔", "Bektoqtar"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelled:
    """Characters and their reading."""

    zh: str
    latin: str


def _table(text: str) -> tuple[tuple[Spelled, ...], tuple[int, ...]]:
    """``胡hu1310`` to characters, reading and weight; no number counts once."""
    spelled: list[Spelled] = []
    weights: list[int] = []
    for entry in text.split():
        zh = "".join(character for character in entry if ord(character) > 0x2E80)
        rest = entry.removeprefix(zh)
        latin = rest.rstrip("0123456789")
        spelled.append(Spelled(zh, latin))
        weights.append(int(rest.removeprefix(latin) or 1))
    return tuple(spelled), tuple(weights)


SURNAMES, SURNAME_WEIGHTS = _table(_SURNAMES)
GIVEN, _ = _table(_GIVEN)
RARE_GIVEN, _ = _table(_RARE_GIVEN)


def chinese_name(chance: Random) -> Spelled:
    """A name of two to four characters; one in a hundred has a rare one, one in 120 is long with a middle dot."""
    if chance.random() < 1 / 120:
        return _long_name(chance)
    surname = chance.choices(SURNAMES, SURNAME_WEIGHTS)[0]
    given = chance.choices((1, 2, 3), (15, 84, 1))[0]
    # Three characters after a compound surname would make five.
    count = min(given, 4 - len(surname.zh))
    parts = chance.sample(GIVEN, count)
    if chance.random() < 0.012:
        parts[-1] = chance.choice(RARE_GIVEN)
    first = "".join(part.latin for part in parts)
    return Spelled(surname.zh + "".join(part.zh for part in parts), f"{_capital(surname.latin)} {_capital(first)}")


def _long_name(chance: Random) -> Spelled:
    own, father = chance.choice(_LONG), chance.choice(_FATHERS)
    return Spelled(f"{own[0]}·{father[0]}", f"{own[1]} {father[1]}")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
