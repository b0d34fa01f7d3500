"""What a desk is told when it cannot be paired, and a hub when it must not start."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import BadInput, Trouble
from kiosk.sync import keys
from kiosk.sync.certificates import authority_within, fingerprint_of, new_authority, new_certificate
from kiosk.sync.engine import NoEngine, find_engine, refuse_version
from kiosk.sync.hub_folder import HubFolder, configuration, refuse_unsynced
from kiosk.sync.joining import join
from kiosk.sync.pairing import PairingCode, read_code
from tests.fleet.venue import Venue, free_ports

NOW = datetime(2025, 11, 15, 9, tzinfo=UTC)


def a_code(**more: object) -> PairingCode:
    code = PairingCode(("127.0.0.1:4222",), "ab" * 32, keys.new_seed(), "north", "expo", NOW)
    return replace(code, **more)  # type: ignore[arg-type]


def test_a_code_is_read_back_from_its_text_however_it_is_broken_over_lines() -> None:
    code = a_code()
    text = code.text()
    assert read_code(f" {text[:40]}\n{text[40:]} ") == code


@pytest.mark.parametrize(
    ("change", "says"), [(lambda text: text[:-5], "damaged"), (lambda _: "T-1234", "no pairing code")]
)
def test_a_damaged_or_foreign_code_is_refused_in_one_sentence(change, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_code(change(a_code().text()))


def test_a_desk_believes_only_the_authority_of_its_code() -> None:
    (ours, key), (other, _) = new_authority(NOW), new_authority(NOW)
    certificate, _ = new_certificate(ours, key, ["127.0.0.1"], NOW)
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    shown = x509.load_pem_x509_certificate(certificate).public_bytes(Encoding.DER)
    assert authority_within(shown, fingerprint_of(ours)) == ours
    with pytest.raises(BadInput, match="fingerprint"):
        authority_within(shown, fingerprint_of(other))


def test_a_signature_is_of_one_desk_and_of_one_text() -> None:
    seed = keys.new_seed()
    signature = keys.sign(seed, b"fact")
    assert keys.is_signed(keys.public_of(seed), b"fact", signature)
    assert not keys.is_signed(keys.public_of(seed), b"fact!", signature)
    assert not keys.is_signed(keys.public_of(keys.new_seed()), b"fact", signature)
    assert not keys.is_signed(keys.public_of(seed), b"fact", "no base64 ?")


def test_nobody_at_the_address_is_told_with_what_to_look_at(tmp_path: Path) -> None:
    address = f"127.0.0.1:{free_ports(1)[0]}"
    with pytest.raises(Trouble, match="network"):
        join(a_code(addresses=(address,), expires=datetime.now(UTC) + timedelta(minutes=5)), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_used_up_code_and_another_hubs_code_change_nothing(venue: Venue, tmp_path: Path) -> None:
    good = venue.hub_folder.invite("north", datetime.now(UTC))
    venue.hub_folder.invite("north", datetime.now(UTC))  # the newer code counts

    for code, says in ((good, "no longer good"), (replace(good, fingerprint="cd" * 32), "fingerprint")):
        with pytest.raises(BadInput, match=says):
            join(code, tmp_path / "desk")
    assert not (tmp_path / "desk").exists()


def test_an_engine_that_cannot_keep_what_it_acknowledges_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoEngine, match=r"2\.12"):
        refuse_version("2.9.10", "this hub")
    old = tmp_path / "nats-server"
    old.write_text("#!/bin/sh\necho 'nats-server: v2.9.10'\n", encoding="utf-8")
    old.chmod(0o755)
    with pytest.raises(NoEngine, match=r"2\.12"):
        find_engine(old)


def test_a_configuration_whose_writes_are_not_synced_is_refused(tmp_path: Path) -> None:
    hub = HubFolder(tmp_path / "hub").make("expo", ["127.0.0.1"], 4222, 8222)
    text = configuration(hub, tmp_path / "hub")
    refuse_unsynced(text, "hub.conf")
    for bad in ("sync_interval: 2m", "# sync_interval: always"):
        with pytest.raises(BadInput, match="could be lost"):
            refuse_unsynced(text.replace("sync_interval: always", bad), "hub.conf")


def test_an_invitation_that_nobody_used_opens_nothing_later(tmp_path: Path) -> None:
    folder = HubFolder(tmp_path / "hub")
    folder.make("expo", ["127.0.0.1"], 4222, 8222)
    code = folder.invite("north", NOW)

    assert folder.expire(NOW + timedelta(hours=1)) == ["north"]
    assert keys.public_of(code.seed) not in configuration(folder.read(), tmp_path)
