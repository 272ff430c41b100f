"""`onrecord stories` and `onrecord diff`, on a ledger of three made pages."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

FIRST = (
    "The harbour board of Quellin voted late on Monday to close the northern pier for the winter, after divers found "
    "that two of its oldest piles had been hollowed out by worms and could no longer carry a loaded cart."
)
SECOND = (
    "Fishing crews will have to land their catch at the coal quay, a detour of four miles for the boats that work the "
    "eastern banks, and the ferry to Sund will leave from the customs steps until April."
)
THIRD = (
    "Repairs are expected to cost the town nine hundred thousand crowns, most of which the board hopes to borrow from "
    "the provincial savings bank at a rate that has yet to be agreed."
)
FOURTH = (
    "A petition against the closure had gathered four hundred signatures by Tuesday morning, according to the owner of "
    "the bait shop at the foot of the pier, who expects to lose half of her trade."
)
OWN = "Our own reporter counted eleven carts on the pier on Wednesday, all of them empty and none of them moving."
PAGES = {
    "mail.html": ("Quellin Mail", "2019-03-04", "Quellin closes its northern pier", (FIRST, SECOND, THIRD, FOURTH)),
    "courier.html": (
        "Sund Courier",
        "2019-03-05",
        "Pier shut for winter",
        (FIRST, THIRD.replace("nine hundred thousand crowns", "900,000 crowns"), FOURTH, "H/T Quellin Mail"),
    ),
    "coal.html": (
        "Coal Quay",
        "2019-03-06",
        "Pier shut for winter",
        (FIRST, THIRD.replace("nine hundred thousand crowns", "900,000 crowns"), OWN, FOURTH, "H/T Sund Courier"),
    ),
    "gulls.html": ("Gull Times", "2019-03-06", "Gulls", ("Nobody had counted the gulls before this spring. " * 5,)),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    for name, (outlet, day, title, paragraphs) in PAGES.items():
        body = "".join(f"<p>{words}</p>" for words in paragraphs)
        head = (
            f"<meta property='og:site_name' content='{outlet}'>"
            f"<meta property='article:published_time' content='{day}T08:00:00+00:00'>"
        )
        (folder / name).write_text(
            f"<html lang='en'><head><title>{title}</title>{head}</head>"
            f"<body><article><h1>{title}</h1>{body}</article></body></html>"
        )
    done = run("add", str(folder), ledger=folder / "s.db")
    assert done.exit_code == 0, done.stderr
    return folder / "s.db"


def run(*words: str, ledger: Path) -> Result:
    return CliRunner(env={"COLUMNS": "150"}).invoke(main, [*words, "--ledger", str(ledger)])


def test_a_copy_of_a_copy_stands_below_it(ledger: Path) -> None:
    shown = run("stories", ledger=ledger).stdout
    lines = shown.splitlines()
    names = ("Quellin Mail, 2", "Sund Courier, 2", "Coal Quay, 2")
    depth = {outlet: line.index(outlet) for line in lines for outlet in names if outlet in line}
    assert depth["Quellin Mail, 2"] < depth["Sund Courier, 2"] < depth["Coal Quay, 2"]
    assert "because: H/T Quellin Mail" in shown
    assert "Gulls" not in shown
    assert "Gulls" in run("stories", "--all", ledger=ledger).stdout


@pytest.mark.parametrize("order", [("mail.html", "courier.html"), ("courier.html", "mail.html")])
def test_a_difference_is_told_from_the_original_whichever_is_named_first(ledger: Path, order: tuple[str, str]) -> None:
    shown = run("diff", *(str(ledger.parent / name) for name in order), ledger=ledger).stdout
    assert shown.startswith("- Quellin Mail, 2019-03-04")
    assert "reprint" in shown
    assert "headline [-Quellin closes its northern-] Pier {+shut for winter+}" in shown
    assert "[-nine hundred thousand-]{+900,000+} crowns," in " ".join(shown.split())
    assert f"dropped {SECOND}" in " ".join(shown.split())


def test_lines_hold_the_exact_words_of_both_pages(ledger: Path) -> None:
    names = (str(ledger.parent / name) for name in ("courier.html", "coal.html"))
    done = run("diff", *names, "--format", "jsonl", ledger=ledger)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["change"], row["words"]) for row in rows if row["change"] == "added"] == [("added", OWN)]
    assert all(row["parent_words"] is None for row in rows if row["change"] == "added")


def test_pages_that_no_story_ties_are_compared_all_the_same(ledger: Path) -> None:
    shown = run("diff", *(str(ledger.parent / name) for name in ("gulls.html", "mail.html")), ledger=ledger).stdout
    assert "No story ties these two pages" in shown


def test_an_unknown_page_is_an_error_with_its_code(ledger: Path) -> None:
    done = run("diff", "nowhere", "mail.html", ledger=ledger)
    assert done.exit_code == 4
    assert "ledger-not-found" in done.stderr
