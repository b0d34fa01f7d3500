<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>badges</name>
    <message>
        <source>Badge layouts</source>
        <translation>胸卡版式</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Print many badges</source>
        <translation>批量打印胸卡</translation>
    </message>
    <message>
        <source>Whose badges</source>
        <translation>打印谁的</translation>
    </message>
    <message>
        <source>Everybody whose badge is not printed yet</source>
        <translation>所有尚未打印的来宾</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部来宾</translation>
    </message>
    <message>
        <source>Only: {name}</source>
        <translation>仅：{name}</translation>
    </message>
    <message>
        <source>One booking…</source>
        <translation>一个预订（团组）…</translation>
    </message>
    <message>
        <source>Booking reference, or a code from it</source>
        <translation>预订号，或其中任一票码</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>For handing out: by ticket type, then by name</source>
        <translation>便于发放：先按票种，再按姓名</translation>
    </message>
    <message>
        <source>As on the guest list</source>
        <translation>按名单顺序</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>输出到</translation>
    </message>
    <message>
        <source>This desk&apos;s printer</source>
        <translation>本台打印机</translation>
    </message>
    <message>
        <source>One PDF file</source>
        <translation>一个 PDF 文件</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Guests at the door come first: their badges are printed before the rest of the pile. Badges that are printed already are not printed again.</source>
        <translation>门口的来宾优先：他们的胸卡先于其余批量打印。已打印的胸卡不会重复打印。</translation>
    </message>
    <message>
        <source>A PDF is only drawn: nothing is noted as printed. The door goes on working meanwhile.</source>
        <translation>PDF 只生成文件，不记为已打印。其间签到照常进行。</translation>
    </message>
    <message>
        <source>Putting the badges in order…</source>
        <translation>正在整理胸卡…</translation>
    </message>
    <message>
        <source>{done} of {total} badges</source>
        <translation>已完成 {done} / {total} 张</translation>
    </message>
    <message>
        <source>Paused at {done} of {total} badges</source>
        <translation>已暂停：{done} / {total} 张</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>约剩 {seconds} 秒</translation>
    </message>
    <message>
        <source>Done: {printed} badges</source>
        <translation>完成：{printed} 张胸卡</translation>
    </message>
    <message>
        <source>Cancelled: {printed} badges are done, {rest} are left. The same choice goes on with them.</source>
        <translation>已取消：完成 {printed} 张，剩余 {rest} 张。再次选择相同范围即可继续。</translation>
    </message>
    <message>
        <source>{count} cannot be printed: scan these guests at the desk</source>
        <translation>{count} 张无法打印：请在签到台扫描这些来宾</translation>
    </message>
    <message>
        <source>{count} may not have come out: look in the printer&apos;s tray</source>
        <translation>{count} 张不确定是否打出：请查看打印机出纸口</translation>
    </message>
    <message>
        <source>{count} were printed already</source>
        <translation>{count} 张此前已打印</translation>
    </message>
    <message>
        <source>{sentence} Then press F2 to go on.</source>
        <translation>{sentence}处理后按 F2 继续。</translation>
    </message>
    <message>
        <source>Nobody is left in this choice: all these badges are done.</source>
        <translation>此范围内没有待处理的胸卡：均已完成。</translation>
    </message>
    <message>
        <source>This is a rehearsal: no badge is printed. A PDF can be drawn.</source>
        <translation>当前为演练：不打印胸卡，可生成 PDF。</translation>
    </message>
    <message>
        <source>This desk has no printer that works now. A PDF can be drawn.</source>
        <translation>本台目前没有可用的打印机，可生成 PDF。</translation>
    </message>
    <message>
        <source>{count} more are in the file that was cancelled before</source>
        <translation>另有 {count} 张在之前取消的文件里</translation>
    </message>
    <message>
        <source>This layout is right: {width} × {height} mm</source>
        <translation>版式正确：{width} × {height} 毫米</translation>
    </message>
    <message>
        <source>Line {line}: {sentence}</source>
        <translation>第 {line} 行：{sentence}</translation>
    </message>
    <message>
        <source>This guest: {sentence}</source>
        <translation>这位来宾：{sentence}</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Not saved: {sentence}</source>
        <translation>没有保存：{sentence}</translation>
    </message>
    <message>
        <source>Mend the marked line first: a wrong layout would stop the printer</source>
        <translation>请先改好标出的一行：错误的版式会使打印停止</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Another program changed this file; saving here replaces it</source>
        <translation>别的程序改了这个文件；在这里保存会覆盖它</translation>
    </message>
</context>
</TS>
