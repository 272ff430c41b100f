"""The serialiser `text@1`: what is pinned here may never change, since every stored span counts on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy import TEXT_VERSION, Document, HostileMarkupError, html_document, text_document

PINNED = [
    ("<p>one</p><p>two</p>", "one\n\ntwo"),
    ("<div>one</div><div>two</div>", "one\ntwo"),
    ("<p>a  b\n\tc</p>", "a b c"),
    ("<p>a<b> b </b>c</p>", "a b c"),
    ("<p>a <b>b</b> , c</p>", "a b , c"),
    ("<p>a\u00a0 b&nbsp;&nbsp;c</p>", "a\u00a0 b\u00a0\u00a0c"),
    ("<p>one<br>two<br><br>three<br><br><br>four</p>", "one\ntwo\n\nthree\n\nfour"),
    ("<h1>H</h1>text<p>p</p>tail", "H\n\ntext\n\np\n\ntail"),
    ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
    ("<table><tr><td>1<td>2<tr><td>3</table>", "1\t2\n3"),
    ("<pre>  keep\n   this</pre>", "  keep\n   this"),
    ("<p>a<script>x()</script>b<style>p{}</style>c<template><p>t</p></template></p>", "abc"),
    ("<p>a<!-- no -->b</p>", "ab"),
    ("<title>T &amp; U</title><p>x</p>", "T & U\n\nx"),
    ("<p>&ldquo;curly&rdquo; &mdash; ‘kept’…</p>", "“curly” — ‘kept’…"),
    ("<p hidden>h</p><p>s</p>", "h\n\ns"),
    ("<figure><img alt=no><figcaption>cap</figcaption></figure><p>x", "cap\n\nx"),
    ("plain <i>inline</i>", "plain inline"),
    ("<p>one<p>two", "one\n\ntwo"),
    ("<p>a &#xD800; b</p>", "a \ufffd b"),
    ("<blockquote>q</blockquote>x", "q\n\nx"),
    ("<textarea> a\r\n b</textarea>", " a\n b"),
    ("", ""),
]


@pytest.mark.parametrize(("markup", "text"), PINNED)
def test_the_text_of_markup_is_pinned(markup: str, text: str) -> None:
    assert html_document(markup).text == text


def test_the_version_is_the_pinned_one() -> None:
    assert TEXT_VERSION == "text@1"


def test_a_dump_is_its_own_text() -> None:
    text = " Head\r\n\r\n\tBody\u00a0 “x” \n"
    assert text_document(text).text == text


def test_hidden_text_is_kept_and_flagged() -> None:
    document = html_document('<title>T</title><p style="color:red; display : none">a</p><p>b<span hidden>c</span></p>')
    assert [span.of(document.text) for span in document.hidden_spans()] == ["T", "a", "c"]


def test_an_element_has_a_path_that_tells_it_apart() -> None:
    document = html_document("<div><p>a<p>b</div><div><p>c</div>")
    paths = [document.path(row) for row in document.elements if row.tag == "p"]
    assert paths == ["/html/body/div[1]/p[1]", "/html/body/div[1]/p[2]", "/html/body/div[2]/p[1]"]


def test_data_scripts_are_kept_beside_the_text() -> None:
    document = html_document('<script type="application/ld+json">{"a": 1}</script><script>x()</script><p>b')
    assert document.scripts == [("application/ld+json", '{"a": 1}')]
    assert document.text == "b"


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<div>" * 6_000, "too-deep"),
        ("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x", "too-many-attributes"),
        ("<p " + " ".join(f"a{n}" for n in range(20_000)) + ">x", "too-many-attributes"),
    ],
)
def test_markup_made_to_exhaust_the_parser_is_refused(markup: str, code: str) -> None:
    with pytest.raises(HostileMarkupError) as caught:
        html_document(markup)
    assert caught.value.code == code


def test_long_values_are_no_attack() -> None:
    assert html_document(f'<img src="data:{"A" * 200_000}"><p>x').text == "x"
    assert html_document(f"<div data-x='{'[1, 2], ' * 20_000}'>x</div>").text == "x"


def check(document: Document) -> None:
    for row in document.elements:
        assert 0 <= row.start <= row.end <= len(document.text)
        if row.parent >= 0 and row.end > row.start:
            parent = document.elements[row.parent]
            assert row.parent < row.index
            assert parent.start <= row.start
            assert row.end <= parent.end
    for span in document.hidden_spans():
        assert span.of(document.text)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<br>",
        "text ",
        " \n",
        "<b>",
        "</b>",
        "&nbsp;",
        "<td>",
        "<li>",
        "<pre>",
        "</pre>",
        "<script>x</script>",
        "<svg><title>t</title></svg>",
        "“",
        "<!-- c -->",
        "<a href=x>",
        "</a>",
        "<table>",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_elements_lie_inside_their_parents(markup: str) -> None:
    document = html_document(markup)
    check(document)
    assert document.text == html_document(markup).text
    assert not document.text.startswith("\n")
