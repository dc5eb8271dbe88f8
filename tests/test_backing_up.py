"""A backup holds everything an installation keeps, comes back whole, and is refused where anything is not as
it was written.
"""

import json
import os
import re
import shutil
import stat
import zipfile
from base64 import b64decode
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from qcheck import server_address
from qcheck.refusals import OutOfOrder
from qcheck.service import back_up, open_service, restored
from qcheck.service.operating import backup_file
from qcheck.service.operating.backup_file import MANIFEST, look_into
from qcheck.service.operating.sealed_key import opened
from qcheck.settings import Settings
from tests.conftest import DATABASES
from tests.sheet.devices import SKIPPING, new_check

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
WORDS = "vier Wörter sind genug"
SHUT_LIGHTLY = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBzT2xlc3hjOVJSalNyckVTMDMrRWlRIDQKM0VuZWZmcHN2WWUyWlZxQ3M3RERXemd6"
    "K0laUG5XUlZrNUZCQVorWmVPRQotLS0geUVuQUVEeG9hTUd3aFh1ejVUaVluaFpIMVdBazJEV3dxbk95WVZNanVOOAq4F5JlsN2UKFfoDe3D"
    "EZGd9731sb/qcFX/gK4J4v/Wfdx+Xzbbj7MmynozQyOE5r9eW9AtaTsUPqxBO7F1tgE5"
)
"""A key that was shut with the same words in an age file of the least work (2⁴ instead of 2¹⁸ steps): where a key
is only to stay shut.
"""


def installation(data, database):
    """An installation with a catalogue, a text and a check; gives its settings and the organiser's link."""
    prepared = Settings(data=data, database=database).prepared()
    (prepared.criteria / "spielplatz.yaml").write_text(SKIPPING, "utf-8")
    prepared.texts.mkdir()
    (prepared.texts / "imprint.de.md").write_text("Stadt Musterstadt", "utf-8")
    service = open_service(prepared)
    link = new_check(service)
    service.close()
    return prepared, link


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("installation")


@pytest.fixture(scope="module")
def settings(place):
    """An installation over SQLite, for all tests that only read it."""
    return installation(place / "data", f"sqlite:///{place}/qcheck.sqlite")[0]


@pytest.fixture(scope="module")
def made(settings, place):
    """Its backup, the key shut beside it: that takes a second, as a passphrase should."""
    return back_up(settings, place / "qcheck.backup", NOW, WORDS)


@pytest.fixture
def elsewhere(tmp_path):
    """Another place for an installation over SQLite."""
    return Settings(data=tmp_path / "andere", database=f"sqlite:///{tmp_path}/andere.sqlite")


def backup(settings, tmp_path, passphrase=None):
    return back_up(settings, tmp_path / "qcheck.backup", NOW, passphrase)


@pytest.fixture(params=DATABASES)
def databases(request, tmp_path):
    """The URLs of two databases of one kind, once for each kind; the second one is empty."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/qcheck.sqlite", f"sqlite:///{tmp_path}/andere.sqlite"
    return request.getfixturevalue("postgresql_url"), request.getfixturevalue("empty_postgresql_url")


def test_what_was_backed_up_comes_back_and_its_links_open(tmp_path, databases):
    settings, link = installation(tmp_path / "data", databases[0])
    elsewhere = Settings(data=tmp_path / "andere", database=databases[1])
    saved = backup(settings, tmp_path)

    restored(elsewhere, saved.file, settings.key_file, None)

    service = open_service(elsewhere)
    assert service.access.open(link).title
    service.close()
    assert (elsewhere.criteria / "spielplatz.yaml").read_text("utf-8") == SKIPPING
    assert (elsewhere.texts / "imprint.de.md").read_text("utf-8") == "Stadt Musterstadt"
    assert elsewhere.key_file.read_bytes() == settings.key_file.read_bytes()


def test_a_file_as_old_as_those_of_containers_is_kept_like_others(settings, tmp_path, elsewhere):
    old = settings.criteria / "spielplatz.yaml"
    os.utime(old, (0, 0))

    restored(elsewhere, backup(settings, tmp_path).file, settings.key_file, None)

    assert (elsewhere.criteria / old.name).read_bytes() == old.read_bytes()


def test_what_a_link_leads_to_elsewhere_on_the_computer_is_not_taken_along(settings, tmp_path):
    (tmp_path / "fremd").write_text("nicht von hier", "utf-8")
    link = settings.texts / "fremd.md"
    link.symlink_to(tmp_path / "fremd")

    try:
        made = backup(settings, tmp_path)
    finally:
        link.unlink()

    with zipfile.ZipFile(made.file) as archive:
        assert [name for name in archive.namelist() if "fremd" in name] == []


@pytest.mark.parametrize("name", ["a\\b.yaml", "\udcff.yaml"], ids=ascii)
def test_a_file_that_a_backup_cannot_name_is_said_by_its_name(settings, tmp_path, name):
    odd = settings.criteria / name
    odd.touch()

    try:
        with pytest.raises(OutOfOrder, match=re.escape(ascii(f"criteria/{name}"))):
            backup(settings, tmp_path)
    finally:
        odd.unlink()

    assert not (tmp_path / "qcheck.backup").exists()


def test_the_shut_key_opens_with_its_passphrase(settings, made, elsewhere):
    restored(elsewhere, made.file, made.key, WORDS)

    assert elsewhere.key_file.read_bytes() == settings.key_file.read_bytes()


def test_with_another_passphrase_nothing_is_put_back(made, elsewhere, tmp_path):
    shut = tmp_path / "shut"
    shut.write_bytes(b64decode(SHUT_LIGHTLY))

    with pytest.raises(OutOfOrder, match="passphrase is another"):
        restored(elsewhere, made.file, shut, "ein anderes Kennwort")

    assert opened(shut.read_bytes(), WORDS) == bytes(range(32))
    assert not elsewhere.data.exists()


def test_only_its_owner_can_read_a_backup_and_what_comes_of_it(settings, made, elsewhere):
    restored(elsewhere, made.file, settings.key_file, None)

    files = [made.file, made.key, *(each for each in elsewhere.data.rglob("*") if each.is_file())]

    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in files} == {0}


def test_the_key_is_in_no_byte_of_the_backup(settings, made):
    with zipfile.ZipFile(made.file) as archive:
        whole = b"".join(archive.read(each) for each in archive.namelist())

    assert settings.key_file.read_bytes() not in whole + made.file.read_bytes() + made.key.read_bytes()


def test_without_any_key_nothing_is_put_back(made, elsewhere):
    with pytest.raises(OutOfOrder, match="--key"):
        restored(elsewhere, made.file, None, None)

    assert not elsewhere.data.exists()


def test_the_key_that_is_there_already_is_taken(settings, made, elsewhere):
    elsewhere.data.mkdir()
    elsewhere.key_file.write_bytes(settings.key_file.read_bytes())

    restored(elsewhere, made.file, None, None)

    assert open_service(elsewhere).close() is None


def test_another_key_puts_nothing_back(made, elsewhere, tmp_path):
    other = tmp_path / "other"
    other.write_bytes(bytes(32))

    with pytest.raises(OutOfOrder, match="not the key"):
        restored(elsewhere, made.file, other, None)

    assert not elsewhere.data.exists()


def test_a_short_passphrase_is_refused_before_anything_is_written(settings, tmp_path):
    with pytest.raises(OutOfOrder, match="12"):
        backup(settings, tmp_path, "kurz")

    assert not list(tmp_path.glob("*backup*"))


def test_a_backup_is_never_written_over_another_file(settings, tmp_path):
    (tmp_path / "qcheck.backup").write_text("wichtig", "utf-8")

    with pytest.raises(OutOfOrder, match="already"):
        backup(settings, tmp_path)

    assert (tmp_path / "qcheck.backup").read_text("utf-8") == "wichtig"


def test_a_backup_that_cannot_be_finished_leaves_nothing_behind(settings, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)

    with pytest.raises(OutOfOrder, match="no room is left"):
        backup(settings, tmp_path)

    assert list(tmp_path.iterdir()) == []


@contextmanager
def full_after(size):
    """Files grow no further than to so many bytes, as on a full disk."""
    resource = pytest.importorskip("resource")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_full_disk_is_said_and_leaves_nothing_of_a_backup_behind(settings, tmp_path):
    with full_after(20_000), pytest.raises(OutOfOrder, match="SQLite has failed"):
        backup(settings, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_nothing_of_an_installation_behind(settings, made, elsewhere):
    with (
        full_after(20_000),
        pytest.raises(OutOfOrder, match="cannot be written: the file would become too large"),
    ):
        restored(elsewhere, made.file, settings.key_file, None)

    assert [each for each in elsewhere.data.parent.rglob("*") if each.is_file()] == []
    restored(elsewhere, made.file, settings.key_file, None)  # once there is room


def test_an_installation_that_is_there_is_left_alone(settings, made):
    before = sorted(settings.data.rglob("*"))

    with pytest.raises(OutOfOrder, match="not empty"):
        restored(settings, made.file, None, None)

    assert sorted(settings.data.rglob("*")) == before


def test_nothing_is_put_back_below_a_running_server(settings, made, elsewhere, monkeypatch):
    monkeypatch.setattr(server_address, "running", lambda folder: "http://localhost:8501")

    with pytest.raises(OutOfOrder, match="running"):
        restored(elsewhere, made.file, settings.key_file, None)


def packed_again(file: Path, target: Path, change) -> Path:
    """The backup with one thing changed: name → content, by a function that may add, alter and leave out."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def _told(members, /, **changes):
    said = json.loads(members[MANIFEST])
    members[MANIFEST] = json.dumps(said | changes).encode()


CHANGES = {
    "an altered text": lambda found: found.update({"texts/imprint.de.md": b"Andere"}),
    "a member too many": lambda found: found.update({"texts/mehr.md": b"mehr"}),
    "a member too few": lambda found: found.pop("texts/imprint.de.md"),
    "no manifest": lambda found: found.pop(MANIFEST),
    "a manifest that is none": lambda found: found.update({MANIFEST: b"[]"}),
    "a later format": lambda found: _told(found, format=99),
    "another kind": lambda found: _told(found, kind="oracle"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_backup_that_is_not_what_was_written_is_refused(settings, made, elsewhere, tmp_path, change):
    altered = packed_again(made.file, tmp_path / "altered", change)

    with pytest.raises(OutOfOrder):
        restored(elsewhere, altered, settings.key_file, None)

    assert not elsewhere.data.exists()


@pytest.mark.parametrize("name", ["../aussen", "/etc/qcheck", "texts/../../aussen", "key", "qcheck.sqlite"])
def test_no_member_is_put_outside_its_folder(settings, made, elsewhere, tmp_path, name):
    def smuggle(members):
        said = json.loads(members[MANIFEST])["members"]
        members[name] = b"boese"
        _told(members, members=said | {name: sha256(b"boese").hexdigest()})

    altered = packed_again(made.file, tmp_path / "altered", smuggle)

    with pytest.raises(OutOfOrder, match="damaged"):
        restored(elsewhere, altered, settings.key_file, None)

    assert not elsewhere.data.exists()


def test_a_link_in_a_backup_becomes_no_link(settings, made, elsewhere, tmp_path):
    with zipfile.ZipFile(made.file) as archive, zipfile.ZipFile(tmp_path / "altered", "w") as altered:
        for name in archive.namelist():
            told = zipfile.ZipInfo(name)
            told.external_attr = (stat.S_IFLNK | 0o777) << 16
            altered.writestr(told, archive.read(name))

    restored(elsewhere, tmp_path / "altered", settings.key_file, None)

    assert [file for file in elsewhere.data.rglob("*") if file.is_symlink()] == []
    assert (elsewhere.texts / "imprint.de.md").read_text("utf-8") == "Stadt Musterstadt"


@pytest.mark.parametrize("swollen", [MANIFEST, "texts/imprint.de.md"])
def test_a_member_that_swells_when_it_is_unpacked_is_refused(settings, made, elsewhere, tmp_path, swollen):
    with zipfile.ZipFile(made.file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "altered", "w", zipfile.ZIP_DEFLATED) as altered:
        for name, content in (members | {swollen: bytes(20_000_000)}).items():
            altered.writestr(name, content)

    with pytest.raises(OutOfOrder):
        restored(elsewhere, tmp_path / "altered", settings.key_file, None)

    assert not elsewhere.data.exists()


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all" * 100])
def test_what_is_no_backup_is_told(elsewhere, tmp_path, content):
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(OutOfOrder, match="no backup"):
        look_into(tmp_path / "file")


def test_half_a_backup_is_no_backup(made, tmp_path):
    half = tmp_path / "half"
    half.write_bytes(made.file.read_bytes()[: made.file.stat().st_size // 2])

    with pytest.raises(OutOfOrder):
        look_into(half)


def test_a_second_backup_to_the_same_file_leaves_the_first_alone(settings, tmp_path, monkeypatch):
    pack = backup_file.pack

    def disturbed(*members):
        monkeypatch.setattr(backup_file, "pack", pack)
        backup(settings, tmp_path)
        pack(*members)

    monkeypatch.setattr(backup_file, "pack", disturbed)

    with pytest.raises(OutOfOrder, match="already"):
        backup(settings, tmp_path)
    (only,) = tmp_path.iterdir()

    assert look_into(only)
    assert stat.S_IMODE(only.stat().st_mode) == 0o600


UNUSUAL = {
    "shut with a password": (0, 6, 8, 1),
    "packed in a way nobody knows": (-1, 8, 10, 99),
    "said to be packed otherwise": (-1, 8, 10, 14),
}
"""Of which member the headers are altered, where in its two headers, and to what."""


@pytest.mark.parametrize("altered", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_a_member_that_cannot_be_read_is_told_as_damage(made, tmp_path, altered):
    which, here, there, value = altered
    content, file = bytearray(made.file.read_bytes()), tmp_path / "altered"
    for mark, place in ((b"PK\x03\x04", here), (b"PK\x01\x02", there)):
        content[[each.start() for each in re.finditer(re.escape(mark), content)][which] + place] = value
    file.write_bytes(content)

    with pytest.raises(OutOfOrder):
        look_into(file)


def test_a_key_that_cannot_be_put_where_it_belongs_is_said(settings, made, elsewhere, tmp_path):
    elsewhere.data.mkdir()
    elsewhere.key_file.symlink_to(tmp_path / "nowhere")

    with pytest.raises(OutOfOrder, match=f"{elsewhere.key_file} cannot be written"):
        restored(elsewhere, made.file, settings.key_file, None)

    assert not (tmp_path / "nowhere").exists()


def test_a_full_disk_is_no_fault_of_the_backup(settings, made, elsewhere, monkeypatch):
    usage = shutil.disk_usage(settings.data)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    with pytest.raises(OutOfOrder, match="no room is left"):
        restored(elsewhere, made.file, settings.key_file, None)


def test_files_that_stand_in_each_others_way_put_nothing_back(settings, made, elsewhere, tmp_path):
    def smuggle(members):
        said = json.loads(members[MANIFEST])["members"]
        more = {"criteria/datei": b"1", "criteria/datei/darunter": b"2"}
        members.update(more)
        _told(members, members=said | {name: sha256(text).hexdigest() for name, text in more.items()})

    altered = packed_again(made.file, tmp_path / "altered", smuggle)

    with pytest.raises(OutOfOrder, match="cannot be written"):
        restored(elsewhere, altered, settings.key_file, None)
    assert not list(elsewhere.data.iterdir())
