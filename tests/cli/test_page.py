"""`onrecord page` shows every part of a page with what decided."""

import json
from pathlib import Path

import pytest
from ledgers import onrecord

PAGE = """<html><head><title>Ferry back on Monday</title></head><body>
<nav class="menu"><a href="/a">News</a> <a href="/b">Letters</a></nav>
<article><h1>Ferry back on Monday</h1><p class="byline">By Ines Corrigan</p>
<p>The ferry to Saltholm will sail again on Monday, the harbour office said after a week of storms at sea.</p>
<p>“We ask for patience,” said the harbour master, Olwen Prask, who has run the pier for eleven years.</p></article>
<ol class="comments"><li id="c1"><cite>Tam</cite> says: <span class="date">March 4, 2024 at 9:12 am</span>
<p>At last, \x1b[31m the goats were getting anxious.</p></li>
<li id="c2"><cite>Bo</cite> says: <span class="date">March 4, 2024 at 9:40 am</span><p>Whose goats are they?</p></li>
</ol>
</body></html>"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "ferry.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_every_part_stands_with_its_kind_and_its_reason(case: Path) -> None:
    done = onrecord("page", "ferry.html", cwd=case)
    assert done.returncode == 0, done.stderr
    kinds = [line.split()[0] for line in done.stdout.splitlines() if line[:1].isalpha()]
    for kind in ("furniture", "headline", "byline", "paragraph", "comment"):
        assert kind in kinds
    assert "1, Tam, March 4, 2024 at 9:12 am" in done.stdout
    assert "h1" in next(line for line in done.stdout.splitlines() if line.startswith("headline"))


def test_no_word_of_a_page_commands_the_terminal(case: Path) -> None:
    assert "\x1b" not in onrecord("page", "ferry.html", cwd=case).stdout


def test_short_shows_the_beginning_of_each_part(case: Path) -> None:
    done = onrecord("page", "ferry.html", "--short", cwd=case)
    assert "…" in done.stdout
    assert "storms at sea" not in done.stdout


def test_the_record_is_the_page_whose_words_its_spans_hold(case: Path) -> None:
    record = json.loads(onrecord("page", "ferry.html", "--format", "jsonl", cwd=case).stdout)
    headline = next(block for block in record["blocks"] if block["kind"] == "headline")
    assert record["text"][slice(*headline["span"])] == "Ferry back on Monday"


def test_a_file_that_is_no_page_is_a_coded_failure(case: Path) -> None:
    (case / "empty.html").write_bytes(b"")
    done = onrecord("page", "empty.html", cwd=case)
    assert done.returncode == 1
    assert "(empty)" in done.stderr
