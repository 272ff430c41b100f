"""Markdown keeps its headings, quotations and lists, and its front matter becomes what the source says."""

import pytest
from bounded import bounded

from onrecord.reading import Decoded, Label, decode, labelled
from onrecord.reading.markdown import front_matter, render

TEXT = """---
title: "Quay talks go on"
date: 2019-03-04
author:
  - Olwen Prask
  - 'Tam Brill'
tags: [quay]
url: https://courier.example/quay
---
# Quay talks go on

“We will talk,” the harbour minister said.

> A quoted line.

- one
- two
"""


def read(text: str) -> Decoded:
    return decode(labelled(Label(media="text/markdown"), text.encode()))


def test_markdown_becomes_html_with_its_kinds() -> None:
    found = read(TEXT)
    assert found.form == "html"
    for part in ("<h1>Quay talks go on</h1>", "<blockquote>", "<li>one</li>", "<p>“We will talk,”"):
        assert part in found.text


def test_front_matter_is_what_the_source_says() -> None:
    label = read(TEXT).label
    assert (label.title, label.published) == ("Quay talks go on", "2019-03-04")
    assert label.bylines == ("Olwen Prask", "Tam Brill")
    assert label.address == "https://courier.example/quay"


@pytest.mark.parametrize("text", ["---\nno end\n", "--- not a fence\n\nText.", "Text.\n\n---\n\nMore.", "---\n"])
def test_a_rule_or_an_open_fence_is_text(text: str) -> None:
    assert front_matter(text) == (Label(), text)


def test_the_same_bytes_without_their_name_are_a_dump() -> None:
    assert decode(TEXT.encode()).form == "text"


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "*a_ ", "`a``", "> ", "- ", "<a ", "|a", "\n|-|-|\n|a|b|", "a**b", "[a](", "  " * 9 + "- a\n", "("],
)
def test_no_markdown_takes_long(unit: str) -> None:
    with bounded():
        for text in (unit * (30_000 // len(unit)), (unit * 40 + "\n\n") * (30_000 // (40 * len(unit)))):
            assert render(text) is None or "<article>" in str(render(text))


def test_what_is_too_long_is_read_as_a_dump_and_noted() -> None:
    found = read("word " * 300_000)
    assert found.form == "text"
    assert [row.code for row in found.notes] == ["markdown:too-long"]
