import pytest

from onrecord.attribution.lexicon import cues


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("agreed", "agree", "past"),
        ("decreeing", "decree", "ing"),
        ("bragged", "brag", "past"),
        ("replied", "reply", "past"),
        ("snarls", "snarl", "s"),
        ("wrote", "write", "past"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, lemma: str, kind: str) -> None:
    found = cues()[form]
    assert (found.cue.lemma, found.form) == (lemma, kind)


def test_no_form_of_a_verb_in_ee_gains_a_third_e() -> None:
    assert not [form for form in cues() if "eee" in form]
