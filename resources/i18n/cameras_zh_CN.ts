<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>cameras</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Plug in a camera</source>
        <translation>请接上摄像头</translation>
    </message>
    <message>
        <source>It appears here by itself.</source>
        <translation>接上后会自动出现在这里。</translation>
    </message>
    <message>
        <source>{name} (not plugged in)</source>
        <translation>{name}（未接上）</translation>
    </message>
    <message>
        <source>Set by hand: {source}</source>
        <translation>手动设置：{source}</translation>
    </message>
    <message>
        <source>The camera is starting</source>
        <translation>摄像头正在启动</translation>
    </message>
    <message>
        <source>No picture from this camera</source>
        <translation>这个摄像头没有画面</translation>
    </message>
    <message>
        <source>In use elsewhere? Or plug it in again.</source>
        <translation>被其他程序占用？或重新插一次。</translation>
    </message>
    <message>
        <source>Choose a camera on the left</source>
        <translation>请在左侧选择摄像头</translation>
    </message>
    <message>
        <source>Hold a ticket where guests will hold theirs</source>
        <translation>请把门票举到来宾出示的位置</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>已读到：{code}</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>画面大小</translation>
    </message>
    <message>
        <source>Turned by</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>{count}°</source>
        <translation>{count}°</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>对焦</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Hold as now</source>
        <translation>锁定当前值</translation>
    </message>
    <message>
        <source>Held at {value}</source>
        <translation>已锁定：{value}</translation>
    </message>
    <message>
        <source>This camera sets it by itself</source>
        <translation>由摄像头自行调节</translation>
    </message>
    <message>
        <source>Choose the camera</source>
        <translation>选择摄像头</translation>
    </message>
    <message>
        <source>Use this camera</source>
        <translation>使用这个摄像头</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>保持原样</translation>
    </message>
</context>
</TS>
