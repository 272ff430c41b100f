import re
from dataclasses import fields

import msgspec
import pytest
from builders import find, make_page
from export.dossier_case import LAMP, sample
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from onrecord.export.dossier import DossierInput, dossier, render_html
from onrecord.export.dossier.sources import anchor, tokens
from onrecord.records import Span

HOSTILE = '<script>alert("1")</script>"\'><img src=x onerror=alert(1)>&amp;{{ 7*7 }}\u202e\x1b[2J'


def hostile():
    """The sample with every free text of every record replaced, spans and ids kept."""
    rows = sample()

    def spoil(value, key=""):
        if isinstance(value, dict):
            return {name: spoil(at, name) for name, at in value.items()}
        if isinstance(value, list):
            return [spoil(at, key) for at in value]
        return HOSTILE if isinstance(value, str) and key in FREE else value

    made = {}
    for field in fields(DossierInput):
        if field.name == "verdicts":
            continue
        held = getattr(rows, field.name)
        made[field.name] = tuple(msgspec.convert(spoil(msgspec.to_builtins(row)), type(row)) for row in held)
    pages = tuple(
        msgspec.structs.replace(page, text=(HOSTILE * (len(page.text) // len(HOSTILE) + 1))[: len(page.text)])
        for page in made.pop("pages")
    )
    return DossierInput(pages=pages, **made)


FREE = frozenset(
    "title outlet place from author headline name speaker words text message next credit side role of code stage "
    "aliases dropped change matter_name published said_at comment number language thread_elsewhere clause_words".split()
)


def test_hostile_text_in_every_field_stays_text():
    page = render_html(dossier(hostile()))
    tree = LexborHTMLParser(page)
    assert tree.css("script, img, iframe, object, form") == []
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on") or name == "style"]
    assert "<script>" not in page
    assert "\x1b" not in page
    assert "49" not in re.sub(r"\d{3,}", "", tree.body.text()) or "{{ 7*7 }}" in page


def test_each_link_has_its_target_and_each_target_its_exact_words():
    rows = sample()
    text = {page.id[:12]: page.text for page in rows.pages}
    tree = LexborHTMLParser(render_html(dossier(rows)))
    targets = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(targets) == len(set(targets))
    links = {node.attributes["href"] for node in tree.css("a[href]")}
    assert {link.removeprefix("#") for link in links} <= set(targets)
    whole = 0
    for node in tree.css("mark[id]"):
        page, start, end = node.attributes["id"].removeprefix("s").split("-")
        exact = text[page][int(start) : int(end)]
        # Of two marks that cross, the second goes on in another element.
        assert node.text()
        assert exact.startswith(node.text())
        whole += exact == node.text()
    assert whole == len(tree.css("mark[id]")) - 1


def test_the_file_loads_nothing_and_forbids_scripts():
    tree = LexborHTMLParser(render_html(dossier(sample())))
    policy = tree.css_first("meta[http-equiv]").attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert tree.css("script, link, img, [style], [src]") == []


def test_the_style_is_the_one_that_the_policy_names():
    import base64
    import hashlib

    page = render_html(dossier(sample()))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1)
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in page


def test_the_same_records_give_the_same_bytes():
    assert render_html(dossier(sample())) == render_html(dossier(sample()))


def test_empty_parts_say_so_in_a_sentence():
    page = render_html(dossier(DossierInput()))
    assert page.count('class="empty"') == 8
    assert "Nobody is quoted on these pages" in page


def test_a_matter_is_named_in_the_title():
    assert "<title>On the record: the lamp</title>" in render_html(dossier(sample(), matter=LAMP))


def test_comments_that_nothing_cites_are_counted_in_the_appendix():
    assert "2 comments of this page, not cited here, left out." in render_html(dossier(sample()))


@pytest.mark.parametrize("word", ["speakers", "machine coding", "One report; 2 pages carry it."])
def test_it_says_what_a_reader_needs(word):
    assert word in render_html(dossier(sample()))


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda row: Span(row[0], min(31, row[0] + row[1])))


@given(st.lists(spans, max_size=8, unique=True))
def test_marks_nest_and_keep_the_text_whatever_spans_are_cited(cited):
    page = make_page("abcdefghijklmnopqrstuvwxyz01234")
    rows = tokens(page, Span(0, len(page.text)), [row for row in cited if row.length])
    assert "".join(row.value for row in rows if row.step == "text") == page.text
    depth = 0
    for row in rows:
        depth += {"open": 1, "close": -1}.get(row.step, 0)
        assert depth >= 0
    assert depth == 0
    ids = [row.value for row in rows if row.step == "open" and row.value]
    assert sorted(ids) == sorted(anchor(page.id, row) for row in cited if row.length)


def test_crossing_marks_each_begin_at_their_first_word():
    page = make_page("one two three four")
    rows = tokens(page, Span(0, 18), [find(page, "one two three"), find(page, "two three four")])
    opened = [place for place, row in enumerate(rows) if row.step == "open" and row.value]
    assert [rows[place + 1].value for place in opened] == ["one ", "two three"]


def test_a_passage_that_a_copy_changed_is_marked_more_faintly_than_a_quotation():
    tree = LexborHTMLParser(render_html(dossier(sample())))
    faint = [node.text() for node in tree.css("mark.faint[id]")]
    assert "Lights out at Grey Skerry" in faint
    assert "“The agreement was signed in June and it stands,”" not in faint


def test_no_title_leaves_the_head_of_the_printed_pages():
    title = 'Quay";}</style><script>alert(1)</script> * { display: none } \\'
    tree = LexborHTMLParser(render_html(dossier(sample(), title=title)))
    (style,) = tree.css("style")
    assert tree.css("script") == []
    *_, head = style.text().strip().splitlines()
    inner = re.fullmatch(r'@page \{ @top-left \{ content: "((?:\\[0-9a-f]{6})*)"; \} \}', head).group(1)
    assert "".join(chr(int(at, 16)) for at in inner.split("\\")[1:]) == title
