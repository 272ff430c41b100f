import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, text_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy.policywords import told_by, told_part


def policy(after: str) -> list[str]:
    page = html_page(article(after=after))
    return [" ".join(span.of(page.text).split()) for span in page.policy or ()]


@pytest.mark.parametrize(
    "words",
    [
        "Please read our comment policy before commenting.",
        "Bitte beachten Sie unsere Netiquette, ehe Sie einen Kommentar schreiben.",
        "Wir behalten uns vor, beleidigende Kommentare zu löschen.",
        "Les commentaires sont modérés ; les insultes seront supprimées.",
        "Los comentarios son moderados; los insultos serán eliminados.",
        "I commenti offensivi saranno cancellati dalla redazione.",
        "Komentarze wulgarne są usuwane przez redakcję.",
        "Комментарии с оскорблениями будут удалены.",
    ],
)
def test_a_sentence_that_tells_readers_how_to_answer_is_a_policy(words: str) -> None:
    assert policy(f"<div class='talk'><p>{words}</p></div>") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Comments",
        "Netiquette",
        "Be the first to write a comment.",
        "Your email address will not be published.",
        "Please log in to write a comment",
        "Your comment has been deleted.",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "Artikel kommentieren | Netiquette | AGB",
        "2000 characters left for your comment.",
        "We use cookies under the rules of our privacy policy.",
    ],
)
def test_labels_invitations_and_messages_are_no_policy(words: str) -> None:
    assert policy(f"<form class='comment-form'><p>{words}</p></form>") == []


def test_words_that_stand_for_reports_too_count_in_the_thread_s_box_alone() -> None:
    words = "<p>Every post is reviewed by the desk before it appears, and some are removed.</p>"
    assert policy(f"<div class='comments'>{words}</div>") != []
    assert policy(f"<div class='about'>{words}</div>") == []


def test_the_span_leaves_out_what_is_about_other_things() -> None:
    words = "Your e-mail address will not be shown. Please keep to our comment rules. Ola wishes you well."
    assert policy(f"<form class='comment-form'><p>{words}</p></form>") == ["Please keep to our comment rules."]


def test_paragraphs_in_one_box_are_one_policy() -> None:
    box = (
        "<div class='comments'><p>Please keep your comments civil.</p>"
        "<p>Comments with insults are removed by the desk, without a word.</p></div>"
    )
    assert len(policy(box)) == 1


def test_a_report_about_moderated_comments_is_no_policy() -> None:
    told = "The county said that it had deleted comments which broke its rules and that it would moderate the rest."
    page = html_page(article(body=f"<p>{told}</p>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)))
    assert page.policy is None


def test_a_dump_s_policy_stands_under_the_form_s_heading() -> None:
    rule = "Please keep your comments civil; insults are removed."
    text = "Ferry Stops\n\n" + "\n\n".join(PARAGRAPHS) + f"\n\nLeave a comment\n{rule}\n"
    page = text_page(text)
    assert [span.of(text) for span in page.policy or ()] == [rule]


@given(st.text(alphabet="comentkrulspaizg.!? KÄ\n", max_size=400))
def test_a_policy_s_part_lies_within_its_paragraph(text: str) -> None:
    told_by(text)
    start, end = told_part(text)
    assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Comments longer than 1,000 characters will be cut.", True),
        ("1000 characters left for your comment.", False),
        ("Die Kommentarfunktion wird drei Tage nach Erscheinen geschlossen.", True),
        ("Die Kommentarfunktion unter diesem Artikel ist geschlossen.", False),
        ("All comments are reviewed by an editor.", True),
        ("Urážlivé komentáře budou smazány.", True),
        ("Vi modererer kommentarfeltet og hets blir slettet.", True),
    ],
)
def test_what_becomes_of_comments_is_a_rule(text: str, rules: bool) -> None:
    told = told_by(text)
    assert (told is not None and told.rules) is rules
