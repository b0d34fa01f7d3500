<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>roster</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文姓名</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>拼音或外文姓名</translation>
    </message>
    <message>
        <source>Ticket code</source>
        <translation>票码</translation>
    </message>
    <message>
        <source>Stable id</source>
        <translation>固定编号</translation>
    </message>
    <message>
        <source>Ticket type</source>
        <translation>票种</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Organisation in Chinese</source>
        <translation>中文单位</translation>
    </message>
    <message>
        <source>Organisation in English</source>
        <translation>英文单位</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Title in Chinese</source>
        <translation>中文职务</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英文职务</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Booking reference</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款状态</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意事项</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Session of the ticket</source>
        <translation>门票所属场次</translation>
    </message>
    <message>
        <source>Sessions signed up for</source>
        <translation>已报场次</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Kind of ticket</source>
        <translation>子类别</translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation>工作备注</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>重点关注</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>需审核</translation>
    </message>
    <message>
        <source>Valid unpaid</source>
        <translation>未付可入</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Add-on to</source>
        <translation>附加于</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>No font has the character</source>
        <translation>没有字体能印的字</translation>
    </message>
    <message>
        <source>Private character</source>
        <translation>自造字</translation>
    </message>
    <message>
        <source>Lost character</source>
        <translation>丢失的字</translation>
    </message>
    <message>
        <source>Name too long for the badge</source>
        <translation>姓名放不下</translation>
    </message>
    <message>
        <source>Organisation cut on the badge</source>
        <translation>单位被截短</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>没有姓名</translation>
    </message>
    <message>
        <source>Code given twice</source>
        <translation>票码重复</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>没有票码</translation>
    </message>
    <message>
        <source>Code too long to scan well</source>
        <translation>票码过长</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>Registered twice</source>
        <translation>重复报名</translation>
    </message>
    <message>
        <source>No ticket type</source>
        <translation>没有票种</translation>
    </message>
    <message>
        <source>E-mail cannot be right</source>
        <translation>邮箱有误</translation>
    </message>
    <message>
        <source>Telephone cannot be right</source>
        <translation>电话有误</translation>
    </message>
    <message>
        <source>Outside the programme</source>
        <translation>不在会期内</translation>
    </message>
    <message>
        <source>No consent</source>
        <translation>未同意告知</translation>
    </message>
    <message>
        <source>No door takes the ticket</source>
        <translation>没有入口接受</translation>
    </message>
    <message>
        <source>No badge layout</source>
        <translation>没有胸卡版式</translation>
    </message>
    <message>
        <source>Picture of a badge layout is missing</source>
        <translation>胸卡版式缺图片</translation>
    </message>
    <message>
        <source>Import a roster</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Drop a file here: CSV, Excel (.xlsx) or JSON</source>
        <translation>把文件拖到这里：CSV、Excel（.xlsx）或 JSON</translation>
    </message>
    <message>
        <source>Nothing is taken before you have seen what it changes. The door stays open meanwhile.</source>
        <translation>先看清会改变什么，再决定是否导入；其间入口照常签到。</translation>
    </message>
    <message>
        <source>An event pack (folder or .zip) brings its event and photos too: take it with “import PACK” at the command line, or in the assistant of a new desk.</source>
        <translation>活动包（文件夹或 .zip）还带有活动设置和照片：请用命令“import 活动包”导入，或在新签到台的设置向导里导入。</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Rosters (*.csv *.tsv *.txt *.xlsx *.xlsm *.json);;All files (*)</source>
        <translation>名单 (*.csv *.tsv *.txt *.xlsx *.xlsm *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{file}: what each column holds</source>
        <translation>{file}：各列的含义</translation>
    </message>
    <message>
        <source>Correct a guess where it is wrong.</source>
        <translation>猜得不对的请更正。</translation>
    </message>
    <message>
        <source>Correct a guess where it is wrong. Columns that are passed over: {count}.</source>
        <translation>猜得不对的请更正。跳过的列：{count}。</translation>
    </message>
    <message>
        <source>Heading in the file</source>
        <translation>文件中的列名</translation>
    </message>
    <message>
        <source>Taken as</source>
        <translation>作为</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>See what it changes</source>
        <translation>查看会改变什么</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Back to the columns</source>
        <translation>返回各列</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Making the new roster</source>
        <translation>正在生成新名单</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
    <message>
        <source>{done} rows</source>
        <translation>{done} 行</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>还需 {minutes} 分钟</translation>
    </message>
    <message>
        <source>The door goes on with the roster it has.</source>
        <translation>入口继续使用现有名单。</translation>
    </message>
    <message>
        <source>Stop, keep the old roster</source>
        <translation>停止，保留原名单</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Stopped: the desk keeps the roster it had.</source>
        <translation>已停止：本机名单保持原样。</translation>
    </message>
    <message>
        <source>After the import: {count} guests</source>
        <translation>导入后共 {count} 人</translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation>新增 {count}</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>更改 {count}</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>移出 {count}</translation>
    </message>
    <message>
        <source>{count} rows to look at</source>
        <translation>{count} 行需要查看</translation>
    </message>
    <message>
        <source>Removed guests are kept aside; what happened at the door stays.</source>
        <translation>移出的人另行保存，入口的记录不变。</translation>
    </message>
    <message>
        <source>This roster is here already: nothing changes.</source>
        <translation>本机已是这份名单，没有变化。</translation>
    </message>
    <message>
        <source>The first {count} of each kind are listed.</source>
        <translation>每类只列出前 {count} 条。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>look at</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>Import {count} guests</source>
        <translation>导入 {count} 人</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Rows to look at</source>
        <translation>需要查看的行</translation>
    </message>
    <message>
        <source>{count} guests are on the roster</source>
        <translation>名单上现有 {count} 人</translation>
    </message>
    <message>
        <source>The door uses it already. Next: look for what would go wrong there.</source>
        <translation>入口已在使用。下一步：检查会出什么问题。</translation>
    </message>
    <message>
        <source>Run the preflight</source>
        <translation>会前检查</translation>
    </message>
    <message>
        <source>Not imported: the desk keeps the roster it had</source>
        <translation>没有导入，本机名单保持原样</translation>
    </message>
    <message>
        <source>Preflight: what would go wrong at the door</source>
        <translation>会前检查：入口会出什么问题</translation>
    </message>
    <message>
        <source>Checking every guest</source>
        <translation>正在逐人检查</translation>
    </message>
    <message>
        <source>Nothing would go wrong.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>{count} 处问题</translation>
    </message>
    <message>
        <source>All kinds ({count})</source>
        <translation>全部（{count}）</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind}（{count}）</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>存为 Excel</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>preflight</source>
        <translation>会前检查</translation>
    </message>
    <message>
        <source>New guest</source>
        <translation>新来宾</translation>
    </message>
    <message>
        <source>Agrees: {text}</source>
        <translation>同意：{text}</translation>
    </message>
    <message>
        <source>Register and check in</source>
        <translation>登记并签到</translation>
    </message>
    <message>
        <source>The name is needed.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>The guest has to agree to the notice first.</source>
        <translation>请来宾先同意告知事项。</translation>
    </message>
    <message>
        <source>{name} is registered.</source>
        <translation>{name} 已登记。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Booking reference, or the code of one member</source>
        <translation>订单号，或任一成员的票码</translation>
    </message>
    <message>
        <source>Show the group</source>
        <translation>显示团队</translation>
    </message>
    <message>
        <source>“{text}” belongs to no group.</source>
        <translation>“{text}” 不属于任何团队。</translation>
    </message>
    <message>
        <source>{chosen} of {count} chosen; Space chooses, their badges come in this order</source>
        <translation>已选 {chosen} / {count} 人；空格键选择，胸卡按此顺序打印</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Check in {count}</source>
        <translation>为 {count} 人签到</translation>
    </message>
    <message>
        <source>{admitted} of {count} are in</source>
        <translation>{admitted} / {count} 人已入场</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>会前检查</translation>
    </message>
</context>
</TS>
