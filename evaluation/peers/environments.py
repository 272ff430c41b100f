"""One virtual environment a peer, made once below `build/peers/NAME` and made anew when its requirements change."""

import hashlib
import subprocess
import sys
from pathlib import Path

from evaluation.peers.roster import Peer
from evaluation.shared import ROOT

__all__ = ["BUILD", "UnableError", "folder_of", "python_of"]

BUILD = ROOT / "build" / "peers"

PATIENCE = 1200
"""Seconds that one step of an installation may take."""


class UnableError(Exception):
    """A peer that could not be installed or run; the message is the reason."""


def folder_of(peer: Peer) -> Path:
    """Return the folder of a peer's environment and results, made if it is not there."""
    folder = BUILD / peer.name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def python_of(peer: Peer) -> Path:
    """Return the interpreter of a peer, its environment made first if it is missing, unfinished or out of date.

    Raises UnableError with the installer's reason; what it printed is kept in `install.log`.
    """
    if peer.requirements is None:
        return Path(sys.executable)
    folder = folder_of(peer)
    python, ready = folder / "env" / "bin" / "python", folder / "ready"
    mark = hashlib.sha256(sys.version.encode() + peer.requirements.read_bytes()).hexdigest()
    if python.exists() and ready.exists() and ready.read_text(encoding="ascii").strip() == mark:
        return python
    ready.unlink(missing_ok=True)
    print(f"{peer.name}: making its environment", file=sys.stderr, flush=True)
    # Wheels only: a source package would run its own code on installing, and want compilers.
    install: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    _step([sys.executable, "-m", "venv", "--clear", folder / "env"], folder)
    _step([*install, "--only-binary", ":all:", "--requirement", peer.requirements], folder)
    ready.write_text(mark + "\n", encoding="ascii")
    return python


def _step(command: list[str | Path], folder: Path) -> None:
    with (folder / "install.log").open("w", encoding="utf-8") as log:
        try:
            done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            raise UnableError(f"not installed within {PATIENCE} seconds") from None
    if done.returncode:
        lines = (folder / "install.log").read_text(encoding="utf-8", errors="replace").splitlines()
        errors = [line for line in lines if line.startswith("ERROR")] or lines[-1:] or ["no word of why"]
        raise UnableError(f"not installed: {errors[-1].removeprefix('ERROR: ')}")
