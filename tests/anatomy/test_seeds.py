import json
from pathlib import Path

from anatomy.pages import text_page


def test_seed_threads_and_parts_are_exact(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))["pages"]
    for name, row in gold.items():
        page = text_page((shared / "seeds" / name).read_text(encoding="utf-8"))
        wanted = row["anatomy"]
        assert [[*block.span] for block in page.blocks if block.kind == "headline"] == [wanted["headline"]]
        assert [[*block.span] for block in page.blocks if block.kind == "caption"] == wanted["captions"]
        assert [(c.number, c.parent, c.author, [*c.body]) for c in page.comments] == [
            (c["number"], c["parent"], c["author"], c["body"]) for c in wanted["comments"]
        ]
        assert [[*span] for span in page.policy or ()] == ([wanted["policy"]] if wanted["policy"] else [])
