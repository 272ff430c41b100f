"""How a dossier tells which reports have other words, and which have fewer."""

import dataclasses

import pytest
from export.dossier_case import sample
from msgspec.structs import replace

from onrecord.export import altered, dossier, render_html, render_markdown, shortened
from onrecord.records import PageId, StatementId, Variant, VariantKind


def variant(kind, *differs, **fields):
    return Variant(statement=StatementId("s"), page=PageId("p"), variant=kind, differs=differs, **fields)


def test_other_words_are_told_with_what_makes_them_grave():
    row = variant(VariantKind.ALTERED, "not → —", "the pier → it", negation=True, bracketed=True)
    assert altered(row) == "not → —; the pier → it (a negation comes or goes; some in an editor’s brackets)"
    assert altered(variant(VariantKind.SPLICED)) == ""


@pytest.mark.parametrize("kind", list(VariantKind))
def test_fewer_words_are_told_of_cut_quotations_alone(kind):
    cut = kind in (VariantKind.TRUNCATED, VariantKind.SPLICED, VariantKind.OVERLAPPING)
    assert bool(shortened(variant(kind))) is cut


def test_a_dossier_names_the_reports_with_other_and_with_fewer_words():
    given = sample()
    said = next(row for row in given.utterances if len(row.variants) > 1)
    first, second = said.variants[:2]
    changed = replace(
        said,
        variants=(
            replace(first, variant=VariantKind.ALTERED, differs=("stands → falls",), altered=True),
            replace(second, variant=VariantKind.SPLICED),
        ),
    )
    rows = tuple(changed if row is said else row for row in given.utterances)
    told = dossier(dataclasses.replace(given, utterances=rows))
    for text in (render_markdown(told), render_html(told)):
        assert "Other words in" in text
        assert "stands → falls" in text
        assert "words left out in the middle" in text
