"""International guests of the bundled event: 64 invented people, names in the scripts of the world.

Each line: country, the name as on the passport or at home, and a Chinese name
where the guest has one.
"""

from dataclasses import dataclass

from kiosk.domain.attendee import PersonName

_GUESTS = """
PL|Małgorzata Dąbrowska|
PL|Łukasz Wójcicki|
CZ|Přemysl Řezníček|
CZ|Šárka Dvořáčková|莎尔卡
DE|Jürgen Größmann|于尔根
DE|Käthe Müllenbrück|
FR|Hélène Lefèbvre-Aubuchon|海伦
FR|François Gaçon|
ES|Íñigo Muñoz Etxeberría|
ES|Begoña Núñez de la Peña|
PT|João Magalhães|
BR|Conceição Araújo|
SE|Åsa Sjöströmsson|
SE|Göran Älgström|约兰
NO|Øyvind Bjørnestad|
DK|Søren Kjærgaardsen|
FI|Päivi Hämälä-Yrjölä|
IS|Þórdís Ægisdóttir|
HU|Győző Szőkefalvi|
HU|Zsófia Kőrösi|
RO|Ștefan Țurcănescu|
TR|İsmail Çağrı Yıldızeli|
TR|Şule Güneşoğlu|
HR|Đurđica Šimićević|
SK|Ľubomír Hríbikov|
LV|Ģirts Bērziņkalns|
LT|Žydrūnė Vaičiūnė|
EE|Õnne Tõnissaar|
VN|Nguyễn Thị Ánh Tuyết|
VN|Trần Quốc Đạt|陈国达
IE|Siobhán Ní Dhomhnallaigh|
IT|Niccolò Barbèri|
MT|Ċensu Żammitell|
NL|Coenraad van der Meulen-Zijlstra|
GB|Rosalind Hartley-Quill|
US|Maximilian Alexander Featherstonehaugh-Okonkwo|
SG|Tan Wei Ling|陈慧玲
MY|Nurul Aisyah binti Rahmat|
ID|Sukartono|
GH|Kwabena Ɔpɔku|
RU|Анна Сергеевна Ковалёва|安娜
RU|Фёдор Щербининский|
UA|Олеся Їжакевич|
BY|Уладзімір Кароўскі|
BG|Цветелина Пеньовска|
RS|Ђорђе Љубојевац|
KZ|Әсел Қуанышбекқызы|
MN|Батбаярын Өнөрзаяа|
GR|Ελένη Παπαδοπετράκη|
EG|محمد عبد الرحمن الشافعي|
AE|فاطمة بنت خالد المنصوري|
SA|عبد العزيز القحطاني|
MA|يوسف بن إدريس|
JO|ليلى حدّاد|莱拉
IN|प्रिया अय्यर|
IN|अर्जुन देशपाण्डे|
TH|ณัฐวุฒิ ศรีสุวรรณกุล|
TH|กัญญารัตน์ พงษ์ไพบูลย์|
TH|ปิยะพงษ์ วงศ์เกียรติ|
KR|김서연|金书妍
KR|남궁민재|
KR|박지훈|
JP|Sakura Takahashi|髙橋さくら
JP|なかむら みのり|
"""

_UNIVERSITIES = (
    "Nordvik Institute of Technology", "Universität Brennbach", "Université de Montrelle",
    "Politechnika Zalesie Górne",
    "Instituto Técnico de Almarosa", "Istanbul Körfez Laboratory", "Øresund Materials Lab",
    "Baltic Centre for Robotics",
    "Mekong Institute of Engineering", "Hanbit Research Foundation", "Aoba Science Network",
    "Al Nakhla Energy Institute",
    "Siam Lotus University", "Steppe Academy of Sciences", "Ganga Valley Institute", "Whitmoor College",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GuestAbroad:
    country: str
    name: PersonName


GUESTS_ABROAD = tuple(
    GuestAbroad(country, PersonName(zh or None, name))
    for country, name, zh in (line.split("|") for line in _GUESTS.split("\n") if line)
)
UNIVERSITIES = _UNIVERSITIES
