"""One line that opens a comment, taken apart: number, name, time, whom it answers, and words on the same line."""

import re
from dataclasses import dataclass

from onrecord.anatomy.commentparts import VERBS, cleaned_author, is_control
from onrecord.anatomy.times import stamp_place

__all__ = ["HeaderLine", "answered_number", "before_time", "header_line", "is_name"]

BULLETS = re.compile(r"(?:[•◦▪‣·*>»↳+–—-]{1,6}\s+){1,12}")
NUMBERED = re.compile(
    r"(?:\[(?P<square>\d{1,4}(?:\.\d{1,4}){0,6})\]|\((?P<round>\d{1,4}(?:\.\d{1,4}){0,6})\)|"
    r"(?:no\.?|nr\.?|n°|#)\s?(?P<marked>\d{1,4}(?:\.\d{1,4}){0,6})[.):]?|"
    r"(?P<bare>\d{1,4}(?:\.\d{1,4}){0,6})(?:[.):]|(?=\t))|(?P<deep>\d{1,4}(?:\.\d{1,4}){1,6}))(?:\s+|$)",
    re.IGNORECASE,
)
SEPARATORS = " \t,;|•·–—-(/»«"
ANSWERING = re.compile(
    r"[\s,;·|•(–—-]{0,6}(?:\b(?:(?:in (?:reply|response|answer)|(?:and )?repl(?:ying|ied|ies)|reply|"
    r"respond(?:ing|ed)) to|(?:als )?antwort(?:et)? (?:auf|an)|en réponse à|en respuesta a|respondiendo a|"
    r"in risposta a|w odpowiedzi (?:na|do)|(?:als )?antwoord op|svar (?:til|till))\s|[→➜➔▸▶↪⤷↳]\s?)"
    r"(?P<who>@?\S[^,;·|•()\n:]{0,48})",
    re.IGNORECASE,
)
NUMBER_OF = re.compile(
    r"^(?:(?:comment|post|kommentar|beitrag|no\.?|nr\.?|n°)\s?)?(?:no\.?\s?|nr\.?\s?)?[#\[(]?\s?"
    r"(\d{1,4}(?:\.\d{1,4}){0,6})[\])]?$",
    re.IGNORECASE,
)
SAID = re.compile(rf"\s{VERBS}\s*[:…]", re.IGNORECASE)
LINK = re.compile(rf"(?:^|(?<=[\s,;|•·–—(:-]))(?:{VERBS}|on|at|am|um|le|el|il|the|den|date)$", re.IGNORECASE)
"""A word that joins a name and a time."""
AFTER = re.compile(r"[\s)\].,]{0,4}(?:[:–—-]\s{0,3}|\s\|\s|\t\s{0,3})(?=\S)|\)\s{1,3}(?=\S)")
PARTICLES = frozenset(
    "van von de der den del du la le di da dos das of the in from aus and & zu zum ter ten el al bin ibn st y e on a "
    "an".split()
)
LONGEST = 120
"""Characters of a line among which its header stands, words on the same line aside."""
LONGEST_NAME = 48
MOST_WORDS = 6
MOST_SMALL = 3
"""Words of a name in small letters before a verb of saying; before a time one less."""
TAIL = 3
"""Words after a time that may belong to a header: where the writer lives, how many liked it."""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a comment's opening line says; places are offsets into the line."""

    number: str | None
    bullets: int
    """How many bullets stand before it: "> >" is two."""
    author: str | None
    time: tuple[int, int] | None
    answers: str | None
    """The number or the name of the comment that it says it answers."""
    words_at: int
    """Where the comment's words start; the line's length where they stand on lines of their own."""
    said: bool
    """A verb of saying and a colon follow the name."""


def header_line(text: str) -> HeaderLine | None:
    """Return the parts of a line that opens a comment, None where it opens none.

    It has a name, and a time, a verb of saying, a number, a colon, or whom it answers. A name alone is no header.
    Linear in the line's first part.
    """
    at, bullets, number = _opening(text)
    head = text[at : at + LONGEST]
    masked, answers = _without_answer(head)
    place = stamp_place(masked[:80]) if any(char.isdigit() for char in masked) or " ago" in masked else None
    found = _timed(masked, place) if place is not None else None
    said = SAID.search(masked[: LONGEST_NAME + 12])
    if found is not None and place is not None:
        name, words = found
        time: tuple[int, int] | None = (at + place[0], at + place[1])
    else:
        time = None
        untimed = _untimed(masked, said, number is not None or answers is not None)
        if untimed is None:
            return None
        name, words = untimed
    whole = at + words >= len(text) or (words >= len(head) and len(text) > at + LONGEST)
    if whole and len(text) > at + LONGEST:
        return None
    return HeaderLine(number, bullets, name, time, answers, len(text) if whole else at + words, said is not None)


def before_time(text: str) -> str:
    """Return what stands before a time without the words and marks that join the two ("NAME wrote on")."""
    text = text.strip(SEPARATORS + ":")
    while (link := LINK.search(text)) is not None:
        text = text[: link.start()].strip(SEPARATORS + ":")
    return text


def answered_number(text: str) -> str | None:
    """Return the number where what is answered is told by one ("No. 4", "#4", "comment 4"), else None."""
    match = NUMBER_OF.match(text.strip())
    return match.group(1) if match else None


def is_name(text: str, small: int = 1) -> bool:
    """Tell whether words may be a reader's name: few, most of them with a capital or a digit, and no sentence.

    Up to `small` words may all be in small letters.
    """
    words = text.split()
    if not 0 < len(words) <= MOST_WORDS or len(text) > LONGEST_NAME or is_control(text):
        return False
    if not (text[0].isalnum() or text[0] in "@_~") or any(char in text for char in "·|•;:"):
        return False
    if text.count("(") != text.count(")"):
        return False
    last = words[-1]
    if last[-1] in ".!?…;:" and not (last[-1] == "." and len(words) > 1 and len(last) <= 4):
        return False
    lower = sum(word.isalpha() and word.islower() and word not in PARTICLES for word in words)
    return lower * 2 < len(words) or len(words) <= small


def _opening(text: str) -> tuple[int, int, str | None]:
    """Return where the header goes on after bullets and number, how many bullets, and the number."""
    at = bullets = 0
    match = BULLETS.match(text)
    if match is not None:
        at, bullets = match.end(), len(match.group().split())
        if bullets == 1:
            # A dash before a name signs what is above it.
            bullets = 0 if match.group().strip() in "—–" else len(match.group().strip())
    match = NUMBERED.match(text, at)
    if match is None or stamp_place(text[at : at + 40]) == (0, match.end() - at):
        return at, bullets, None
    number = match["square"] or match["round"] or match["marked"] or match["bare"] or match["deep"]
    place = stamp_place(text[at : at + 40])
    # "3. March 2031, 14:05" opens with a day and no number.
    if place is not None and place[0] == 0 and place[1] > match.end() - at:
        return at, bullets, None
    return match.end(), bullets, number


def _without_answer(head: str) -> tuple[str, str | None]:
    """Return the header with what it answers blanked out, and that number or name."""
    match = ANSWERING.search(head)
    if match is None:
        return head, None
    who = match["who"]
    place = stamp_place(who)
    if place is not None and place[0] > 0:
        who = who[: place[0]]
    who = re.sub(
        r"(?:^(?:the )?comment (?:by|of) |\s+(?:on|at|am|um|le|el)\s*$|[\s–—-]+$)", "", who, flags=re.IGNORECASE
    )
    end = match.start("who") + len(match["who"][: len(who)])
    number = answered_number(who)
    if number is None and not is_name(who.strip().lstrip("@")):
        return head, None
    blank = "·" + " " * (end - match.start() - 1)
    return head[: match.start()] + blank + head[end:], number or who.strip().lstrip("@")


def _timed(head: str, place: tuple[int, int]) -> tuple[str, int] | None:
    """Return the name around a time and where the words start; None where it is no header."""
    before = before_time(head[: place[0]])
    name = cleaned_author(before) if before else None
    tail = head[place[1] :]
    if name is not None and is_name(name, MOST_SMALL - 1):
        words = AFTER.match(tail)
        rest = tail[words.end() :] if words is not None else tail.strip(SEPARATORS + ").:")
        if words is None and len(rest.split()) > TAIL:
            return None
        if words is None or not rest or is_control(rest.strip(" ).")):
            return name, len(head)
        return name, place[1] + words.end()
    if before:
        return None
    after = tail.lstrip(SEPARATORS + ").:")
    start = len(head) - len(after)
    cut = min((at for mark in (":", " (", " |", " ·") if (at := after.find(mark)) > 0), default=len(after))
    name = cleaned_author(after[:cut].strip(SEPARATORS))
    if name is None or not is_name(name):
        return None
    rest = after[cut:].lstrip(": ")
    return name, len(head) if not rest or after[cut] != ":" else start + cut + (len(after) - cut - len(rest))


def _untimed(head: str, said: re.Match[str] | None, marked: bool) -> tuple[str, int] | None:
    """Return the name of a header without a time and where the words start; None where it is no header."""
    if said is not None:
        name = cleaned_author(head[: said.start()].strip(SEPARATORS))
        if name is not None and is_name(name, MOST_SMALL):
            rest = head[said.end() :].lstrip(" ·")
            return name, len(head) if not rest else len(head) - len(rest)
    colon = head.find(":", 0, LONGEST_NAME)
    if colon > 0 and (colon + 1 == len(head) or head[colon + 1].isspace()):
        name = cleaned_author(head[:colon].strip(SEPARATORS))
        if name is not None and is_name(name):
            rest = head[colon + 1 :].lstrip()
            return name, len(head) if not rest else len(head) - len(rest)
    name = cleaned_author(head.strip(SEPARATORS)) if marked else None
    return (name, len(head)) if name is not None and is_name(name) else None
