"""What the roster's windows say; English in the source."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def import_title() -> str:
    return translate("roster", "Import a roster")


def choose_hint() -> str:
    return translate("roster", "Drop a file here: CSV, Excel (.xlsx) or JSON")


def choose_more() -> str:
    return translate("roster", "Nothing is taken before you have seen what it changes. The door stays open meanwhile.")


def pack_elsewhere() -> str:
    return translate(
        "roster",
        "An event pack (folder or .zip) brings its event and photos too: take it with “import PACK” at the command "
        "line, or in the assistant of a new desk.",
    )


def choose() -> str:
    return translate("roster", "Choose a file")


def files() -> str:
    return translate("roster", "Rosters (*.csv *.tsv *.txt *.xlsx *.xlsm *.json);;All files (*)")


def close() -> str:
    return translate("roster", "Close")


def columns_title(file: str) -> str:
    return translate("roster", "{file}: what each column holds").format(file=file)


def columns_hint(passed_over: int) -> str:
    if passed_over == 0:
        return translate("roster", "Correct a guess where it is wrong.")
    return translate("roster", "Correct a guess where it is wrong. Columns that are passed over: {count}.").format(
        count=passed_over
    )


def column_headings() -> tuple[str, str, str]:
    return (
        translate("roster", "Heading in the file"),
        translate("roster", "Taken as"),
        translate("roster", "First rows"),
    )


def passed_over() -> str:
    return translate("roster", "passed over")


def weigh() -> str:
    return translate("roster", "See what it changes")


def other_file() -> str:
    return translate("roster", "Another file")


def columns_again() -> str:
    return translate("roster", "Back to the columns")


def reading(file: str) -> str:
    return translate("roster", "Reading {file}").format(file=file)


def writing() -> str:
    return translate("roster", "Making the new roster")


def step_of(done: int, total: int) -> str:
    if total > done:
        return translate("roster", "{done} of {total} rows").format(done=f"{done:,}", total=f"{total:,}")
    return translate("roster", "{done} rows").format(done=f"{done:,}")


def percent_of(done: int, total: int) -> str:
    return translate("roster", "{percent} %").format(percent=100 * done // max(1, total))


def seconds_left(seconds: int) -> str:
    if seconds < 60:
        return translate("roster", "{seconds} s left").format(seconds=max(1, seconds))
    return translate("roster", "{minutes} min left").format(minutes=round(seconds / 60))


def door_open() -> str:
    return translate("roster", "The door goes on with the roster it has.")


def stop() -> str:
    return translate("roster", "Stop, keep the old roster")


def stopping() -> str:
    return translate("roster", "Stopping")


def stopped() -> str:
    return translate("roster", "Stopped: the desk keeps the roster it had.")


def changes_title(attendees: int) -> str:
    return translate("roster", "After the import: {count} guests").format(count=f"{attendees:,}")


def added(count: int) -> str:
    return translate("roster", "{count} added").format(count=f"{count:,}")


def changed(count: int) -> str:
    return translate("roster", "{count} changed").format(count=f"{count:,}")


def removed(count: int) -> str:
    return translate("roster", "{count} removed").format(count=f"{count:,}")


def to_look_at(count: int) -> str:
    return translate("roster", "{count} rows to look at").format(count=f"{count:,}")


def removed_hint() -> str:
    return translate("roster", "Removed guests are kept aside; what happened at the door stays.")


def nothing_changes() -> str:
    return translate("roster", "This roster is here already: nothing changes.")


def listed(shown: int) -> str:
    return translate("roster", "The first {count} of each kind are listed.").format(count=f"{shown:,}")


def change_headings() -> tuple[str, str, str, str]:
    return (
        translate("roster", "What"),
        translate("roster", "Name"),
        translate("roster", "Organisation"),
        translate("roster", "Detail"),
    )


def change_kind(kind: str) -> str:
    match kind:
        case "added":
            return translate("roster", "added")
        case "changed":
            return translate("roster", "changed")
        case _:
            return translate("roster", "removed")


def problem() -> str:
    return translate("roster", "look at")


def take(count: int) -> str:
    return translate("roster", "Import {count} guests").format(count=f"{count:,}")


def show_changes() -> str:
    return translate("roster", "Changes")


def show_problems() -> str:
    return translate("roster", "Rows to look at")


def taken_title(count: int) -> str:
    return translate("roster", "{count} guests are on the roster").format(count=f"{count:,}")


def taken_more() -> str:
    return translate("roster", "The door uses it already. Next: look for what would go wrong there.")


def preflight() -> str:
    return translate("roster", "Run the preflight")


def not_taken() -> str:
    return translate("roster", "Not imported: the desk keeps the roster it had")


def preflight_title() -> str:
    return translate("roster", "Preflight: what would go wrong at the door")


def checking() -> str:
    return translate("roster", "Checking every guest")


def found(count: int) -> str:
    if count == 0:
        return translate("roster", "Nothing would go wrong.")
    return translate("roster", "{count} problems").format(count=f"{count:,}")


def every_kind(count: int) -> str:
    return translate("roster", "All kinds ({count})").format(count=f"{count:,}")


def of_kind(kind: str, count: int) -> str:
    return translate("roster", "{kind} ({count})").format(kind=kind, count=f"{count:,}")


def finding_headings() -> tuple[str, str, str, str]:
    return (
        translate("roster", "Name"),
        translate("roster", "Row"),
        translate("roster", "Problem"),
        translate("roster", "What to do"),
    )


def save_pdf() -> str:
    return translate("roster", "Save as PDF")


def save_xlsx() -> str:
    return translate("roster", "Save as Excel")


def saved(file: str) -> str:
    return translate("roster", "Saved: {file}").format(file=file)


def again() -> str:
    return translate("roster", "Check again")


def report_name() -> str:
    return translate("roster", "preflight")


def walk_in_title() -> str:
    return translate("roster", "New guest")


def name() -> str:
    return translate("roster", "Name")


def organisation() -> str:
    return translate("roster", "Organisation")


def ticket_type() -> str:
    return translate("roster", "Ticket type")


def agrees(text: str) -> str:
    return translate("roster", "Agrees: {text}").format(text=text)


def register() -> str:
    return translate("roster", "Register and check in")


def name_needed() -> str:
    return translate("roster", "The name is needed.")


def agreement_needed() -> str:
    return translate("roster", "The guest has to agree to the notice first.")


def registered(name: str) -> str:
    return translate("roster", "{name} is registered.").format(name=name)


def group_title() -> str:
    return translate("roster", "Group")


def group_hint() -> str:
    return translate("roster", "Booking reference, or the code of one member")


def look_up() -> str:
    return translate("roster", "Show the group")


def no_group(text: str) -> str:
    return translate("roster", "“{text}” belongs to no group.").format(text=text)


def members(chosen: int, count: int) -> str:
    return translate("roster", "{chosen} of {count} chosen; Space chooses, their badges come in this order").format(
        chosen=chosen, count=count
    )


def member_headings() -> tuple[str, str, str, str]:
    return (
        translate("roster", "Check in"),
        translate("roster", "Name"),
        translate("roster", "Organisation"),
        translate("roster", "Now"),
    )


def check_in(count: int) -> str:
    return translate("roster", "Check in {count}").format(count=count)


def checked_in(admitted: int, count: int) -> str:
    return translate("roster", "{admitted} of {count} are in").format(admitted=admitted, count=count)


def menu_import() -> str:
    return translate("roster", "Import a roster")


def menu_preflight() -> str:
    return translate("roster", "Preflight")


def menu_walk_in() -> str:
    return translate("roster", "New guest")


def menu_group() -> str:
    return translate("roster", "Group")
