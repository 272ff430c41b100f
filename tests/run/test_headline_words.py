"""A headline that quotes what its report does not have is flagged on its page."""

import hashlib

from onrecord.attribution import Gazetteer, RuleTagger
from onrecord.records import CaptureId, Settings
from onrecord.run import Kit, page_work

BODY = "<p>The pier of Quellin is closed for the winter, the board said on Monday after a long night of talks.</p>"


def notes(headline):
    kit = Kit(Gazetteer.of(Settings()), RuleTagger(), "test")
    markup = f"<!doctype html><title>Pier</title><article><h1>{headline}</h1>{BODY * 3}</article>".encode()
    page = page_work(CaptureId(hashlib.sha256(markup).hexdigest()), markup, kit).page
    return [(note.text, note.span.of(page.text)) for note in page.notes if note.code == "headline-words-missing"]


def test_words_that_stand_in_no_paragraph_are_noted_with_their_place():
    assert notes("Pier ‘rotten to the core’, says board") == [("‘rotten to the core’",) * 2]


def test_words_of_the_body_are_not_noted():
    assert notes("Pier ‘closed for the winter’, says board") == []
