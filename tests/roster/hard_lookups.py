"""Look-ups that go wrong elsewhere: a guest, and what a volunteer may type for them.

One guest a line: the Chinese name, the name in Latin letters, then what is typed; a bar between all.  A dash stands
for no such name.  Every guest is invented.
"""

GUESTS = """
曾静淑 | Zeng Jingshu | zengjingshu | zeng jing shu | ceng jingshu | zengjs | 曾靜淑
单雄飞 | Shan Xiongfei | shanxiongfei | shan xiongfei | danxiongfei | sxf | 單雄飛
仇若楠 | Qiu Ruonan | qiuruonan | qiu ruo nan | chou ruonan | qrn
区永权 | Ou Yongquan | ouyongquan | ou yongquan | quyongquan | 區永權
翟晓雯 | Zhai Xiaowen | zhaixiaowen | zhai xw | dixiaowen | zhaixw
解佩珊 | Xie Peishan | xiepeishan | jie peishan | xie ps | xps
查立衡 | Zha Liheng | zhaliheng | cha liheng | zha lh
朴智贤 | Piao Zhixian | piaozhixian | pu zhixian | park zhixian | 樸智賢
盖文渊 | Ge Wenyuan | gewenyuan | gai wenyuan | ge wen yuan | gwy
覃亦舒 | Qin Yishu | qinyishu | tan yishu | qin ys
乐思敏 | Yue Simin | yuesimin | le simin | 樂思敏
卜冠霖 | Bu Guanlin | buguanlin | bu gl | bgl
牟远征 | Mou Yuanzheng | mouyuanzheng | mu yuanzheng | 牟遠征
薄映雪 | Bo Yingxue | boyingxue | bao yingxue | byx
缪可欣 | Miao Kexin | miaokexin | mou kexin | 繆可欣
尉继峰 | Wei Jifeng | weijifeng | yu jifeng | 尉繼峰
员淑仪 | Yun Shuyi | yunshuyi | yuan shuyi | 員淑儀
召南枫 | Shao Nanfeng | shaonanfeng | zhao nanfeng
谌子瑜 | Chen Ziyu | shen ziyu | 諶子瑜 | chenziyu
种师成 | Chong Shicheng | chongshicheng | zhong shicheng
冼玉蓉 | Xian Yurong | xianyurong | xian yr
郗鉴明 | Xi Jianming | xijianming | chi jianming
秘彩虹 | Bi Caihong | bicaihong | mi caihong
繁若水 | Po Ruoshui | poruoshui | fan ruoshui
隗大鹏 | Wei Dapeng | weidapeng | kui dapeng
晁盖元 | Chao Gaiyuan | chaogaiyuan | chaogy
过云楼 | Guo Yunlou | guoyunlou | guo yl | 過雲樓
宿白露 | Su Bailu | subailu | su bl
洗冤录 | Xian Yuanlu | xianyuanlu | xi yuanlu
黑铁匠 | He Tiejiang | hetiejiang | hei tiejiang
万俟清扬 | Moqi Qingyang | moqiqingyang | moqi qy | mo qi qing yang
尉迟敬亭 | Yuchi Jingting | yuchijingting | weichi jingting | ycjt | 尉遲敬亭
长孙无瑕 | Zhangsun Wuxia | zhangsunwuxia | changsun wuxia | 長孫無瑕
单于朔方 | Chanyu Shuofang | chanyushuofang | chanyu sf
澹台明镜 | Tantai Mingjing | tantaimingjing | dantai mingjing | ttmj
令狐若冲 | Linghu Ruochong | linghuruochong | linghu rc | lhrc
欧阳霁月 | Ouyang Jiyue | ouyangjiyue | ouyang jy | oyjy | 歐陽霽月 | jiyue ouyang
诸葛青云 | Zhuge Qingyun | zhugeqingyun | zgqy | 諸葛青雲
上官婉仪 | Shangguan Wanyi | shangguanwanyi | shang guan wan yi | 上官婉儀
闾丘露薇 | Lvqiu Luwei | lvqiuluwei | luqiu luwei | lyuqiu luwei
吕律绿 | Lyu Lvlv | lvlvlv | lulvlv | lyu lyu lyu | lǚ lǜ lǜ
吕布谷 | Lü Bugu | lvbugu | lyubugu | lubugu | lü bugu | 呂布谷
女娲石 | Nyu Washi | nvwashi | nyu washi | nuwashi
罗静怡 | Luo Jingyi | luo2 jing4yi2 | luó jìngyí | luojy | ljingyi | UO JINGYI | jingyi luo | ＬＵＯ　ＪＩＮＧＹＩ
西安娜 | Xi Anna | xi'anna | xi’an na | xianna
方安格 | Fang Ange | fang'ange | fangange
叶靖雯 | Ye Jingwen | 葉靖雯 | yejingwen | ye jw
范钟鸣 | Fan Zhongming | 範鐘鳴 | fanzhongming | fan zm
劉國樑 | Liu Guoliang | 刘国梁 | liuguoliang | liu gl
鄧麗蓉 | Deng Lirong | 邓丽蓉 | denglirong
龔書豪 | Gong Shuhao | 龚书豪 | gongshuhao | gong sh
蕭薔薇 | Xiao Qiangwei | 萧蔷薇 | xiaoqiangwei | xqw
鍾馗達 | Zhong Kuida | 钟馗达 | zhongkuida | zhkd
嚴復禮 | Yan Fuli | 严复礼 | yanfuli
沢田広樹 | Sawada Hiroki | 泽田广树 | 澤田廣樹 | sawada h | hiroki sawada
阿卜杜热西提·买买提艾力 | Abdurishit Memetéli | 阿卜杜热西提买买提艾力 | 阿卜杜热西提・买买提 | 阿卜杜热西提 买买提 | 买买提艾力 | abdurishit m | memeteli
古丽巴哈尔•艾尼瓦尔 | Gülbahar Eniwar | 古丽巴哈尔·艾尼 | gulbahar | guelbahar | eniwar gul
扎西‧次仁旺堆 | Tashi Tsering Wangdu | 扎西次仁 | 次仁旺堆 | tashi wangdu
张 伟 奇 | Zhang Weiqi | 张伟奇 | zhagnweiqi | zangweiqi
陈静娴 | Chen Jingxian | chenjinxian | cenjingxian | chenjingxain
刘妮珂 | Liu Nike | niu nike | liulike
黄飞燕 | Huang Feiyan | fanghuiyan | huangfeiyna | huang feyan
申屠鹤轩 | Shentu Hexuan | shengtu hexuan | sentuhexuan
郑瑞霖 | Zheng Ruilin | zhenruilin | zeng ruiling | zhengruilni
钟灵毓 | Zhong Lingyu | zonglinyu | zhonglngyu
蓝若曦 | Lan Ruoxi | nanruoxi | lanruoxu | ranruoxi
冉云霄 | Ran Yunxiao | lanyunxiao | ranyunxaio | ran yx
常润泽 | Chang Runze | changrunce | canrunze | zhangrunze
佘诗曼丽 | She Shimanli | sheshimanli | yushimanli | se shimanli
魏璎珞 | Wei Yingluo | weiyinluo | 魏樱珞 | weiylngluo
孟繁漪 | Meng Fanyi | menfanyi | 孟凡怡 | mengfnyi
- | Łukasz Żółkiewicz | lukasz zolk | zolkiewicz lukasz | lukasz z | zolkiewcz
- | Đặng Thị Ngọc Hân | dang thi | dang han | ngoc han | dangthingochan
- | Søren Kierkholm-Ø | soren kier | soeren kierk | kierkholm | søren kierk
- | Jürgen Weißmüller | jurgen weissm | juergen weissm | weissmuller | weissmueller | weismuller | Weißmüller
- | Marta Kowalczykowa | kowalczykowa marta | koWalc | owalczykow | marta kowalcykowa | kovalczykowa
- | Tomás Riveró Peñalba | tomas penalba | penalba rivero | tomas rivero p | penyalba
- | Björn Åkerström | bjorn ak | akerstrom | aakerstrom | bjoern akerstroem | åker
- | Siobhán O'Donnellan | odonnellan | o'donnellan | o’donnellan s | siobhan o don | odonelan
- | Jean-Baptiste Lefèvreux | jean baptiste | jeanbaptiste | lefevreux j | baptiste lefevreux | jbl
- | María del Carmen López-Ibáñez | maria lopez | carmen lopez | lopez ibanez | maria ibanez | delcarmen
- | Þórdís Ægisdóttir | thordis | aegisdottir | aegisdotir
- | Nguyễn Văn Quyềnh | nguyen quyenh | van quyenh | quyenh nguyen
- | İsmail Çağlayangil | ismail | caglayangil | caglayangil ismail | calayangil
- | Александр Чайковцев | александр | чайковцев | ЧАЙКОВ
- | 김민서연 | 김민 | 민서연
- | Wolfeschlegel Steinhausen | wolfeschlegelsteinhausen | steinhausen wolf | steinhausn | volfeschlegel
- | Philippa Schwarzenbergh | filippa | swarzenbergh | schwarzenberg | pschwarz
- | Catherine Whitakker | catherina | whitaker | whittakker | cw
- | Oluwaseun Adébáyọ̀mi | adebayomi | oluwasen | adebayomi olu
"""


def guests() -> list[tuple[str | None, str, list[str]]]:
    """Chinese name, Latin name, and what is typed."""
    rows = [[cell.strip() for cell in line.split("|")] for line in GUESTS.strip().splitlines()]
    return [(None if zh == "-" else zh, latin, typed) for zh, latin, *typed in rows]
