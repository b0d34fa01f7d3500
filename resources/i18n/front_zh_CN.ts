<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>front</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>{role} {name}</source>
        <translation>{role} {name}</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Type your PIN. Scanning goes on meanwhile.</source>
        <translation>请输入 PIN。扫码照常进行。</translation>
    </message>
    <message>
        <source>{role}: your PIN, please</source>
        <translation>请{role}输入 PIN</translation>
    </message>
    <message>
        <source>For this once: {what}. The next scan sets it aside.</source>
        <translation>仅此一次：{what}。扫下一位时自动搁置。</translation>
    </message>
    <message>
        <source>{role} may let in · {name}</source>
        <translation>{role}可放行 · {name}</translation>
    </message>
    <message>
        <source>Needs a PIN: {role}</source>
        <translation>需要{role} PIN</translation>
    </message>
    <message>
        <source>let this guest in</source>
        <translation>放行这位来宾</translation>
    </message>
    <message>
        <source>undo the last entry</source>
        <translation>撤销上一次记录</translation>
    </message>
    <message>
        <source>print a new badge</source>
        <translation>补打胸卡</translation>
    </message>
    <message>
        <source>correct a name</source>
        <translation>更正姓名</translation>
    </message>
    <message>
        <source>close a help ticket</source>
        <translation>办结求助</translation>
    </message>
    <message>
        <source>register a guest</source>
        <translation>现场登记来宾</translation>
    </message>
    <message>
        <source>settle double entries</source>
        <translation>处理重复入场</translation>
    </message>
    <message>
        <source>export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>change the guest list</source>
        <translation>更改名单</translation>
    </message>
    <message>
        <source>begin or end the rehearsal</source>
        <translation>开始或结束演练</translation>
    </message>
    <message>
        <source>connect the desks</source>
        <translation>连接各台</translation>
    </message>
    <message>
        <source>change badge layouts</source>
        <translation>更改胸卡版式</translation>
    </message>
    <message>
        <source>change the settings</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>change staff and PINs</source>
        <translation>更改人员和 PIN</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>That PIN is not known here.</source>
        <translation>这里没有这个 PIN。</translation>
    </message>
    <message>
        <source>That PIN is not known here. Wait {seconds} s before the next try.</source>
        <translation>这里没有这个 PIN。请等 {seconds} 秒再试。</translation>
    </message>
    <message>
        <source>Wait {seconds} s more before the next try.</source>
        <translation>还要等 {seconds} 秒才能再试。</translation>
    </message>
    <message>
        <source>This PIN is not enough here: it takes a {role}.</source>
        <translation>这个 PIN 权限不够：需要{role}。</translation>
    </message>
    <message>
        <source>The staff file cannot be read: see the self-test.</source>
        <translation>人员文件无法读取：请看自检。</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Open help tickets</source>
        <translation>待办求助</translation>
    </message>
    <message>
        <source>Standby line of this door</source>
        <translation>本口候补队列</translation>
    </message>
    <message>
        <source>Recent scans</source>
        <translation>最近扫码</translation>
    </message>
    <message>
        <source>Keys of this desk</source>
        <translation>本台快捷键</translation>
    </message>
    <message>
        <source>End the rehearsal</source>
        <translation>结束演练</translation>
    </message>
    <message>
        <source>Begin a rehearsal</source>
        <translation>开始演练</translation>
    </message>
    <message>
        <source>Lock this desk</source>
        <translation>锁定本台</translation>
    </message>
    <message>
        <source>Sign in by PIN</source>
        <translation>用 PIN 登录</translation>
    </message>
    <message>
        <source>Rehearsal, nothing counts</source>
        <translation>演练模式，不计入正式记录</translation>
    </message>
    <message>
        <source>Nothing counts, no badge is printed</source>
        <translation>不计入正式记录，不打印胸卡</translation>
    </message>
    <message>
        <source>{name}: please go to the help desk</source>
        <translation>{name}：请到服务台</translation>
    </message>
    <message>
        <source>Please go to the help desk</source>
        <translation>请到服务台</translation>
    </message>
    <message>
        <source>Say {number} there; everything is on record already</source>
        <translation>到服务台报 {number}，情况已经转过去了</translation>
    </message>
    <message>
        <source>Help {number}</source>
        <translation>求助 {number}</translation>
    </message>
    <message>
        <source>Open help tickets: {count}</source>
        <translation>待办求助：{count}</translation>
    </message>
    <message>
        <source>Nobody is waiting for the help desk.</source>
        <translation>没有人在等服务台。</translation>
    </message>
    <message>
        <source>Arrow keys choose, Enter opens</source>
        <translation>方向键选择，回车打开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Check in now</source>
        <translation>现在签到</translation>
    </message>
    <message>
        <source>Let in, with a reason</source>
        <translation>放行并注明原因</translation>
    </message>
    <message>
        <source>New badge</source>
        <translation>补打胸卡</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Help ticket {number}, from {desk}</source>
        <translation>求助 {number}，来自 {desk}</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>{time} 转来</translation>
    </message>
    <message>
        <source>Help ticket {number} settled</source>
        <translation>求助 {number} 已办结</translation>
    </message>
    <message>
        <source>scanned …{text}</source>
        <translation>扫到 …{text}</translation>
    </message>
    <message>
        <source>A character on the badge of {name} is in no font</source>
        <translation>{name} 的胸卡上有字体缺失的字</translation>
    </message>
    <message>
        <source>Print “{name}” large instead</source>
        <translation>改用大号“{name}”打印</translation>
    </message>
    <message>
        <source>Type what shall stand there</source>
        <translation>输入替代文字</translation>
    </message>
    <message>
        <source>For the badge only: the guest list stays as it is</source>
        <translation>只影响胸卡，名单保持不变</translation>
    </message>
    <message>
        <source>Name, large</source>
        <translation>姓名（大字）</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>第二行</translation>
    </message>
    <message>
        <source>Print the badge</source>
        <translation>打印胸卡</translation>
    </message>
    <message>
        <source>Came in: {place}</source>
        <translation>入场：{place}</translation>
    </message>
    <message>
        <source>Let in: {place} ({why})</source>
        <translation>放行：{place}（{why}）</translation>
    </message>
    <message>
        <source>Went out: {place}</source>
        <translation>离场：{place}</translation>
    </message>
    <message>
        <source>Not let in: {place} ({why})</source>
        <translation>未放行：{place}（{why}）</translation>
    </message>
    <message>
        <source>The entry before was undone</source>
        <translation>上一次记录已撤销</translation>
    </message>
    <message>
        <source>Badge sent to the printer</source>
        <translation>胸卡已送打印</translation>
    </message>
    <message>
        <source>Badge came out</source>
        <translation>胸卡已打出</translation>
    </message>
    <message>
        <source>Badge did not come out</source>
        <translation>胸卡没有打出</translation>
    </message>
    <message>
        <source>Nobody knows whether the badge came out</source>
        <translation>不清楚胸卡有没有打出</translation>
    </message>
    <message>
        <source>The badge before opens no door any more</source>
        <translation>原胸卡已作废</translation>
    </message>
    <message>
        <source>Registered at a desk</source>
        <translation>现场登记</translation>
    </message>
    <message>
        <source>Name or details corrected</source>
        <translation>姓名或资料已更正</translation>
    </message>
    <message>
        <source>Sent to the help desk as {number}</source>
        <translation>转服务台，编号 {number}</translation>
    </message>
    <message>
        <source>Waits for a seat: {place}</source>
        <translation>候补：{place}</translation>
    </message>
    <message>
        <source>Called in: {place}</source>
        <translation>叫到：{place}</translation>
    </message>
    <message>
        <source>Left the standby line: {place}</source>
        <translation>退出候补：{place}</translation>
    </message>
    <message>
        <source>Agreed to a notice</source>
        <translation>已同意告知</translation>
    </message>
    <message>
        <source>Put on standby</source>
        <translation>加入候补</translation>
    </message>
    <message>
        <source>Standby, place {number}</source>
        <translation>候补第 {number} 位</translation>
    </message>
    <message>
        <source>Called in from standby</source>
        <translation>候补已叫到</translation>
    </message>
    <message>
        <source>{name} waits for a seat, place {number}</source>
        <translation>{name} 候补，第 {number} 位</translation>
    </message>
    <message>
        <source>This screen calls them when a seat is free</source>
        <translation>有空位时，本屏会叫到</translation>
    </message>
    <message>
        <source>A seat is free for</source>
        <translation>有空位，请</translation>
    </message>
    <message>
        <source>{name} and {more} more</source>
        <translation>{name} 等，另有 {more} 人</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Standby for {place}: {count}</source>
        <translation>{place} 候补：{count}</translation>
    </message>
    <message>
        <source>Nobody waits for a seat here.</source>
        <translation>这里没有人候补。</translation>
    </message>
    <message>
        <source>Whoever is called has a seat kept until they come or are taken out of the line</source>
        <translation>叫到的人保留座位，直到入场或移出队列</translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>called {time}</source>
        <translation>{time} 叫到</translation>
    </message>
    <message>
        <source>{why}, turned by hand</source>
        <translation>{why}，方向手动</translation>
    </message>
    <message>
        <source>What should it say about {name}?</source>
        <translation>更正 {name} 的资料</translation>
    </message>
    <message>
        <source>Recorded with your name. A badge that is out already is printed anew.</source>
        <translation>会记下是谁改的；已打出的胸卡会重新打印。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>不改</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文姓名</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>拉丁字母姓名</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Corrected and recorded</source>
        <translation>已更正并记录</translation>
    </message>
    <message>
        <source>Did the badge of {name} come out?</source>
        <translation>{name} 的胸卡打出来了吗？</translation>
    </message>
    <message>
        <source>Yes, the guest has it</source>
        <translation>打出来了，已交给来宾</translation>
    </message>
    <message>
        <source>No, print it again</source>
        <translation>没有，重新打印</translation>
    </message>
    <message>
        <source>Did the badge come out? F3</source>
        <translation>胸卡打出来了吗？按 F3</translation>
    </message>
</context>
</TS>
