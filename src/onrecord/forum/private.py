"""`private-data@1`: e-mail addresses, telephone, bank account and card numbers, postal addresses with care."""

import re
from collections.abc import Iterator, Sequence

from onrecord.forum.hits import Hit, against, ban
from onrecord.forum.reading import Reading
from onrecord.records import Basis, FindingGrade, Rule, Span

__all__ = ["CHECKER", "check"]

CHECKER = "private-data@1"
# Every count is bounded, so that no run of letters or digits is walked more than a few dozen times.
LOCAL = re.compile(r"[\w.+%-]{1,64}\Z")
DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,6}[^\W\d_]{2,24}\b")
NUMBER = re.compile(r"(?<![\w.,/@-])(?:\+|00)?\(?\d[\d().\u00a0 /-]{4,20}\d(?![\w@]|[.,]\d)")
IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
STREET = re.compile(
    r"(?<!\w)\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'’-]{1,30} ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Court|Crescent|Boulevard|Blvd|Square|Terrace|Close|Row)\b"
)
DATE = re.compile(
    r"(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}|(?:1[5-9]|20)\d\d ?[-/] ?\d{2,4})\Z"
)
SUM = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3}){1,5}\Z|\d+\.\d+\Z")
"""Digits in groups of three, and decimals: a number of this form is a telephone's only where the words say so."""
CALL = re.compile(
    r"\b(?:call|ring|phone|telephone|tel|mobile|cell|number|whats ?app|viber|text me|sms|fax|dial|contact)\b", re.I
)
HOME = re.compile(
    r"\b(?:lives?|living|home|house|flat|apartment|address|find (?:him|her|them|me)|visit (?:him|her|them))\b", re.I
)
BEFORE = 60
"""Code points before a number in which a word such as "call" or "lives" speaks for it."""
ROLE_BOXES = frozenset("abuse comments contact editor editors desk help info letters mail news newsroom office press "
                       "support tips webmaster".split())  # fmt: skip
"""Boxes of an office, not of a person: worth a look only."""


def check(page_text: str, readings: Sequence[Reading], rules: Sequence[Rule]) -> list[Hit]:
    """Return one hit for each piece of private data, against the policy or else our default."""
    rule = ban(rules, "private-data")
    out: list[Hit] = []
    for reading in readings:
        end = reading.comment.body.start
        for span, grade, text in sorted(_found(page_text, reading)):
            if span.start < end:
                continue
            end = span.end
            out.append(
                Hit(
                    comment=reading.comment,
                    rule="private-data",
                    span=span,
                    grade=grade,
                    checker=CHECKER,
                    text=text,
                    basis=against(rule, Basis.DEFAULT),
                    clause=rule,
                )
            )
    return out


def _found(text: str, reading: Reading) -> Iterator[tuple[Span, FindingGrade, str]]:
    body = reading.comment.body
    yield from _mail(text, body)
    for match in IBAN.finditer(text, body.start, body.end):
        if _iban_holds(match.group()):
            yield Span(*match.span()), FindingGrade.CERTAIN, "a bank account number (its check digits are right)"
    for match in NUMBER.finditer(text, body.start, body.end):
        if reading.in_link(match.start()):
            continue
        yield from _number(text, body, match)
    for match in STREET.finditer(text, body.start, body.end):
        if HOME.search(text[max(body.start, match.start() - BEFORE) : match.start()]):
            yield Span(*match.span()), FindingGrade.LIKELY, "a postal address, said to be somebody's"


def _mail(text: str, body: Span) -> Iterator[tuple[Span, FindingGrade, str]]:
    at = text.find("@", body.start, body.end)
    while at >= 0:
        local = LOCAL.search(text[max(body.start, at - 64) : at])
        domain = DOMAIN.match(text, at + 1, body.end)
        if local and domain:
            box = local.group().strip(".").lower()
            office = box in ROLE_BOXES
            grade = FindingGrade.LOOK if office else FindingGrade.CERTAIN
            start = at - len(local.group().lstrip("."))
            yield Span(start, domain.end()), grade, "an office's e-mail address" if office else "an e-mail address"
        at = text.find("@", at + 1, body.end)


def _number(text: str, body: Span, match: re.Match[str]) -> Iterator[tuple[Span, FindingGrade, str]]:
    words = match.group()
    digits = re.sub(r"\D", "", words)
    span = Span(*match.span())
    before = text[max(body.start, span.start - BEFORE) : span.start]
    if DATE.match(words) or not 7 <= len(digits) <= 19:
        return
    if 13 <= len(digits) <= 19 and _luhn_holds(digits):
        yield span, FindingGrade.LIKELY, "a number that checks as a bank card's"
    elif len(digits) <= 15 and CALL.search(before):
        yield span, FindingGrade.CERTAIN, "a telephone number"
    elif len(digits) <= 15 and words.startswith(("+", "00")):
        yield span, FindingGrade.LIKELY, "a telephone number in international form"
    elif len(digits) <= 12 and not SUM.match(words) and re.search(r"[-()/]|\d[ .]\d", words):
        yield span, FindingGrade.LOOK, "a number in the form of a telephone number"


def _iban_holds(words: str) -> bool:
    """Check by ISO 13616: the country and check digits put last, letters as 10 to 35, the rest of 97 is 1."""
    bare = words.replace(" ", "")
    moved = bare[4:] + bare[:4]
    return len(bare) >= 15 and int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1


def _luhn_holds(digits: str) -> bool:
    """Check by ISO/IEC 7812: every second digit from the right doubled, the sum a multiple of ten."""
    doubled = (int(digit) * 2 if place % 2 else int(digit) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
