"""The file of a backup, and whether it is what was written.

It is a ZIP archive: `manifest.json` says what it holds and the SHA-256 of each member; the copy of the
database; the folders `criteria`, `texts`, `brand`.
"""

from __future__ import annotations

import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath

from qcheck.language import N_
from qcheck.refusals import OutOfOrder
from qcheck.service.operating import deletion_list
from qcheck.store.operating import snapshot

FORMAT = 1
MANIFEST = "manifest.json"
FOLDERS = ("criteria", "texts", "brand")
LARGEST_MANIFEST = 10_000_000
_UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError)
"""What reading a member raises that is damaged, shut with a password, or packed in a way that we do not."""


NOT_A_BACKUP = N_("{file} is no backup of qcheck, or was not copied completely.")
NEWER_BACKUP = N_(
    "{file} was written by a newer version of qcheck. Please install that version, or a newer one."
)
BROKEN = N_("{file} is damaged: {member} is not what was written. Please take another backup.")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `key` is the fingerprint of the installation's key; `members` the SHA-256
    of each file in it.
    """

    format: int
    qcheck: str
    made: str
    kind: str
    revision: str
    key: str
    members: Mapping[str, str]


def look_into(file: Path) -> Manifest:
    """What a backup says of itself, once everything in it is what was written. OutOfOrder for anything
    else.
    """
    with opened(file) as archive:
        manifest = _manifest(archive, file)
        if sorted(archive.namelist()) != sorted((MANIFEST, *manifest.members)):
            raise OutOfOrder(BROKEN, file=str(file), member=MANIFEST)
        for name, digest in manifest.members.items():
            if not _is_ours(name, manifest.kind) or _digest_in(archive, name) != digest:
                raise OutOfOrder(BROKEN, file=str(file), member=name)
    return manifest


def pack(target: Path, manifest: Manifest, members: Mapping[str, Path]) -> None:
    """Writes the archive. Files may be older than ZIP knows: in a container they are often of 1970."""
    with zipfile.ZipFile(
        target, "w", zipfile.ZIP_DEFLATED, compresslevel=6, strict_timestamps=False
    ) as archive:
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        for name, path in members.items():
            archive.write(path, name)


def unpack(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    """One member into a new file, for its owner alone."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("xb") as opened:
        while piece := source.read(1 << 20):
            opened.write(piece)
    target.chmod(0o600)


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise OutOfOrder(NOT_A_BACKUP, file=str(file))
        said = json.loads(archive.read(MANIFEST))
        if int(said["format"]) > FORMAT:
            raise OutOfOrder(NEWER_BACKUP, file=str(file))
        words = {name: str(said[name]) for name in ("qcheck", "made", "kind", "revision", "key")}
        members = {str(name): str(digest) for name, digest in said["members"].items()}
        if snapshot.NAMES[words["kind"]] not in members:
            raise OutOfOrder(NOT_A_BACKUP, file=str(file))
        return Manifest(int(said["format"]), **words, members=members)
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError, *_UNREADABLE) as error:
        raise OutOfOrder(NOT_A_BACKUP, file=str(file)) from error


def _is_ours(name: str, kind: str) -> bool:
    """Whether a member stays within the folders of an installation, whoever wrote the archive."""
    if name in (snapshot.NAMES[kind], deletion_list.NAME):
        return True
    return is_in_a_folder(name)


def is_in_a_folder(name: str) -> bool:
    """Whether this is the name of a file within the folders of an installation, in letters that ZIP keeps."""
    parts = PurePosixPath(name).parts
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return len(parts) > 1 and parts[0] in FOLDERS and not {"..", "."} & {*parts} and "\\" not in name


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The archive; OutOfOrder for a file that is none."""
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
        raise OutOfOrder(NOT_A_BACKUP, file=str(file)) from error
    with archive:
        yield archive


def digest(file: Path) -> str:
    """Its SHA-256."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _digest_in(archive: zipfile.ZipFile, name: str) -> str:
    sha = sha256()
    try:
        with archive.open(name) as opened:
            while piece := opened.read(1 << 20):
                sha.update(piece)
    except _UNREADABLE:
        return ""
    return sha.hexdigest()
