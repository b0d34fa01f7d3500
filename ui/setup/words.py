"""The words of the set-up assistant, the settings and the self-test."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def assistant_title() -> str:
    return translate("texts", "Set up this desk")


def settings_title() -> str:
    return translate("texts", "Settings")


def page_name(page: str) -> str:
    """The name of a page in the list at the left."""
    return {
        "event": translate("texts", "Event"),
        "desk": translate("texts", "Desk and place"),
        "camera": translate("texts", "Camera"),
        "printer": translate("texts", "Printer"),
        "sound": translate("texts", "Sound"),
        "done": translate("texts", "Ready"),
        "look": translate("texts", "Look and keys"),
        "test": translate("texts", "Self-test"),
    }[page]


def page_head(page: str) -> str:
    """The question of a page."""
    return {
        "event": translate("texts", "Which event is this desk for?"),
        "desk": translate("texts", "What is this desk called, and where does it stand?"),
        "camera": translate("texts", "Which camera reads the codes?"),
        "printer": translate("texts", "Which printer makes the badges?"),
        "sound": translate("texts", "Can you hear the desk?"),
        "done": translate("texts", "This desk is ready"),
        "look": translate("texts", "How shall this desk look?"),
        "test": translate("texts", "Is everything ready for the first guest?"),
    }[page]


def page_lead(page: str) -> str:
    """What to do there, in one or two sentences."""
    return {
        "event": translate(
            "texts",
            "Hold the organiser's set-up code up to the camera, or choose the event pack: "
            "a zip file or a folder, on a stick or a share. It can be dropped here too.",
        ),
        "desk": translate("texts", "The name stands in every record. The place chooses the list by the programme."),
        "camera": translate("texts", "Hold any QR code up: it must be outlined and read."),
        "printer": translate("texts", "Print a test page and look at it before the first guest comes."),
        "sound": translate("texts", "Every verdict has a sound of its own. Nobody has to hear them to work."),
        "done": translate("texts", "Everything can be changed later under F10, Settings."),
        "look": translate("texts", "Changes are seen at once, and kept for the next start."),
        "test": translate("texts", "Each lamp is well, or says what to do."),
    }[page]


def go_on() -> str:
    return translate("texts", "Continue")


def begin() -> str:
    return translate("texts", "Begin check-in")


def keep() -> str:
    return translate("texts", "Keep and close")


def back() -> str:
    return translate("texts", "Back")


def later() -> str:
    return translate("texts", "Later")


def close() -> str:
    return translate("texts", "Close")


def choose_file() -> str:
    return translate("texts", "Choose a file")


def choose_folder() -> str:
    return translate("texts", "Choose a folder")


def other_language() -> str:
    return translate("texts", "中文", "name of the language to switch to")


def path_label() -> str:
    return translate("texts", "Path of the event pack")


def desk_label() -> str:
    return translate("texts", "Name of the desk")


def number_label() -> str:
    return translate("texts", "Number of this desk")


def gate_label() -> str:
    return translate("texts", "Gate")


def hall_label() -> str:
    return translate("texts", "Hall")


def printer_label() -> str:
    return translate("texts", "Address of the printer")


def at_entrance() -> str:
    return translate("texts", "Main entrance")


def no_gate() -> str:
    return translate("texts", "No gate")


def none_yet() -> str:
    return translate("texts", "Nothing chosen yet")


def reading_pack() -> str:
    return translate("texts", "Reading the event pack")


def pack_taken(event: str, guests: int) -> str:
    return translate("texts", "{event}: {guests} guests").format(event=event, guests=f"{guests:,}")


def code_taken() -> str:
    return translate("texts", "Set-up code read")


def code_waits() -> str:
    return translate("texts", "Waiting for a set-up code")


def pairing() -> str:
    return translate("texts", "Pairing with the hub")


def find_printers() -> str:
    return translate("texts", "Look again")


def finding_printers() -> str:
    return translate("texts", "Looking for printers")


def found_printers(count: int) -> str:
    if count == 0:
        return translate("texts", "No printer is within reach")
    return translate("texts", "{count} within reach").format(count=count)


def test_page() -> str:
    return translate("texts", "Print a test page")


def printing_test_page() -> str:
    return translate("texts", "Printing the test page")


def test_page_out(state: str) -> str:
    return {
        "printed": translate("texts", "The test page came out"),
        "failed": translate("texts", "The test page did not come out"),
    }.get(state, translate("texts", "Nobody knows whether the test page came out: look"))


def badges_to_files() -> str:
    return translate("texts", "No printer: badges become PDF files")


def sound_name(mood: str) -> str:
    return {
        "admitted": translate("texts", "Come in"),
        "exited": translate("texts", "Goodbye"),
        "caution": translate("texts", "Wait"),
        "refused": translate("texts", "No entry"),
        "help": translate("texts", "Help desk"),
    }[mood]


def no_sound() -> str:
    return translate("texts", "This computer has no loudspeaker. Colours, shapes and words tell the same.")


def sound_there() -> str:
    return translate("texts", "Press one to hear it")


def run_again() -> str:
    return translate("texts", "Test again")


def testing() -> str:
    return translate("texts", "Testing")


def check_name(check: str) -> str:
    """The name of a check of the self-test."""
    return {
        "disk": translate("texts", "Disk"),
        "clock": translate("texts", "Clock"),
        "roster": translate("texts", "Guest list"),
        "journal": translate("texts", "Records"),
        "camera": translate("texts", "Camera"),
        "decoder": translate("texts", "Reading codes"),
        "printer": translate("texts", "Printer"),
        "fonts": translate("texts", "Scripts"),
        "sound": translate("texts", "Sound"),
        "labels": translate("texts", "Labels"),
        "staff": translate("texts", "Staff"),
        "hub": translate("texts", "Hub"),
    }.get(check, check)


def in_use() -> str:
    return translate("texts", "The desk is using it now")


def told(what: str, state: str) -> str:
    """A line of the summary, or of the self-test."""
    return translate("texts", "{what}: {state}").format(what=what, state=state)


def summary(name: str) -> str:
    return {
        "event": translate("texts", "Event"),
        "desk": translate("texts", "Desk"),
        "camera": translate("texts", "Camera"),
        "printer": translate("texts", "Printer"),
    }[name]


def colours(scheme: str) -> str:
    return {
        "light": translate("texts", "Light"),
        "dark": translate("texts", "Dark"),
        "contrast": translate("texts", "High contrast"),
    }[scheme]


def text_size(percent: int) -> str:
    return translate("texts", "Text {percent} %").format(percent=percent)


def colours_head() -> str:
    return translate("texts", "Colours")


def size_head() -> str:
    return translate("texts", "Size of text")


def side_head() -> str:
    return translate("texts", "Arrangement")


def language_head() -> str:
    return translate("texts", "Language")


def right_handed() -> str:
    return translate("texts", "Right-handed: camera at the right")


def left_handed() -> str:
    return translate("texts", "Left-handed: camera at the left")


def next_start() -> str:
    return translate("texts", "Name, place and printer hold from the next start on.")
