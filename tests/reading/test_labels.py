"""What a source says of a capture travels with its bytes, and nothing that a page holds can pass for it."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import Label, decode, label_of, labelled

PAGE = b"<html><head><title>x</title></head><body><p>Talks on the quay.</p></body></html>"
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)


@given(
    st.builds(
        Label,
        address=st.none() | texts.filter(bool),
        charset=st.none() | texts.filter(bool),
        title=st.none() | texts.filter(bool),
        bylines=st.lists(texts, max_size=3).map(tuple),
        cut=st.booleans(),
    ),
    st.binary(max_size=200).filter(lambda body: not body.startswith(b"%onrecord-label")),
)
def test_a_label_comes_off_as_it_was_put_on(label: Label, payload: bytes) -> None:
    assert label_of(labelled(label, payload)) == (label, payload)


def test_a_capture_of_which_nothing_is_said_is_its_payload() -> None:
    assert labelled(Label(), PAGE) == PAGE


@given(st.binary(max_size=200))
def test_what_is_no_label_is_payload(rest: bytes) -> None:
    for capture in (b"%onrecord-label@1 " + rest, b"%onrecord-label@1 " + b"[" * 40_000 + b"\n"):
        label, payload = label_of(capture)
        assert payload == capture or label is not None


def test_the_encoding_that_the_server_names_is_used() -> None:
    body = "<html><body><p>Переговоры о плотине</p></body></html>".encode("cp1251")
    assert "плотине" in decode(labelled(Label(charset="windows-1251"), body)).text


def test_utf_8_that_the_page_names_is_not_overruled_by_a_single_byte_encoding() -> None:
    body = '<html><meta charset="utf-8"><p>día – “no”</p></html>'.encode()
    assert "día – “no”" in decode(labelled(Label(charset="iso-8859-1"), body)).text


def test_an_unknown_encoding_is_passed_over() -> None:
    assert "Talks" in decode(labelled(Label(charset="x-none"), PAGE)).text


def test_a_capture_that_was_cut_short_says_so() -> None:
    assert [row.code for row in decode(labelled(Label(cut=True), PAGE)).notes] == ["source:cut-short"]
