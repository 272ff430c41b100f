import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from evaluation.credits.marking import MARKINGS, PARTS, marked_page, marked_pages
from onrecord.records import CreditKind, Span

TEXT = "Weir opens\n\nThe weir was opened.\n\nSource: Ost Post\n\nPlease stay civil.\n"
PATH = Path("set/weir.html.gz")


def row(**changed: Any) -> dict[str, Any]:
    start = TEXT.index("Source")
    credit = {"span": [start, start + 16], "names": [start + 8, start + 16], "kind": "source", "whole": True}
    policy = TEXT.index("Please")
    made: dict[str, Any] = {
        "page": "set/weir.html.gz",
        "sha256": sha256(TEXT.encode()).hexdigest()[:16],
        "credits": [credit],
        "policy": [[policy, policy + 18]],
    }
    made["credits"] = [{**credit, **changed.pop("credit", {})}]
    return {**made, **changed}


def rows(part: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (MARKINGS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_spans_are_of_the_page_s_text():
    page = marked_page(row(), PATH, TEXT)
    (credit,) = page.credits
    assert (credit.span.of(TEXT), credit.names.of(TEXT)) == ("Source: Ost Post", "Ost Post")
    assert (credit.kind, credit.whole) == (CreditKind.SOURCE, True)
    assert [span.of(TEXT) for span in page.policy] == ["Please stay civil."]


def test_another_text_is_refused():
    with pytest.raises(ValueError, match="another text"):
        marked_page(row(), PATH, TEXT + "!")


@pytest.mark.parametrize("span", [[0, len(TEXT) + 1], [5, 5], [-3, 2]])
def test_a_policy_outside_the_text_is_refused(span: list[int]):
    with pytest.raises(ValueError, match="does not lie in"):
        marked_page(row(policy=[span]), PATH, TEXT)


def test_a_name_outside_its_line_is_refused():
    with pytest.raises(ValueError, match="does not lie in"):
        marked_page(row(credit={"names": [0, 4]}), PATH, TEXT)


def test_a_kind_of_no_name_is_refused():
    with pytest.raises(ValueError, match="rumour"):
        marked_page(row(credit={"kind": "rumour"}), PATH, TEXT)


def test_an_absent_set_is_skipped_with_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert marked_pages("dev", tmp_path / "pages") == []
    assert "skipped: pages is not at hand" in capsys.readouterr().out


def test_an_absent_page_is_skipped_with_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert marked_pages("dev", tmp_path) == []
    assert capsys.readouterr().out.count("is not at hand") == len(rows("dev"))


def test_the_parts_are_split_by_the_hash_of_the_page_s_name():
    for part in PARTS:
        firsts = {sha256(made["page"].encode()).hexdigest()[0] in "01234" for made in rows(part)}
        assert firsts == {part == "shut"}


def test_the_marking_is_of_the_stored_pages(shared: Path):
    for part in PARTS:
        pages = marked_pages(part, shared / "data" / "pages")
        assert [page.name for page in pages] == [made["page"] for made in rows(part)]
        assert all(list(page.policy) == sorted(page.policy) for page in pages)
        assert all(isinstance(credit.span, Span) for page in pages for credit in page.credits)
