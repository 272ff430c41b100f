"""The founding example: what the scorer asks of the first whole of the software."""

import subprocess
import sys
from pathlib import Path

from ledgers import onrecord


def test_the_seeds_are_read_as_their_gold_says(shared: Path, tmp_path: Path) -> None:
    seeds = str(shared / "seeds")
    read = onrecord("read", seeds, "--format", "jsonl")
    assert read.returncode == 0, read.stderr
    (tmp_path / "pages.jsonl").write_text(read.stdout, encoding="utf-8")
    assert onrecord("add", seeds, "--ledger", "seeds.db", cwd=tmp_path).returncode == 0
    for name in ("stories", "disputes"):
        listed = onrecord(name, "--ledger", "seeds.db", "--format", "jsonl", cwd=tmp_path)
        (tmp_path / f"{name}.jsonl").write_text(listed.stdout, encoding="utf-8")
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
