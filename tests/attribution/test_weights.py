import hashlib
import re
from importlib.resources import files

FOLDER = files("onrecord.attribution").joinpath("weights")
MOST = 30_000_000
"""Bytes that one set of weights may have in the wheel."""


def test_the_card_names_the_files_that_ship() -> None:
    card = FOLDER.joinpath("CARD.md").read_text(encoding="utf-8")
    for name in ("tagger.onnx", "vocabulary.json"):
        body = FOLDER.joinpath(name).read_bytes()
        line = next(line for line in card.splitlines() if line.startswith(f"| `{name}`"))
        assert hashlib.sha256(body).hexdigest() in line
        assert len(body) < MOST


def test_the_card_tells_licences_data_and_limits() -> None:
    card = FOLDER.joinpath("CARD.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", card, re.MULTILINE) == ["Files", "Made of", "Made by", "Figures", "Limits"]
