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
        <source>Close</source>
        <translation>关闭</translation>
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
