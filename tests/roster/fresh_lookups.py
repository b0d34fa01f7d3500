"""More look-ups, written from the rules of the search alone, before they were tried; none was changed afterwards.

One guest on two lines: Chinese name, Latin name, company in Chinese and in English, telephone number, booking
reference and e-mail; below what is typed.  A dash stands for nothing.  Everybody is invented.
"""

FRESH = """
褚遂宁 | - | 云岭冶金设计院 | Yunling Metallurgy | 13911042207 | ZX8841 | chusn@yunling.example.org
chusuining | chu2 sui4 ning2 | csn | zhe suining | zx8841 | 042207 | chusn@yun
邵梦瑶 | - | 白象航电 | Baixiang Avionics | 13911042291 | ZX8842 | shao@baixiang.example.org
邵夢瑤 | shao mengyao | mengyao shao | shaomy | shaomenyao | 邵梦瑶 白象 | 2291
呼延灼华 | - | 石门电缆 | Shimen Cable | 13911043388 | ZX8843 | hyzh@shimen.example.org
huyanzhuohua | hu yan zhuo hua | hyzh | 呼延 | huyan zh | 石门电缆 呼延
贾思勰明 | - | 禾丰种业 | Hefeng Seeds | 13911044499 | ZX8844 | jia@hefeng.example.org
jiasixieming | gu sixie | jsxm | 賈思勰明 | jia@hefeng.example.org
尹绍楠 | Yin Shaonan | 锦屏光伏 | Jinping Solar | 13911045511 | ZX8845 | yin@jinping.example.org
yinshaonan | yin shao nan | yingshaonan | yinsaonan | shaonan yin | 尹紹楠
艾力江·吐尔逊 | Elijan Tursun | 天池乳业 | Tianchi Dairy | 13911046622 | ZX8846 | elijan@tianchi.example.org
艾力江吐尔逊 | 吐尔逊 | 艾力江・吐 | tursun elijan | elijan t | elijan tursunn
- | Zbigniew Świątkowski | 波兰船研 | Polish Ship Institute | 48600112233 | ZX8847 | zs@ship.example.org
swiatkowski zbigniew | zbigniew s | swiatkowsky | zbignew swiatkowski | 112233 | polish ship
- | Håkon Bjørnstad | 北欧风电 | Nordic Wind | 4790011223 | ZX8848 | hb@wind.example.org
hakon | bjornstad h | bjoernstad | haakon bjornstad | bjonstad | zx-8848
- | Ana-Sofía Echeverría Núñez | 南方中心 | Centro del Sur | 34600998877 | ZX8849 | ase@sur.example.org
ana sofia | echeverria ana | nunez | echeveria | ana nunez | centro del
- | Dmitrij Wolkonskij | 伏尔加机床 | Volga Machine Tools | 79001122334 | ZX8850 | dw@volga.example.org
volkonskij | wolkonskij d | dmitrij w | dmitri wolkonskij | 22334
"""


def fresh() -> list[tuple[list[str | None], list[str]]]:
    """The guest's fields in the order above, and what is typed."""
    lines = [[cell.strip() for cell in line.split("|")] for line in FRESH.strip().splitlines()]
    return [
        ([None if cell == "-" else cell for cell in who], typed)
        for who, typed in zip(lines[::2], lines[1::2], strict=True)
    ]
