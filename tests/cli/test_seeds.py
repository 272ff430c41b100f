"""The founding example: what the scorer asks of the first whole of the software."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main


def test_the_seeds_are_read_as_their_gold_says(shared: Path, tmp_path: Path) -> None:
    seeds, ledger = str(shared / "seeds"), str(tmp_path / "seeds.db")

    def printed(*words: str) -> str:
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    (tmp_path / "pages.jsonl").write_text(printed("read", seeds, "--format", "jsonl"), encoding="utf-8")
    printed("add", seeds, "--ledger", ledger)
    for name in ("stories", "disputes"):
        listed = printed(name, "--ledger", ledger, "--format", "jsonl")
        (tmp_path / f"{name}.jsonl").write_text(listed, encoding="utf-8")
    scored = subprocess.run(
        [
            sys.executable,
            str(shared / "score" / "seeds.py"),
            str(tmp_path / "pages.jsonl"),
            "--stories",
            str(tmp_path / "stories.jsonl"),
            "--disputes",
            str(tmp_path / "disputes.jsonl"),
            "--first",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout
