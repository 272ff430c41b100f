from builders import make_page

from onrecord.attribution import Draft, Gazetteer, RuleTagger, statements
from onrecord.attribution.names import page_names
from onrecord.attribution.turns import Turns, labels_of
from onrecord.records import Page, Settings, Span, SpeakerKind, Statement, Where

GAZETTEER = Gazetteer.of(Settings())
INTERVIEW = (
    "The mayor, Ilse Tarn, met us on the pier.",
    "REPORTER: Was the bridge late when you came to town?",
    "TARN: I think that it was late by a year.",
    "It had been late before that.",
    "REPORTER: And now that the year is over?",
    "TARN: Now it stays where it is.",
)
ASKED = (
    ("headline", "Interview with harbour master Ilse Tarn"),
    "Ilse Tarn met us on the pier. Tarn wore a hat.",
    "Why is the bridge late?",
    "It was built on sand, I think.",
    "Will it stay?",
    "It will.",
    "And the ferry?",
    "It goes on Friday.",
)


def read(page: Page) -> tuple[Statement, ...]:
    return statements(page, gazetteer=GAZETTEER, tagger=RuleTagger())[0]


def test_labelled_turns_are_statements_of_who_is_labelled() -> None:
    rows = read(make_page(*INTERVIEW))
    assert [(row.speaker, row.words) for row in rows if row.speaker == "Ilse Tarn"] == [
        ("Ilse Tarn", "I think that it was late by a year. … It had been late before that."),
        ("Ilse Tarn", "Now it stays where it is."),
    ]
    assert {row.resolved_by for row in rows} == {"turn"}


def test_a_few_colons_make_no_interview() -> None:
    page = make_page("Correction: the bridge is late by a year.", "Photo: Jo Holm, on the pier at night.", "Tarn: No.")
    assert labels_of(page) == frozenset()


def test_questions_set_as_paragraphs_tell_the_guest() -> None:
    page = make_page(*ASKED)
    turns = Turns(page, page_names(page, GAZETTEER))
    asked, answered = (turns.at(page.text.index(words)) for words in ("Will it", "It will"))
    assert asked is not None
    assert answered is not None
    assert [(asked.name, asked.asks), (answered.name, answered.asks)] == [("Ilse Tarn", True), ("Ilse Tarn", False)]


def test_i_in_an_answer_is_the_guest() -> None:
    page = make_page(*ASKED)
    at = page.text.index("I think")

    class One:
        name = "one@1"
        reach = 1_000_000

        def reads(self, language: str | None) -> bool:
            return language == "en"

        def tag(self, page: Page) -> list[Draft]:
            start = page.text.index("It was built")
            content, source, cue = Span(start, at - 2), Span(at, at + 1), Span(at + 2, at + 7)
            return [Draft(where=Where.BODY, content=(content,), cue=cue, source=source, confidence=1.0)]

    row = statements(page, gazetteer=GAZETTEER, tagger=One())[0][0]
    assert (row.speaker, row.speaker_kind, row.resolved_by) == ("Ilse Tarn", SpeakerKind.PERSON, "turn")


ANNOUNCED = (
    ("headline", "Interview with harbour master Ilse Tarn"),
    "Ilse Tarn sat down with Jo Holm for an interview on the pier.",
    "I wanted to know what your plans for the bridge are.",
    "I think that it was late, and I know that it will be late again.",
    "You said so last year?",
    "I did.",
)


def test_paragraphs_in_the_first_person_of_an_announced_interview_are_the_guests() -> None:
    page = make_page(*ANNOUNCED)
    turns = Turns(page, page_names(page, GAZETTEER))
    said = {row.span.of(page.text)[:14]: (row.name, row.asks, row.host) for row in turns.rows}
    assert said["I think that i"] == ("Ilse Tarn", False, "Jo Holm")
    assert said["I wanted to kn"] == ("Ilse Tarn", True, "Jo Holm")


def test_a_report_in_the_first_person_is_no_interview() -> None:
    page = make_page(("headline", "A night on the pier"), "Ilse Tarn came.", "I think that it was late.")
    assert Turns(page, page_names(page, GAZETTEER)).rows == []
