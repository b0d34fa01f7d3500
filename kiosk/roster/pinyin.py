"""Every way a Chinese name may be spelled in pinyin: all readings, ü in all its spellings."""

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import NamedTuple, TypeAlias

from kiosk.roster.fold import has_han, is_han, is_plain_han, simplified
from kiosk.roster.surnames import COMPOUND, READINGS

MOST = 12
"""A name that has more spellings than this is kept in those that differ in one character from the usual one."""

_SYLLABLES = """
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng
cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu
cuan cui cun cuo da dai dan dang dao de dei deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei
en er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui
gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang
jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang
kui kun kuo la lai lan lang lao le lei len leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun
luo lv lve lyu ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao
ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv nve nyu o ou pa pai pan pang pao pei
pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran
rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao
she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai
tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu
xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan
yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua
zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
"""
SYLLABLES = frozenset(_SYLLABLES.split())


Readings: TypeAlias = tuple[tuple[str, str, str], ...]
"""Each reading of one part of a name: in one word, its initials, its syllables."""


class Spelling(NamedTuple):
    """One way to spell a name: its words, and its syllables."""

    words: tuple[str, ...]
    syllables: tuple[str, ...]

    @property
    def initials(self) -> str:
        return "".join([syllable[0] for syllable in self.syllables])


@cache
def readings(character: str) -> tuple[str, ...]:
    """All readings of one character, without tones; the character itself where it has none."""
    # Single characters only: the phrases would cost 45 MB and a fifth of a second.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # half a second: at the first name, not at the start of the window

    found = pinyin(character, style=Style.NORMAL, heteronym=True)
    known = [one for ways in found for one in ways if one.isascii()]
    return tuple(dict.fromkeys(known)) or (character,)


def _umlauts(one: Spelling) -> list[Spelling]:
    """ü as the keyboard has it (lv), as people leave it (lu), and as the passport has it (lyu)."""
    if not any("v" in syllable for syllable in one.syllables):
        return [one]
    ways = [[part.replace("v", way) for part in (*one.words, *one.syllables)] for way in ("v", "u", "yu")]
    cut = len(one.words)
    return [Spelling(tuple(way[:cut]), tuple(way[cut:])) for way in ways]


@lru_cache(maxsize=8192)
def _surname(part: str) -> tuple[tuple[str, ...], ...]:
    """Readings of a surname, syllables of each."""
    plain = simplified(part)
    if len(part) == 1:
        own = READINGS.get(plain, ())
        return tuple((one,) for one in dict.fromkeys((*own, *readings(part))))
    own_pairs = tuple(tuple(one.split("'")) for one in COMPOUND.get(plain, ()))
    return tuple(dict.fromkeys((*own_pairs, *_given(part))))


@lru_cache(maxsize=65536)
def _given(part: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_combined([readings(one) for one in part]))


def _combined(choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    if prod(map(len, choices)) <= MOST:
        yield from product(*choices)
        return
    usual = tuple(one[0] for one in choices)
    yield usual
    for place, ways in enumerate(choices):
        for way in ways[1:]:
            yield (*usual[:place], way, *usual[place + 1 :])


def spellings(name: list[str]) -> list[Spelling]:
    """Spellings of a name given as its words, the usual one first."""
    if not any(map(has_han, name)):
        return []
    parts = _parts(name)
    choices = [_surname(part) if place == 0 else _word(part) for place, part in enumerate(parts)]
    if prod(map(len, choices)) > 2 * MOST:
        choices = [*choices[:1], *(one[:1] for one in choices[1:])]
    plain = [
        Spelling(tuple(map("".join, way)), tuple([one for part in way for one in part])) for way in product(*choices)
    ]
    return [one for spelling in plain for one in _umlauts(spelling)]


def ways(name: list[str]) -> list[tuple[str, str, str, str]]:
    """Each spelling of a name: in one word, in its words, its initials, its syllables.

    The usual name, of family name and given name, is put together from what each of them gives.
    """
    whole = name[0] if len(name) == 1 else ""
    if len(whole) > 1 and is_plain_han(whole):
        cut = 2 if is_compound(whole) else 1
        family, given = joined(whole[:cut], True), joined(whole[cut:], False)
        if family and given and len(family) * len(given) <= MOST:
            return [
                (one + other, f"{one} {other}", start + starts, f"{syllables} {more}")
                for one, start, syllables in family
                for other, starts, more in given
            ]
    return [
        ("".join(one.syllables), " ".join(one.words), one.initials, " ".join(one.syllables)) for one in spellings(name)
    ]


COMPOUND_STARTS = frozenset(one[0] for one in COMPOUND)


def is_compound(whole: str) -> bool:
    """Whether a name begins with a family name of two characters."""
    return len(whole) > 2 and simplified(whole[:2]) in COMPOUND


@lru_cache(maxsize=65536)
def joined(part: str, is_surname: bool) -> Readings:
    """Readings of one part in one word, their initials, their syllables; none where one has a ü, spelled in ways."""
    if len(part) == 2 and not is_surname:
        first, second = readings(part[0]), readings(part[1])
        if len(first) * len(second) <= MOST and not any("v" in one for one in (*first, *second)):
            return tuple([(one + other, one[0] + other[0], f"{one} {other}") for one in first for other in second])
    found = _surname(part) if is_surname else _given(part)
    if any("v" in syllable for one in found for syllable in one):
        return ()
    return tuple(("".join(one), "".join([syllable[0] for syllable in one]), " ".join(one)) for one in found)


def _word(part: str) -> tuple[tuple[str, ...], ...]:
    return _given(part) if has_han(part) else ((part,),)


def _parts(name: list[str]) -> list[str]:
    """Surname first, then the given name, unless the name came in words."""
    if len(name) > 1 or not all(map(is_han, name[0])) or len(name[0]) == 1:
        return name
    whole = name[0]
    cut = 2 if is_compound(whole) else 1
    return [whole[:cut], whole[cut:]]


def abbreviations(text: str) -> list[tuple[str, ...]]:
    """Ways to read letters as syllables of which some are cut to their initial: ``luojy``, ``zhw``."""
    return list(_cut(text)) if text.isascii() and text.isalpha() and len(text) <= _LONGEST else []


_LONGEST = 16
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")


@cache
def _starts() -> frozenset[str]:
    return frozenset(one[:length] for one in SYLLABLES for length in range(1, len(one) + 1))


@lru_cache(maxsize=4096)
def _cut(text: str, depth: int = 0) -> tuple[tuple[str, ...], ...]:
    """The last syllable may be typed only in part."""
    ways: list[tuple[str, ...]] = [(text,)] if text in _starts() else []
    for end in range(min(len(text) - 1, 6), 0, -1) if depth < 5 else ():
        piece = text[:end]
        if piece in SYLLABLES or piece in _INITIALS:
            ways += [(piece, *rest) for rest in _cut(text[end:], depth + 1)]
    return tuple(ways)
