from pathlib import Path

import pytest

from kiosk.badge.printers import FolderPrinter, open_printer
from kiosk.errors import BadInput, PrinterUnavailable


def test_a_job_lies_in_the_folder_under_its_name(tmp_path: Path) -> None:
    file = FolderPrinter(tmp_path).put(b"%PDF", "T-0421 / 1")

    assert file == tmp_path / "T-0421-1.pdf"
    assert file.read_bytes() == b"%PDF"
    assert list(tmp_path.iterdir()) == [file]


def test_a_second_job_of_the_same_name_leaves_the_first_alone(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    files = [printer.put(text, "T-1") for text in (b"one", b"two", b"three")]

    assert [file.read_bytes() for file in files] == [b"one", b"two", b"three"]
    assert [file.name for file in files] == ["T-1.pdf", "T-1-2.pdf", "T-1-3.pdf"]


@pytest.mark.parametrize("job", ["../../etc/passwd", "..", "", "a/b\\c:d", "名" * 300, "\x00"])
def test_no_job_name_leaves_the_folder(tmp_path: Path, job: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()

    assert FolderPrinter(folder).put(b"x", job).parent == folder
    assert list(tmp_path.iterdir()) == [folder]


def test_without_links_the_older_job_stays_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)  # as on a FAT stick
    printer = FolderPrinter(tmp_path)
    files = [printer.put(text, "T-1") for text in (b"one", b"two")]

    assert [file.read_bytes() for file in files] == [b"one", b"two"]
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnavailable, match="takes no badges: No such file or directory"):
        FolderPrinter(tmp_path / "gone").put(b"x", "T-1")


def test_a_full_disk_is_one_sentence() -> None:
    full = Path("/dev/full")
    assert full.exists()
    with pytest.raises(PrinterUnavailable, match="takes no badges"):
        FolderPrinter(full).put(b"x", "T-1")


@pytest.mark.parametrize("uri", ["folder:{}", "folder://{}"])
def test_a_folder_is_opened_by_its_uri(tmp_path: Path, uri: str) -> None:
    folder = tmp_path / "胸卡 out"

    assert open_printer(uri.format(folder)).uri == f"folder:{folder}"
    assert open_printer(uri.format(str(folder).replace(" ", "%20"))).uri == f"folder:{folder}"


@pytest.mark.parametrize("uri", ["lpd://10.0.0.9/", "folder", "", "folder:", "cups:"])
def test_an_unknown_printer_tells_what_there_is(uri: str) -> None:
    with pytest.raises(BadInput, match="folder:/path/to/folder"):
        open_printer(uri)
