"""Make the comparer's weights again: `make train-comparer`, or with TRAIN=--ship. Resumes where it was left."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from training.__main__ import base

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = ROOT / "src" / "onrecord" / "disputes" / "weights"
PUBLIC = ROOT.parent / "shared" / "data" / "nli"
STEPS = (
    ("first", ("--passes", "2", "--rate", "1.5e-4")),
    ("second", ("--passes", "3", "--rate", "1.2e-4", "--share", "0.3", "--order", "1")),
)
"""Each fit's name and options; the second begins where the first ended and hears less of the public sets."""
LAST = {"first": "pass2.pt", "second": "pass3.pt"}


def main(arguments: list[str] | None = None) -> int:
    """Fit twice, the second from the first, and write the file that ships; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "comparing")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--ship", action="store_true", help="put the result where the package takes its weights from")
    options = parser.parse_args(arguments)
    if not PUBLIC.is_dir():
        print(f"skipped: the sets of {PUBLIC.name} are not at hand")
        return 0
    model = base()
    common = ["--weights", str(model / "model.safetensors"), "--vocabulary", str(model / "tokenizer.json")]
    before: Path | None = None
    for name, more in STEPS:
        out = options.out / name
        last = out / LAST[name]
        if not last.exists():
            begin = ["--begin", str(before)] if before else []
            command = [sys.executable, "-m", "training.comparing.fit", *common, *begin, *more]
            subprocess.run([*command, "--out", str(out), "--threads", options.threads], check=True, cwd=ROOT)
        before = last
    weights = options.out / "comparer.onnx"
    export = [sys.executable, "-m", "training.comparing.export", "--weights", str(before), "--out", str(weights)]
    subprocess.run([*export, "--vocabulary", str(model / "tokenizer.json")], check=True, cwd=ROOT)
    if options.ship:
        SHIPPED.mkdir(exist_ok=True)
        shutil.copyfile(weights, SHIPPED / "comparer.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
