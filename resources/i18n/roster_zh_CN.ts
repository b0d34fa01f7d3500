<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>roster</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation in Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title in Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session of the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions signed up for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid unpaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add-on to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No font has the character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name too long for the badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation cut on the badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code too long to scan well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ticket type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail cannot be right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone cannot be right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the programme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No badge layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here: CSV, Excel (.xlsx) or JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is taken before you have seen what it changes. The door stays open meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rosters (*.csv *.tsv *.txt *.xlsx *.xlsm *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: what each column holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct a guess where it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct a guess where it is wrong. Columns that are passed over: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what it changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the new roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The door goes on with the roster it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, keep the old roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the desk keeps the roster it had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the import: {count} guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed guests are kept aside; what happened at the door stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This roster is here already: nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {count} of each kind are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {count} guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} guests are on the roster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The door uses it already. Next: look for what would go wrong there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the preflight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not imported: the desk keeps the roster it had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preflight: what would go wrong at the door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would go wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preflight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agrees: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register and check in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guest has to agree to the notice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is registered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking reference, or the code of one member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” belongs to no group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} of {count} chosen; Space chooses, their badges come in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{admitted} of {count} are in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
