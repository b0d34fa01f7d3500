<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>board</name>
    <message>
        <source>There is no guest list here yet</source>
        <translation>这里还没有参会名单</translation>
    </message>
    <message>
        <source>Before the first day · overview</source>
        <translation>开幕前 · 现场总览</translation>
    </message>
    <message>
        <source>Day {day} · overview</source>
        <translation>第 {day} 天 · 现场总览</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>已入场</translation>
    </message>
    <message>
        <source>No session with a limit is open now</source>
        <translation>现在没有限额的场次开放</translation>
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
        <source>Arrivals in each 5 minutes</source>
        <translation>每 5 分钟到达</translation>
    </message>
    <message>
        <source>A minute, lately</source>
        <translation>近来每分钟</translation>
    </message>
    <message>
        <source>Each guest takes</source>
        <translation>每人用时</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>还未到</translation>
    </message>
    <message>
        <source>Help tickets</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Desks and kiosks</source>
        <translation>工位与自助机</translation>
    </message>
    <message>
        <source>guests in an hour</source>
        <translation>人/时</translation>
    </message>
    <message>
        <source>{count} more, all well</source>
        <translation>另有 {count} 台正常</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>no word for {minutes} min</source>
        <translation>{minutes} 分钟无消息</translation>
    </message>
    <message>
        <source>help {number}</source>
        <translation>有人求助 {number}</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Enough positions are open</source>
        <translation>工位够用</translation>
    </message>
    <message>
        <source>Open {count} more positions</source>
        <translation>再开 {count} 个工位</translation>
    </message>
    <message>
        <source>At this pace those at work are busy without a pause.</source>
        <translation>照这个速度，现有工位没有空隙。</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待处理的事</translation>
    </message>
    <message>
        <source>Help {number}</source>
        <translation>求助 {number}</translation>
    </message>
    <message>
        <source>Help {number} · {name}</source>
        <translation>求助 {number} · {name}</translation>
    </message>
    <message>
        <source>{name} · in twice</source>
        <translation>{name} · 入场两次</translation>
    </message>
    <message>
        <source>{desk} is silent</source>
        <translation>{desk} 没有消息</translation>
    </message>
    <message>
        <source>called staff</source>
        <translation>找工作人员</translation>
    </message>
    <message>
        <source>another person&apos;s ticket</source>
        <translation>不是本人的票</translation>
    </message>
    <message>
        <source>badge did not come out</source>
        <translation>胸卡没有打出来</translation>
    </message>
    <message>
        <source>to be checked in by hand</source>
        <translation>需人工签到</translation>
    </message>
    <message>
        <source>does not agree to the notice</source>
        <translation>不同意告知内容</translation>
    </message>
    <message>
        <source>found without proof</source>
        <translation>身份没有核对上</translation>
    </message>
    <message>
        <source>wrong name on the badge</source>
        <translation>胸卡信息有误</translation>
    </message>
    <message>
        <source>not paid</source>
        <translation>订单未付款</translation>
    </message>
    <message>
        <source>unknown code</source>
        <translation>未知的码</translation>
    </message>
    <message>
        <source>ticket does not let in</source>
        <translation>票不能入场</translation>
    </message>
</context>
<context>
    <name>selfservice</name>
    <message>
        <source>Hello, {name}</source>
        <translation>您好，{name}</translation>
    </message>
    <message>
        <source>Your day, {name}</source>
        <translation>{name}，您今天的安排</translation>
    </message>
    <message>
        <source>Your badge was still to come. It prints now</source>
        <translation>您的胸卡还没打印，马上补上</translation>
    </message>
    <message>
        <source>Welcome. Your badge prints now</source>
        <translation>欢迎！胸卡马上打印</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>signed up for {session}</source>
        <translation>已报名{session}</translation>
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
        <source>{people} inside</source>
        <translation>场内 {people} 人</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>已识别</translation>
    </message>
    <message>
        <source>Badge prints</source>
        <translation>打印胸卡</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>取走胸卡</translation>
    </message>
    <message>
        <source>Printing your badge</source>
        <translation>正在打印胸卡</translation>
    </message>
    <message>
        <source>Nearly there</source>
        <translation>马上就好</translation>
    </message>
    <message>
        <source>About {seconds} s to go</source>
        <translation>大约还要 {seconds} 秒</translation>
    </message>
    <message>
        <source>Your badge is ready</source>
        <translation>胸卡好了，请取走</translation>
    </message>
    <message>
        <source>Below the screen, on the left</source>
        <translation>从屏幕左下方的出口取</translation>
    </message>
    <message>
        <source>Right below the screen</source>
        <translation>从屏幕正下方的出口取</translation>
    </message>
    <message>
        <source>Below the screen, on the right</source>
        <translation>从屏幕右下方的出口取</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>找工作人员</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>不是我</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>再等等</translation>
    </message>
    <message>
        <source>Closes in {seconds} s</source>
        <translation>{seconds} 秒后返回</translation>
    </message>
    <message>
        <source>Thank you, done</source>
        <translation>好的，谢谢</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Still there?</source>
        <translation>还在吗？</translation>
    </message>
    <message>
        <source>What you entered is covered meanwhile.</source>
        <translation>您填写的内容已经遮住。</translation>
    </message>
    <message>
        <source>Yes, more time</source>
        <translation>还在，再等等</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>Go to the help desk</source>
        <translation>请到服务台</translation>
    </message>
    <message>
        <source>Your number: just say it there</source>
        <translation>您的求助号，说这个号码就行</translation>
    </message>
    <message>
        <source>Just say what happened here</source>
        <translation>到那里说一声就行</translation>
    </message>
    <message>
        <source>Help desk {name}</source>
        <translation>{name} 号服务台</translation>
    </message>
    <message>
        <source>The help desk</source>
        <translation>服务台</translation>
    </message>
    <message>
        <source>Staff have what they need. You need not explain again.</source>
        <translation>同事已收到您的情况，不用再说一遍。</translation>
    </message>
    <message>
        <source>Staff have been told</source>
        <translation>已通知工作人员</translation>
    </message>
    <message>
        <source>A colleague can come over, or go to the help desk</source>
        <translation>同事会过来，您也可以去服务台</translation>
    </message>
    <message>
        <source>We will sort out whose ticket this is</source>
        <translation>我们来核对这张票是谁的</translation>
    </message>
    <message>
        <source>Your badge needs a hand</source>
        <translation>您的胸卡需要人工处理</translation>
    </message>
    <message>
        <source>A colleague checks you in at the help desk</source>
        <translation>请在服务台由同事为您签到</translation>
    </message>
    <message>
        <source>The help desk checks you in in another way</source>
        <translation>服务台可以用别的方式为您签到</translation>
    </message>
    <message>
        <source>The help desk finds you in the list</source>
        <translation>服务台会在名单里找到您</translation>
    </message>
    <message>
        <source>The help desk puts your badge right</source>
        <translation>服务台会把胸卡改好</translation>
    </message>
    <message>
        <source>One question is easier to answer at the help desk</source>
        <translation>有一项在服务台办更方便</translation>
    </message>
    <message>
        <source>Our machine needs a hand</source>
        <translation>机器需要人工处理</translation>
    </message>
    <message>
        <source>Type your initials in pinyin, your name, or the end of your phone</source>
        <translation>输入姓名拼音首字母或手机后四位</translation>
    </message>
    <message>
        <source>Initials, name, or end of phone</source>
        <translation>拼音首字母、姓名或手机后四位</translation>
    </message>
    <message>
        <source>A booking reference works too.</source>
        <translation>也可以输入订单号。</translation>
    </message>
    <message>
        <source>More than these: type on</source>
        <translation>还有更多，请继续输入</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 位</translation>
    </message>
    <message>
        <source>Then one more fact about you, and only then it prints.</source>
        <translation>选好后，再输入一项信息，才会打印。</translation>
    </message>
    <message>
        <source>The last 4 digits of your phone</source>
        <translation>请输入手机号后四位</translation>
    </message>
    <message>
        <source>The e-mail address you registered with</source>
        <translation>请输入报名时的邮箱</translation>
    </message>
    <message>
        <source>Your initials in pinyin, or your name</source>
        <translation>请输入姓名拼音或首字母</translation>
    </message>
    <message>
        <source>That does not match. Tries left: {left}</source>
        <translation>没有对上，还可以试 {left} 次</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Before we go on</source>
        <translation>开始之前，请您知悉</translation>
    </message>
    <message>
        <source>Questions left: {left}</source>
        <translation>还有 {left} 个问题</translation>
    </message>
    <message>
        <source>One question</source>
        <translation>还有一个问题</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>不同意</translation>
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
        <source>Look at this once more</source>
        <translation>请再看一下这里</translation>
    </message>
    <message>
        <source>Is this right on your badge?</source>
        <translation>胸卡上这样写，对吗？</translation>
    </message>
    <message>
        <source>All correct</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Fix the spelling</source>
        <translation>修改字母姓名</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他有误</translation>
    </message>
    <message>
        <source>Year, month, day</source>
        <translation>年、月、日</translation>
    </message>
    <message>
        <source>Hour and minute</source>
        <translation>时、分</translation>
    </message>
    <message>
        <source>Year, month, day, hour, minute</source>
        <translation>年、月、日、时、分</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>doors {time}</source>
        <translation>{time} 开门</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>{count} more of yours today</source>
        <translation>今天还有 {count} 场您报名的</translation>
    </message>
    <message>
        <source>{count} more open to you</source>
        <translation>另有 {count} 场对您开放</translation>
    </message>
    <message>
        <source>No session of yours is left today</source>
        <translation>您报名的场次今天已结束</translation>
    </message>
    <message>
        <source>Next for you</source>
        <translation>您的下一场</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>您在这里</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>请输入密码</translation>
    </message>
    <message>
        <source>Not this one. One moment</source>
        <translation>密码不对，请稍候</translation>
    </message>
    <message>
        <source>No PIN is set for this kiosk: set one with “selfservice --set-pin”</source>
        <translation>本机还没有设密码：请用 selfservice --set-pin 设置</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>退出自助机</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>The records cannot be written</source>
        <translation>记录写不进去</translation>
    </message>
    <message>
        <source>There is no guest list on this kiosk</source>
        <translation>本机还没有参会名单</translation>
    </message>
    <message>
        <source>The printer needs a hand</source>
        <translation>打印机需要处理</translation>
    </message>
    <message>
        <source>The desk did not answer in time</source>
        <translation>系统没有及时回应</translation>
    </message>
    <message>
        <source>Staff closed this kiosk</source>
        <translation>工作人员已关闭本机</translation>
    </message>
</context>
</TS>
