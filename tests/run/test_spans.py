"""Every stored span holds its words: over the demo pages, and over generated pages of every shape."""

import hashlib
import html
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from soundness import check

from onrecord.ledger import open_ledger
from onrecord.reading import find, load
from onrecord.records import CaptureId, Copy, Dispute, PageId, PageWork, Position, Settings, Story
from onrecord.run import Kit, add, page_work, settle

KIT = Kit.of(Settings())

NAMES = st.sampled_from(["Olwen Prask", "the harbour minister", "She", "Dockers’ union", "A senior official", "prask"])
CUES = st.sampled_from(["said", "told reporters that", "denied that", "added:", "according to", "wrote", "—", ""])
SAID = st.sampled_from(
    [
        "“We will talk,”",
        '"No deal is near',
        "the quay would reopen on Tuesday",
        "‘Not one crane’",
        "«Nous verrons»",
        "she had “never agreed” to it",
        "“” “ ”",
        "1,200 tonnes\u00a0of grain 🙂",
        "\u202eright to left\u202c",
    ]
)
SENTENCES = st.tuples(SAID, NAMES, CUES, SAID).map(lambda row: f"{row[0]} {row[1]} {row[2]} {row[3]}.")
TAGS = st.sampled_from(["p", "div", "li", "blockquote", "h1", "h2", "figcaption", "span", "td", "section", "b", "pre"])
ATTRIBUTES = st.sampled_from(
    ["", ' class="comment"', ' class="byline"', " hidden", ' style="display:none"', ' id="comments"', ' class="x9"']
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    parts = ["<!doctype html><title>Quay talks</title><h1>Quay talks ‘near deal’, says Prask</h1>"]
    for _ in range(draw(st.integers(1, 14))):
        tag = draw(TAGS)
        words = html.escape(draw(SENTENCES), quote=False)
        close = f"</{tag}>" if draw(st.booleans()) else ""
        parts.append(f"<{tag}{draw(ATTRIBUTES)}>{words}{close}")
    if draw(st.booleans()):
        parts.append("<div><h3>Comments</h3><ol>")
        for number in range(draw(st.integers(1, 4))):
            parts.append(f"<li><b>Reader {number}</b> says:<br>March {number + 1}, 2019<p>{draw(SENTENCES)}</p>Reply")
        parts.append("</ol></div>")
    return "".join(parts)


def work_of(body: bytes) -> PageWork:
    return page_work(CaptureId(hashlib.sha256(body).hexdigest()), body, KIT)


@given(pages())
def test_spans_of_generated_pages_hold_their_words(markup: str) -> None:
    work = work_of(markup.encode())
    assert work.failures == ()
    check(work)


@given(st.lists(SENTENCES, min_size=1, max_size=12), st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n\t"]))
def test_spans_of_generated_dumps_hold_their_words(sentences: list[str], gap: str) -> None:
    text = gap.join(["Quay talks near deal", *sentences, "Comments", "1. Reader said:", sentences[0]])
    work = work_of(text.encode())
    assert work.page.text == text
    check(work)


def test_spans_of_the_demo_pages_hold_their_words(demo_pages: Path) -> None:
    bodies = [load(found)[0] for found in find([str(demo_pages)])]
    works = [work_of(body) for body in bodies]
    assert sum(len(work.statements) for work in works) > 100
    assert sum(len(work.page.comments) for work in works) > 50
    for work in works:
        check(work)


def test_spans_across_pages_hold_their_words(demo_pages: Path, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db", create=True) as store:
        add(store, list(find([str(demo_pages)])), Settings(), workers=1)
        settle(store, Settings())
        texts: dict[PageId, str] = {page.id: page.text for page in store.pages()}
        disputes, positions = list(store.corpus(Dispute)), list(store.corpus(Position))
        assert positions
        for side in (side for dispute in disputes for side in (dispute.a, dispute.b)):
            assert side.span.of(texts[side.page]) == side.words
        for position in positions:
            assert position.span.of(texts[position.page]) == position.words
            for feature in position.features:
                if feature.span is not None:
                    assert feature.span.of(texts[position.page]) == feature.words
        copies: list[Copy] = [copy for story in store.corpus(Story) for copy in (*story.copies, *story.excerpts)]
        assert copies
        for copy in copies:
            for passage in copy.passages:
                assert passage.span is None or passage.span.of(texts[copy.page])
                assert passage.parent_span is None or (copy.parent and passage.parent_span.of(texts[copy.parent]))


@pytest.mark.parametrize(
    "body",
    [
        b'"' * 100_000,
        "“".encode() * 60_000,
        b"word " * 100_000,
        ("he said “no” and " * 6_000).encode(),
        b"a" * 250_000,
        b"\n" * 400_000 + b"Talks",
        ("1. A said:\n" * 40_000).encode(),
        b"<p>" + b"(" * 100_000,
        b"<html><ul>" + b"<li>" * 50_000 + b"x",
        b"<html>" + b"<b><i><p>x" * 2_000,
    ],
    ids=["marks", "opening", "words", "quotes", "letters", "lines", "heads", "brackets", "items", "formatting"],
)
def test_a_monstrous_page_ends_in_bounded_time(body: bytes) -> None:
    work = work_of(body)  # the engine's own limit of CPU time would raise here
    check(work)
