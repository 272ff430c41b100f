"""Which language a text is in."""

__all__ = ["detect"]

ENOUGH_LETTERS = 40
"""Below this many letters nothing is said: a headline of six words is often taken for another language."""
READ = 4_000
"""Characters that are looked at; more changes no answer on news pages and costs time."""


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`; None where there is too little of it."""
    sample = text[:READ]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    import py3langid  # here: it loads numpy, and commands that read no page do not need it

    return str(py3langid.classify(sample)[0])
