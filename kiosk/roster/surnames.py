"""Surnames that are read differently from the same character elsewhere, and surnames of two characters."""

_READINGS = """
曾zeng 单shan 仇qiu 区ou 翟zhai/di 解xie 查zha 朴piao/pu/park 盖ge/gai 覃qin/tan 任ren 华hua 燕yan 宁ning
尉wei/yu 员yun/yuan 乐yue/le 召shao/zhao 纪ji 缪miao/mou 卜bu 牟mou/mu 薄bo/bao 冼xian 逄pang 訾zi
谌chen/shen 郇xun/huan 郗xi/chi 种chong/zhong 祭zhai/ji 秘bi/mi 那na/nuo 能nai/neng 柏bai/bo 贾jia 褚chu/zhu
车che 宿su 黑he/hei 折she/zhe 撒sa 乜nie 厍she 佘she/yu 晁chao 繁po/fan 句gou/ju 过guo 幺yao 藏zang
隗kui/wei 应ying 相xiang 都du 眭sui 逯lu 雒luo 亓qi 芮rui/nei 佴nai 谯qiao 郏jia 郤xi 阚kan/han 瞿qu 呙guo
嵇ji 蔚yu/wei 於yu 冯feng 石shi/dan 葛ge 盛sheng 强qiang 洗xian 尹yin 万wan 哈ha 邸di 洪hong 行xing 俞yu/shu
谷gu 舍she 仉zhang 璩qu 麴qu 曲qu 沈shen 卡ka 血xie 侯hou 角jue/jiao 合he 臧zang 昝zan 妫gui 莘xin/shen 戚qi
暨ji 郄qie/xi 蕃bo/fan 适kuo/shi 钭tou 费fei/bi 洼wa 弗fu 贲ben/bi 炅gui/jiong 桂gui 訇hong 颛zhuan 顿dun
轧ya 亶dan 遆ti 苫shan 尧yao 覀xi 鄢yan 佟tong 樊fan 占zhan 牛niu 生sheng 重chong 参shen 长zhang 朝chao
省xing 阿a/e 夏xia 降jiang 大da 叶ye/she 焦jiao 沐mu 柴chai 晟cheng/sheng 夫fu
"""

_COMPOUND = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟mo'qi 闻人 夏侯 诸葛 尉迟yu'chi/wei'chi 公羊 赫连
澹台tan'tai/dan'tai 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙zhang'sun 宇文 司徒 鲜于xian'yu
司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正yue'zheng 宰父 谷梁 拓跋tuo'ba 夹谷 轩辕 令狐
段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五
公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 单于chan'yu 贺兰 纳兰 完颜 耶律 叱干 哥舒 斛律
豆卢 西陵 淳于 东野 范姜 张简 陈黄 爱新 叶赫
"""

READINGS: dict[str, tuple[str, ...]] = {one[0]: tuple(one[1:].split("/")) for one in _READINGS.split()}
"""Simplified character -> its readings as a surname, the usual one first."""

COMPOUND: dict[str, tuple[str, ...]] = {
    one[:2]: tuple(one[2:].split("/")) if one[2:] else () for one in _COMPOUND.split()
}
"""Surnames of two characters -> readings of the pair where they are not those of its characters."""
