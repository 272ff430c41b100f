"""Labels of credits in many languages: the word for a source or an original before a name, or alone above a list."""

import re
from dataclasses import dataclass

from onrecord.records import CreditKind

__all__ = ["ORIGINAL_LABEL", "PLURAL", "SOURCE_LABEL", "Label", "credit_label"]

ONE = (
    r"source|quelle|fuente|fonte|bron|kilde|källa|źródło|zdroj|lähde|forrás|izvor|sursa|kaynak|πηγή|источник|джерело|"
    r"извор|източник|allikas|avots|šaltinis|viir|burimi|nguồn|sumber|المصدر|מקור|来源|來源|出典|출처"
)
SEVERAL = (
    r"sources|quellen|fuentes|fonti|fontes|bronnen|kilder|källor|źródła|zdroje|lähteet|források|izvori|surse|kaynaklar|"
    r"πηγές|источники|джерела"
)
BEFORE = r"(?:(?:original|unsere|verwendete|benutzte|weitere|used|our|news|story|bild- und text|text)[ -])?"
OF_WHAT = r"(?:\s(?:der|des|dieser|of|for|de|del|de la|du|della|do|da)\s(?:\w+\s?){1,3}?)?"
SOURCE_LABEL = rf"{BEFORE}(?:{ONE}|{SEVERAL})(?:\(n\)|n?/n|\(s\))?(?:\s?/\s?(?:original|text))?{OF_WHAT}"
"""The words before "Source:", without the colon; ask without regard to case."""
ORIGINAL_LABEL = (
    r"original(?:artikel|beitrag|text|publikation|veröffentlichung|quelle)|original (?:article|post|story|publication)|"
    r"(?:article|texte|billet) original|(?:artículo|texto|nota) original|(?:articolo|testo) originale|"
    r"(?:artigo|matéria) original|oorspronkelijk artikel|oryginalny (?:tekst|artykuł)|erstveröffentlichung|"
    r"erstpublikation|ersterscheinung|erschienen in|original-content von|first publication|im wortlaut"
)
"""The words before "Original article:", without the colon; ask without regard to case."""
ALONE = re.compile(rf"^(?:(?P<source>{SOURCE_LABEL})|(?P<original>{ORIGINAL_LABEL}))\s?[:：]?$", re.IGNORECASE)
PLURAL = re.compile(rf"\b(?:{SEVERAL}|sources? used)\b|\([sn]\)|/n\b", re.IGNORECASE)
LONGEST = 48
"""Characters of a label that stands alone."""


@dataclass(slots=True, frozen=True)
class Label:
    """A label that stands alone: what it credits, and whether it speaks of several."""

    kind: CreditKind
    several: bool


def credit_label(text: str) -> Label | None:
    """Return the label that the whole of a short line is ("Quelle", "Sources:"), or None."""
    match = ALONE.match(text) if 3 < len(text) <= LONGEST or text[:1] > "\u2e7f" else None
    if match is None:
        return None
    if match["original"]:
        return Label(CreditKind.ORIGINALLY_PUBLISHED, several=False)
    return Label(CreditKind.SOURCE, bool(PLURAL.search(text)))
