<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>fleet</name>
    <message>
        <source>Offline, {count} waiting</source>
        <translation>离线，{count} 条待发送</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>已同步</translation>
    </message>
</context>
</TS>
