"""Which language a text is in."""

import pytest

from onrecord.reading import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Tuesday that the talks over the canal would go on until the weekend.", "en"),
        ("El ministro dijo el martes que las conversaciones sobre el canal seguirían hasta el fin de semana.", "es"),
        ("Le ministre a déclaré mardi que les pourparlers sur le canal continueraient jusqu’à la fin.", "fr"),
        ("Talks on", None),
        ("123 456 — … !!", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert detect(text) == language
