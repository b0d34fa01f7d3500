<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>texts</name>
    <message>
        <source>EXIT</source>
        <translation>离场</translation>
    </message>
    <message>
        <source>离场</source>
        <comment>second language</comment>
        <translation>EXIT</translation>
    </message>
    <message>
        <source>ENTRY</source>
        <translation>入场</translation>
    </message>
    <message>
        <source>入场</source>
        <comment>second language</comment>
        <translation>ENTRY</translation>
    </message>
    <message>
        <source>中文</source>
        <comment>name of the language to switch to</comment>
        <translation>EN</translation>
    </message>
    <message>
        <source>Check-in desk</source>
        <translation>签到台</translation>
    </message>
    <message>
        <source>Please show your QR code</source>
        <translation>请出示二维码</translation>
    </message>
    <message>
        <source>请出示二维码</source>
        <comment>second language</comment>
        <translation>Please show your QR code</translation>
    </message>
    <message>
        <source>By programme</source>
        <translation>随日程</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Inside now</source>
        <translation>馆内人数</translation>
    </message>
    <message>
        <source>of {capacity}</source>
        <translation>核定 {capacity}</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>快满了</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>Went out without a scan</source>
        <translation>离场时没有扫码</translation>
    </message>
    <message>
        <source>Was scanned but did not go in</source>
        <translation>扫过码但没有进去</translation>
    </message>
    <message>
        <source>Why a new badge for {name}? The old one will open no door.</source>
        <translation>为什么给{name}补打胸卡？旧卡随即作废。</translation>
    </message>
    <message>
        <source>Damaged or misprinted</source>
        <translation>损坏或打印不良</translation>
    </message>
    <message>
        <source>Something on it was wrong</source>
        <translation>内容有误</translation>
    </message>
    <message>
        <source>Mislaid</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Recent scans</source>
        <translation>最近扫码</translation>
    </message>
    <message>
        <source>{count} checked in</source>
        <translation>共 {count} 人入场</translation>
    </message>
    <message>
        <source>Last guest</source>
        <translation>上一位</translation>
    </message>
    <message>
        <source>Nobody has come in at this desk yet</source>
        <translation>本台还没有人入场</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>未知二维码</translation>
    </message>
    <message>
        <source>No guest belongs to this code</source>
        <translation>未找到对应参会人</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>{name} opens in {minutes} min</source>
        <translation>{minutes} 分钟后开放{name}</translation>
    </message>
    <message>
        <source>{name} is open now</source>
        <translation>{name}已开放</translation>
    </message>
    <message>
        <source>Code read</source>
        <translation>已识别</translation>
    </message>
    <message>
        <source>Waiting for a code</source>
        <translation>等待二维码</translation>
    </message>
    <message>
        <source>One more code: it is read next</source>
        <translation>还有一个码，接着就读</translation>
    </message>
    <message>
        <source>Hand scanner not connected</source>
        <translation>扫码枪没有连接</translation>
    </message>
    <message>
        <source>A little closer</source>
        <translation>请再靠近一点</translation>
    </message>
    <message>
        <source>A little further away</source>
        <translation>请再远一点</translation>
    </message>
    <message>
        <source>Hold still for a moment</source>
        <translation>请拿稳一下</translation>
    </message>
    <message>
        <source>Too much light on it</source>
        <translation>反光太强，请避开灯光</translation>
    </message>
    <message>
        <source>Make the phone brighter</source>
        <translation>请调亮手机屏幕</translation>
    </message>
    <message>
        <source>Tilt it a little</source>
        <translation>请稍微倾斜</translation>
    </message>
    <message>
        <source>Too dark here: more light</source>
        <translation>这里太暗，请开灯</translation>
    </message>
    <message>
        <source>No picture since {time}</source>
        <translation>{time} 起没有画面</translation>
    </message>
    <message>
        <source>The camera sends no picture</source>
        <translation>摄像头没有画面</translation>
    </message>
    <message>
        <source>Guests are fine and nothing is lost. Keep going:</source>
        <translation>不影响来宾，记录都在，请继续：</translation>
    </message>
    <message>
        <source>Use the hand scanner</source>
        <translation>用扫码枪</translation>
    </message>
    <message>
        <source>It works right now.</source>
        <translation>现在就能用。</translation>
    </message>
    <message>
        <source>Plug the camera in again</source>
        <translation>重新插好摄像头</translation>
    </message>
    <message>
        <source>It comes back by itself.</source>
        <translation>插好后自动恢复。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>胸卡</translation>
    </message>
    <message>
        <source>{count} badges waiting</source>
        <translation>待打印胸卡 {count}</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>标签剩 {count} 张</translation>
    </message>
    <message>
        <source>{count} guests</source>
        <translation>名单 {count} 人</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打胸卡</translation>
    </message>
    <message>
        <source>Edit name</source>
        <translation>改姓名</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>转服务台</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Look only</source>
        <translation>只看不记</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近扫码</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>再次放行</translation>
    </message>
    <message>
        <source>Save and let in</source>
        <translation>保存并放行</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Sign in by PIN, or lock</source>
        <translation>用 PIN 登录或锁定</translation>
    </message>
    <message>
        <source>{number} of {count} · required</source>
        <translation>第 {number} 题，共 {count} 题 · 必答</translation>
    </message>
    <message>
        <source>{number} of {count} · optional</source>
        <translation>第 {number} 题，共 {count} 题 · 选答</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Several answers are possible.</source>
        <translation>可多选。</translation>
    </message>
    <message>
        <source>Why let them in?</source>
        <translation>放行原因</translation>
    </message>
    <message>
        <source>Choose a reason first; it is recorded. The next scan sets this aside.</source>
        <translation>选好原因再放行，会记入日志。扫下一位时，这里自动搁置。</translation>
    </message>
    <message>
        <source>Showed proof of payment</source>
        <translation>已出示付款凭证</translation>
    </message>
    <message>
        <source>Paid here just now</source>
        <translation>现场已收款</translation>
    </message>
    <message>
        <source>Approved by the organisers</source>
        <translation>主办方批准</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Do not let in</source>
        <translation>不放行</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Check in {name}</source>
        <translation>为{name}签到</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Which door is this?</source>
        <translation>这是哪个入口？</translation>
    </message>
    <message>
        <source>Follow the programme</source>
        <translation>随日程</translation>
    </message>
    <message>
        <source>The clock chooses the list</source>
        <translation>由时间决定清单</translation>
    </message>
    <message>
        <source>Keys of this desk</source>
        <translation>本台快捷键</translation>
    </message>
    <message>
        <source>{count} guests · {time}</source>
        <translation>{count} 人 · {time}</translation>
    </message>
    <message>
        <source>One question for {name}</source>
        <translation>还有一个问题：{name}</translation>
    </message>
    <message>
        <source>{name}: {line}</source>
        <translation>{name}：{line}</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Plug in a camera</source>
        <translation>请插上摄像头</translation>
    </message>
    <message>
        <source>Or use the hand scanner, or F2 to type</source>
        <translation>或用扫码枪，或按 F2 输入</translation>
    </message>
    <message>
        <source>Or type the code below the QR.</source>
        <translation>或输入二维码下方的票号。</translation>
    </message>
    <message>
        <source>Find by name or code</source>
        <translation>按姓名或票号查找</translation>
    </message>
    <message>
        <source>name, pinyin, initials, phone, company or code</source>
        <translation>姓名、拼音、首字母、手机、单位或票号</translation>
    </message>
    <message>
        <source>Type a few letters of a name, or the code below the QR. A scanner works here too.</source>
        <translation>输入姓名的几个字母，或二维码下方的票号；扫码枪在这里也能用。</translation>
    </message>
    <message>
        <source>Find a guest or type a code</source>
        <translation>查找来宾或输入票号</translation>
    </message>
    <message>
        <source>Switch to the next list</source>
        <translation>切换到下一场</translation>
    </message>
    <message>
        <source>Choose the door</source>
        <translation>选择入口</translation>
    </message>
    <message>
        <source>Entry or exit</source>
        <translation>入场或离场</translation>
    </message>
    <message>
        <source>Chinese or English</source>
        <translation>中文或英文</translation>
    </message>
    <message>
        <source>Light, dark, high contrast</source>
        <translation>浅色、深色、高对比</translation>
    </message>
    <message>
        <source>For the left or the right hand</source>
        <translation>左手或右手布局</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>入场次数</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>上次入场</translation>
    </message>
    <message>
        <source>before: {entries}</source>
        <translation>此前：{entries}</translation>
    </message>
    <message>
        <source>First time in</source>
        <translation>首次入场</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Printing the badge</source>
        <translation>正在打印胸卡</translation>
    </message>
    <message>
        <source>Badge printed</source>
        <translation>胸卡已打印</translation>
    </message>
    <message>
        <source>Badge sent to the printer</source>
        <translation>胸卡已交给打印机</translation>
    </message>
    <message>
        <source>Badge follows</source>
        <translation>胸卡稍后打印</translation>
    </message>
    <message>
        <source>Look only: nothing was recorded</source>
        <translation>只看不记：没有记录</translation>
    </message>
    <message>
        <source>This scan could not be recorded</source>
        <translation>这次扫码没能记录</translation>
    </message>
    <message>
        <source>Let the guest wait a moment and scan again; tell the organisers if it stays.</source>
        <translation>请来宾稍候，再扫一次；仍不行请告诉主办方。</translation>
    </message>
    <message>
        <source>{name} has left</source>
        <translation>{name} 已离场</translation>
    </message>
    <message>
        <source>No name on record</source>
        <translation>名单里没有姓名</translation>
    </message>
    <message>
        <source>No list chosen</source>
        <translation>未选择签到点</translation>
    </message>
    <message>
        <source>Please take note of this guest</source>
        <translation>请留意这位来宾</translation>
    </message>
    <message>
        <source>payment code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>other event</source>
        <translation>其他活动</translation>
    </message>
    <message>
        <source>already in</source>
        <translation>已入场</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>暂停使用</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已换新</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>not at this time</source>
        <translation>不在时段</translation>
    </message>
    <message>
        <source>other door</source>
        <translation>其他入口</translation>
    </message>
    <message>
        <source>other session</source>
        <translation>其他场次</translation>
    </message>
    <message>
        <source>door&apos;s rule</source>
        <translation>入口规则</translation>
    </message>
    <message>
        <source>entrance first</source>
        <translation>先到主入口</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>question</source>
        <translation>待答</translation>
    </message>
    <message>
        <source>several guests</source>
        <translation>多位来宾</translation>
    </message>
    <message>
        <source>set-up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>code {matched}</source>
        <translation>票号 {matched}</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>pinyin {matched}</source>
        <translation>拼音 {matched}</translation>
    </message>
    <message>
        <source>initials {matched}</source>
        <translation>首字母 {matched}</translation>
    </message>
    <message>
        <source>company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>sounds alike</source>
        <translation>读音相近</translation>
    </message>
    <message>
        <source>phone …{digits}</source>
        <translation>手机 …{digits}</translation>
    </message>
    <message>
        <source>in since {time}</source>
        <translation>{time} 入场</translation>
    </message>
    <message>
        <source>not in</source>
        <translation>未入场</translation>
    </message>
    <message>
        <source>Last entry undone</source>
        <translation>已撤销上一次记录</translation>
    </message>
    <message>
        <source>That entry can no longer be undone</source>
        <translation>这次记录已不能撤销</translation>
    </message>
    <message>
        <source>Look only: the next code is not recorded</source>
        <translation>只看不记：下一个码不记录</translation>
    </message>
    <message>
        <source>No guest list</source>
        <translation>没有名单</translation>
    </message>
    <message>
        <source>This desk has no guest list yet</source>
        <translation>本机还没有参会名单</translation>
    </message>
    <message>
        <source>Guests are fine. The list comes from the organisers&apos; event pack:</source>
        <translation>不是来宾的问题。名单来自主办方的活动包：</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭本窗口</translation>
    </message>
    <message>
        <source>The import needs the desk&apos;s folder.</source>
        <translation>导入时要独占本机的数据。</translation>
    </message>
    <message>
        <source>Import the guest list</source>
        <translation>导入参会名单</translation>
    </message>
    <message>
        <source>Open the desk again</source>
        <translation>重新打开签到台</translation>
    </message>
    <message>
        <source>It then knows its guests.</source>
        <translation>即可开始签到。</translation>
    </message>
    <message>
        <source>Badges follow</source>
        <translation>胸卡稍后</translation>
    </message>
    <message>
        <source>This desk cannot open its records</source>
        <translation>本机打不开记录</translation>
    </message>
</context>
</TS>
