<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>texts</name>
    <message>
        <source>Set up this desk</source>
        <translation>设置本终端</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Desk and place</source>
        <translation>名称与位置</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Look and keys</source>
        <translation>外观与按键</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>Which event is this desk for?</source>
        <translation>本终端用于哪场活动？</translation>
    </message>
    <message>
        <source>What is this desk called, and where does it stand?</source>
        <translation>本终端叫什么，放在哪里？</translation>
    </message>
    <message>
        <source>Which camera reads the codes?</source>
        <translation>用哪个摄像头读码？</translation>
    </message>
    <message>
        <source>Which printer makes the badges?</source>
        <translation>用哪台打印机打印胸卡？</translation>
    </message>
    <message>
        <source>Can you hear the desk?</source>
        <translation>听得到提示音吗？</translation>
    </message>
    <message>
        <source>This desk is ready</source>
        <translation>本终端已就绪</translation>
    </message>
    <message>
        <source>How shall this desk look?</source>
        <translation>本终端的外观</translation>
    </message>
    <message>
        <source>Is everything ready for the first guest?</source>
        <translation>迎接第一位来宾，准备好了吗？</translation>
    </message>
    <message>
        <source>Hold the organiser&apos;s set-up code up to the camera, or choose the event pack: a zip file or a folder, on a stick or a share. It can be dropped here too.</source>
        <translation>请把主办方的设置码举到摄像头前，或选择活动包：U 盘或共享文件夹里的 zip 文件或文件夹，也可以拖到这里。</translation>
    </message>
    <message>
        <source>The name stands in every record. The place chooses the list by the programme.</source>
        <translation>每条记录都写有名称；位置决定按日程使用哪份名单。</translation>
    </message>
    <message>
        <source>Hold any QR code up: it must be outlined and read.</source>
        <translation>举起任意二维码：应当被框出并读到。</translation>
    </message>
    <message>
        <source>Print a test page and look at it before the first guest comes.</source>
        <translation>第一位来宾到来前，请打印一张测试页看看。</translation>
    </message>
    <message>
        <source>Every verdict has a sound of its own. Nobody has to hear them to work.</source>
        <translation>每种结果有各自的声音；听不到也能照常工作。</translation>
    </message>
    <message>
        <source>Everything can be changed later under F10, Settings.</source>
        <translation>以后都可以按 F10，在“设置”里更改。</translation>
    </message>
    <message>
        <source>Changes are seen at once, and kept for the next start.</source>
        <translation>更改立即生效，下次启动也保留。</translation>
    </message>
    <message>
        <source>Each lamp is well, or says what to do.</source>
        <translation>每盏灯要么正常，要么告诉您怎么做。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Begin check-in</source>
        <translation>开始签到</translation>
    </message>
    <message>
        <source>Keep and close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>中文</source>
        <comment>name of the language to switch to</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Path of the event pack</source>
        <translation>活动包的路径</translation>
    </message>
    <message>
        <source>Name of the desk</source>
        <translation>终端名称</translation>
    </message>
    <message>
        <source>Number of this desk</source>
        <translation>本终端的编号</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>入口</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>展馆</translation>
    </message>
    <message>
        <source>Address of the printer</source>
        <translation>打印机地址</translation>
    </message>
    <message>
        <source>Main entrance</source>
        <translation>主入口</translation>
    </message>
    <message>
        <source>No gate</source>
        <translation>不指定入口</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Reading the event pack</source>
        <translation>正在读取活动包</translation>
    </message>
    <message>
        <source>{event}: {guests} guests</source>
        <translation>{event}：{guests} 位来宾</translation>
    </message>
    <message>
        <source>Set-up code read</source>
        <translation>已读到设置码</translation>
    </message>
    <message>
        <source>Waiting for a set-up code</source>
        <translation>等待设置码</translation>
    </message>
    <message>
        <source>Pairing with the hub</source>
        <translation>正在与集线器配对</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Looking for printers</source>
        <translation>正在查找打印机</translation>
    </message>
    <message>
        <source>No printer is within reach</source>
        <translation>没有找到打印机</translation>
    </message>
    <message>
        <source>{count} within reach</source>
        <translation>找到 {count} 台</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>Printing the test page</source>
        <translation>正在打印测试页</translation>
    </message>
    <message>
        <source>The test page came out</source>
        <translation>测试页已打出</translation>
    </message>
    <message>
        <source>The test page did not come out</source>
        <translation>测试页没有打出</translation>
    </message>
    <message>
        <source>Nobody knows whether the test page came out: look</source>
        <translation>不知道测试页是否打出，请看一下</translation>
    </message>
    <message>
        <source>No printer: badges become PDF files</source>
        <translation>不用打印机：胸卡存成 PDF 文件</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>请进</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>慢走</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>稍等</translation>
    </message>
    <message>
        <source>No entry</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Help desk</source>
        <translation>去服务台</translation>
    </message>
    <message>
        <source>This computer has no loudspeaker. Colours, shapes and words tell the same.</source>
        <translation>这台电脑没有扬声器；颜色、形状和文字说的是同样的内容。</translation>
    </message>
    <message>
        <source>Press one to hear it</source>
        <translation>按一下试听</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Guest list</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Reading codes</source>
        <translation>读码</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>集线器</translation>
    </message>
    <message>
        <source>The desk is using it now</source>
        <translation>终端正在使用</translation>
    </message>
    <message>
        <source>{what}: {state}</source>
        <translation>{what}：{state}</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Text {percent} %</source>
        <translation>文字 {percent}%</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>左右布局</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Right-handed: camera at the right</source>
        <translation>右手：摄像头在右</translation>
    </message>
    <message>
        <source>Left-handed: camera at the left</source>
        <translation>左手：摄像头在左</translation>
    </message>
    <message>
        <source>Name, place and printer hold from the next start on.</source>
        <translation>名称、位置和打印机从下次启动起生效。</translation>
    </message>
</context>
</TS>
