"""Employers, institutes and projects of the bundled event: all invented."""

from random import Random

from kiosk.domain.text import Text

_PLACES = (
    ("晴川", "Qingchuan"), ("云泊", "Yunbo"), ("石榴湾", "Pomegranate Bay"), ("青萍", "Qingping"),
    ("望潮", "Wangchao"),
    ("松涧", "Songjian"), ("鹿鸣岭", "Luming Ridge"), ("白鹭洲", "Egret Isle"), ("九枫", "Jiufeng"),
    ("桐荫", "Tongyin"),
    ("澄湖", "Chenghu"), ("星槎", "Xingcha"), ("竹里", "Zhuli"), ("雁回", "Yanhui"), ("霁光", "Jiguang"),
    ("墨溪", "Moxi"), ("月桥", "Moon Bridge"), ("榕树湾", "Banyan Bay"), ("朝霞岭", "Dawn Ridge"),
    ("渡口石", "Ferry Rock"),
)  # fmt: skip
_FIELDS = (
    ("智能装备", "Intelligent Equipment"), ("精密机械", "Precision Machinery"), ("新材料", "New Materials"),
    ("生物医药", "Biopharma"), ("动力电池", "Traction Batteries"), ("光电", "Optoelectronics"),
    ("工业软件", "Industrial Software"), ("环境工程", "Environmental Engineering"), ("机器人", "Robotics"),
    ("智能网联汽车", "Connected Vehicles"), ("半导体", "Semiconductors"), ("氢能", "Hydrogen Energy"),
)  # fmt: skip
_THINGS = (
    ("柔性抓手", "flexible gripper"), ("轻量化车身", "lightweight car body"),
    ("固态电池隔膜", "solid-state separator"),
    ("肿瘤早筛芯片", "early screening chip"), ("焊缝视觉检测", "weld inspection camera"),
    ("低碳水泥", "low-carbon cement"),
    ("山地物流无人机", "mountain cargo drone"), ("工业大模型", "industrial language model"),
    ("废旧电池回收", "battery recycling"),
    ("外骨骼助力臂", "exoskeleton arm"), ("高温合金粉末", "superalloy powder"), ("江水水质浮标", "river water buoy"),
    ("数字孪生产线", "digital twin line"), ("可降解薄膜", "degradable film"), ("氢燃料压缩机", "hydrogen compressor"),
    ("车路协同路侧单元", "roadside unit"), ("微流控诊断盒", "microfluidic test kit"),
    ("建筑光伏瓦", "photovoltaic roof tile"),
)  # fmt: skip
JOBS = (
    Text("高级技师", "Senior technician"), Text("工程师", "Engineer"), Text("高级工程师", "Senior engineer"),
    Text("研究员", "Researcher"), Text("项目负责人", "Project lead"), Text("人力资源经理", "HR manager"),
    Text("博士后", "Postdoctoral fellow"), Text("教授", "Professor"), Text("创始人", "Founder"),
    Text("记者", "Reporter"),
)  # fmt: skip


def employer(chance: Random) -> Text:
    place, field = chance.choice(_PLACES), chance.choice(_FIELDS)
    return Text(f"{place[0]}{field[0]}有限公司", f"{place[1]} {field[1]} Co., Ltd.")


def institute(chance: Random) -> Text:
    place, field = chance.choice(_PLACES), chance.choice(_FIELDS)
    if chance.random() < 0.4:
        return Text(f"{place[0]}理工学院", f"{place[1]} Institute of Technology")
    return Text(f"{place[0]}{field[0]}研究所", f"{place[1]} Research Institute for {field[1]}")


def newsroom(chance: Random) -> Text:
    place = chance.choice(_PLACES)
    return Text(f"{place[0]}日报", f"{place[1]} Daily")


def project(number: int, chance: Random) -> Text:
    place, thing = chance.choice(_PLACES), _THINGS[number % len(_THINGS)]
    return Text(f"{place[0]}{thing[0]}项目", f"{place[1]} {thing[1]}")


def chance_of(seed: int, what: str) -> Random:
    """Luck of its own for one part of the event, so that more guests do not change its stands."""
    return Random(f"{what}-{seed}")  # noqa: S311 - the same every time is the aim
