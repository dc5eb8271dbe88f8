#!/usr/bin/env python3
"""Runs the steps of `deploy/Containerfile` in a bootstrapped Debian tree, where no images can be had.

    sudo deploy/try-container.py [trixie|bookworm]      (Debian's package mmdebstrap is needed)

Each RUN, COPY, ENV, USER and so on is read from the file and done as it is written there. Then the server is
started by ENTRYPOINT and CMD as the file's user, without any capability, in a tree that cannot be written to
(but for the volume and a /tmp in memory), without a network but its own; the file's HEALTHCHECK has to say
that all is well, and SIGTERM has to end it. Exit code 1 where one fails.

What it does not try: the base image itself (its place is taken by Debian's own Python of that release), an
engine (podman, docker), its limits and its names for other containers, PostgreSQL beside it.

QCHECK_TRY_FOLDER: where the trees are made, which are deleted afterwards (2 GB); QCHECK_TRY_SHOWN: files and
folders of this computer that pip needs inside, which can only be read there; variables PIP_… hold inside as
they do here.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FILE = PROJECT / "deploy" / "Containerfile"
KNOWN = set("FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE HEALTHCHECK ENTRYPOINT CMD".split())  # noqa: SIM905  read as one line
PATH = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
SHOWN = ["/etc/resolv.conf", *os.environ.get("QCHECK_TRY_SHOWN", "").split()]

RUNNING = """
set -eu
ip link set lo up 2>/dev/null || true
mount --bind "$TREE" "$TREE"
mount -t proc proc "$TREE/proc"
mount --bind /dev "$TREE/dev"
mount -t tmpfs tmpfs "$TREE/tmp"
mount --bind "$KEPT" "$TREE$VOLUME"
mount -o remount,bind,ro "$TREE"
as_user="/usr/sbin/chroot $TREE /usr/bin/setpriv --reuid $ID --regid $ID --clear-groups --no-new-privs
    --bounding-set=-all --inh-caps=-all /usr/bin/env -i $SETTINGS"
inside() { $as_user "$@"; }
! inside touch /opt/qcheck/written 2>/dev/null || { echo "the file system can be written to"; exit 1; }
inside sh -c '[ "$(id -u)" != 0 ]'
(exec $as_user $START) &
for _ in $(seq 60); do
    if inside sh -c "$HEALTH" 2>/dev/null; then
        echo "the health check says that all is well"
        inside qcheck doctor | sed 's/^/    /' || true
        kill -TERM $!
        wait $! || code=$?
        echo "SIGTERM has ended it (exit code ${code:-0})"
        exit 0
    fi
    sleep 1
done
echo "the health check did not come to say that all is well"
exit 1
"""


@dataclass
class Stage:
    """One FROM and what came of it: the tree on this computer, and how its program is started."""

    tree: Path
    name: str
    env: dict[str, str] = field(default_factory=lambda: {"PATH": PATH, "HOME": "/root"})
    folder: str = "/"
    user: str = "root"
    volume: str = ""
    health: str = ""
    entry: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction with what follows it, on one line."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        if line.strip():
            word, _, rest = line.strip().partition(" ")
            if word not in KNOWN:
                raise SystemExit(f"{word} is not known here: {line}")
            yield word, rest.strip()


class Trial:
    """The trees of one run."""

    def __init__(self, suite: str, folder: Path) -> None:
        self.suite = suite
        self.folder = folder
        self.stages: list[Stage] = []

    def base(self) -> Path:
        """A bare Debian with its Python, in place of the image."""
        tree = self.folder / "base"
        if not tree.exists():
            packages = "python3-venv,ca-certificates,util-linux"
            run("mmdebstrap", "--quiet", "--variant=minbase", f"--include={packages}", self.suite, tree)
            (tree / "usr/local/bin/python").symlink_to("/usr/bin/python3")
            for name in ("proc", "dev", "tmp"):
                (tree / name).mkdir(exist_ok=True)
        return tree

    def follow(self, word: str, rest: str) -> None:
        """Does one instruction."""
        say = f"» {word} {rest}"
        print(say if len(say) < 160 else say[:157] + "…", flush=True)
        if word == "FROM":
            name = rest.partition(" AS ")[2] or "final"
            tree = self.folder / name
            run("cp", "-a", self.base(), tree)
            self.stages.append(Stage(tree, name))
            return
        stage = self.stages[-1]
        match word:
            case "WORKDIR":
                stage.folder = rest
                (stage.tree / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
            case "ENV":
                for pair in shlex.split(rest):
                    name, _, value = pair.partition("=")
                    stage.env[name] = value.replace("$PATH", stage.env["PATH"])
            case "USER":
                stage.user = rest
            case "VOLUME":
                stage.volume = rest
            case "COPY":
                self._copy(stage, rest)
            case "RUN":
                self._run(stage, rest)
            case "HEALTHCHECK":
                stage.health = shlex.join(json.loads(rest.partition("CMD")[2]))
            case "ENTRYPOINT":
                stage.entry = json.loads(rest)
            case "CMD":
                stage.orders = json.loads(rest)

    def _copy(self, stage: Stage, rest: str) -> None:
        match = re.fullmatch(r"--from=(\S+) (\S+) (\S+)", rest)
        if match:
            source = next(other for other in self.stages if other.name == match[1])
            run("cp", "-a", source.tree / match[2].lstrip("/"), stage.tree / match[3].lstrip("/"))
            return
        if rest != ". .":
            raise SystemExit(f"not known here: COPY {rest}")
        files = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True).stdout
        there = stage.tree / stage.folder.lstrip("/")
        packed = subprocess.Popen(["tar", "-c", "--null", "-T", "-"], cwd=PROJECT, stdin=-1, stdout=-1)
        out, _ = packed.communicate(files)
        subprocess.run(["tar", "-x", "-C", there], input=out, check=True)

    def _run(self, stage: Stage, rest: str) -> None:
        pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        lines = [f"mount -t proc proc {stage.tree}/proc", f"mount --rbind /dev {stage.tree}/dev"]
        for path in SHOWN:
            place = stage.tree / path.lstrip("/")
            if Path(path).is_dir():
                place.mkdir(parents=True, exist_ok=True)
                lines.append(f"mount --bind {path} {place}")
                lines.append(f"mount -o remount,bind,ro {place}")  # what is done inside stays inside
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.unlink(missing_ok=True)
                shutil.copy(path, place)
        settings = shlex.join(f"{name}={value}" for name, value in (stage.env | pip).items())
        inner = shlex.quote(f"cd {stage.folder} && {rest}")
        lines.append(f"exec chroot {stage.tree} /usr/bin/env -i {settings} sh -ec {inner}")
        run("unshare", "--mount", "sh", "-ec", "\n".join(lines))

    def serve(self) -> None:
        """Starts what came of it as an engine would, asks for its health, and ends it."""
        stage = self.stages[-1]
        users = dict(line.split(":")[:3:2] for line in (stage.tree / "etc/passwd").read_text().splitlines())
        kept = self.folder / "kept"
        shutil.copytree(stage.tree / stage.volume.lstrip("/"), kept)
        owner = int(users[stage.user])
        os.chown(kept, owner, owner)
        kept.chmod(0o700)
        settings = {
            "TREE": str(stage.tree),
            "KEPT": str(kept),
            "VOLUME": stage.volume,
            "ID": str(owner),
            "SETTINGS": " ".join(f"{name}={value}" for name, value in stage.env.items() if name != "HOME"),
            "START": shlex.join(stage.entry + stage.orders),
            "HEALTH": stage.health,
        }
        size = subprocess.run(["du", "-sm", stage.tree / "opt"], capture_output=True, text=True, check=True)
        megabytes = size.stdout.split()[0]
        print(f"» /opt: {megabytes} MB; started as {stage.user} ({owner}), the file system can only be read")
        namespaces = ["--mount", "--pid", "--net", "--fork", "--kill-child"]
        run("unshare", *namespaces, "sh", "-c", RUNNING, env=os.environ | settings)


def run(*line: object, **more: object) -> None:
    """Runs it; what fails ends the whole."""
    if subprocess.run([str(word) for word in line], check=False, **more).returncode:  # type: ignore[call-overload]
        raise SystemExit(f"FAILED: {line[0]}")


def main() -> None:
    suite = sys.argv[1] if len(sys.argv) > 1 else "trixie"
    made = Path(tempfile.mkdtemp(prefix="qcheck-container-", dir=os.environ.get("QCHECK_TRY_FOLDER")))
    made.chmod(0o755)
    try:
        trial = Trial(suite, made)
        for word, rest in instructions(FILE.read_text("utf-8")):
            trial.follow(word, rest)
        trial.serve()
    finally:
        shutil.rmtree(made, ignore_errors=True)
    print("All steps went as they are written.")


if __name__ == "__main__":
    main()
