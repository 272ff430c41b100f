"""What the clauses of discussion policies are about, and whether they forbid or allow."""

import re
from typing import NamedTuple

from onrecord.records import Span

__all__ = ["OTHER", "Topic", "allows", "forbids", "topics_in"]

OTHER = "other"


class Topic(NamedTuple):
    """A subject found in a clause; `mild` where the clause asks for good manners rather than bans an act."""

    name: str
    span: Span
    mild: bool = False


PATTERNS: tuple[tuple[str, str], ...] = (
    ("private-data", r"private (?:data|details|information)|personal (?:data|details|information)|"
                     r"(?:e-?mail|postal|home|street) addresses|(?:tele)?phone numbers|contact details|dox+ing|"
                     r"privacy"),
    ("personal-attack", r"personal(?:ly)? (?:attacks?|insults?|abuse)|ad hominem|attack(?:ing)? (?:other|each|"
                        r"one|people|"
                        r"persons|writers|readers|authors)|insult(?:s|ing|ed)?|name[- ]calling|abus(?:e|ive)|"
                        r"harass\w{0,6}|"
                        r"bully\w{0,4}|trolling|belittl\w{1,5}|offend(?:s|ing)? (?:other|others|people)"),
    ("profanity", r"profan(?:e|ity|ities)|obscen(?:e|ity|ities)|vulgar(?:ity|ities)?|swear(?:ing|words?| words?)?|"
                  r"curs(?:e|es|ing)(?: words?)?|foul (?:language|words)|bad language|strong language|"
                  r"(?:crude|coarse|indecent) (?:language|words)|expletives?|four-letter words?"),
    ("hate", r"hate(?:ful)?(?: speech)?|hatred|racis(?:m|t)|sexis(?:m|t)|xenophob\w{1,4}|homophob\w{1,4}|"
             r"anti-?semiti(?:c|sm)|islamophob\w{1,4}|discriminat\w{1,6}|bigot(?:ry|ed)|slurs?|denigrat\w{1,6}|"
             r"incite\w{0,6}|incitement"),
    ("threat", r"threat(?:s|en|ens|ening)?|violen(?:ce|t)|intimidat\w{1,6}|stalking"),
    ("capitals", r"capital(?:s| letters?|ised|ized)|capitals|all[- ]caps|caps[- ]?lock|upper ?-?case|shout(?:ing)?"),
    ("advertising", r"advert(?:s|ise|ising|isements?|izing|ise?ments?)?|ads|commercial|promotion(?:s|al)?|"
                    r"solicit\w{0,6}|self-promotion|marketing|spam(?:ming)?|fundraising"),
    ("links", r"(?:hyper|web )?links?|linking|urls?|web addresses"),
    ("length", r"(?:\d{2,6}|\d{1,3}[,.]\d{3})[ -](?:characters?|letters|words?)|keep (?:it|them|comments|your "
               r"\w{1,12}) "
               r"(?:short|brief)|be (?:brief|concise)|(?:short|brief|concise|long|lengthy) (?:comments|answers|"
               r"posts|entries)|"
               r"length"),
    ("repetition", r"repeat(?:s|ed|ing|edly)?(?: \w{1,12})?|repetit\w{1,5}|duplicate\w{0,2}|same (?:comment|"
                   r"text|message)|"
                   r"more than once|cross-?post\w{0,4}|flood(?:ing)?|spam(?:ming)?"),
    ("real-name", r"(?:real|full|true|own|first and last) names?|pseudonyms?|anonym\w{1,5}|impersonat\w{1,6}|"
                  r"any name|nicknames?|aliases|pretend to be|fake (?:names?|accounts?)"),
    ("off-topic", r"off[- ]?topic|on[- ]topic|(?:to|on) the (?:topic|subject|point|article|story)|relevan(?:t|ce)|"
                  r"irrelevant|stay on|unrelated"),
    ("language", r"(?:write|comment|post|comments?|only) in \w{4,12} only|in english|english only|"
                 r"languages? other than|other languages?|"
                 r"foreign languages?"),
    ("copyright", r"copyright\w{0,3}|plagiari\w{1,4}|intellectual property|trademarks?|piracy|pirated|"
                  r"material (?:that is )?not your own"),
)  # fmt: skip
MANNERS = re.compile(
    r"\b(?:be|stay|remain|keep (?:it|things|the \w{4,12})) (?:kind|civil|polite|courteous|respectful|nice|"
    r"friendly|decent|"
    r"considerate)\b|\b(?:civility|courtesy|good manners|respect (?:others|other|each|one another))\b"
    r"|\bwith (?:respect|courtesy)\b|\b(?:uncivil|disrespectful|rude)\b",
    re.IGNORECASE,
)
COMPILED = tuple((name, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for name, pattern in PATTERNS)
FORBIDS = re.compile(
    r"\b(?:not|no|never|nor|don['’]t|won['’]t|cannot|can['’]t|mustn['’]t|avoid|refrain|without|prohibit\w{0,3}|"
    r"forbid\w{0,4}|"
    r"forbidden|bann?(?:ed|s)?|unacceptable|unwelcome|inappropriate|reject(?:ed)?|remov(?:e|ed|al)|delet(?:e|ed)|"
    r"taken down|struck out|strikes out|blocked|edited out|moderated out|hidden|zero tolerance|against)\b",
    re.IGNORECASE,
)
ALLOWS = re.compile(
    r"\b(?:welcom(?:e|ed)|encouraged?|invited?|fine|ok(?:ay)?|allowed|permitted|accepted|acceptable|feel free|"
    r"you (?:may|can)|readers (?:may|can)|may (?:link|use|write|post|include|quote)|can (?:link|use|write|post|"
    r"include|quote)|"
    r"as you like|any \w{1,12} you like|free to|happy to|we like)\b",
    re.IGNORECASE,
)


def topics_in(text: str, span: Span) -> list[Topic]:
    """Return the first mention of each topic in `span`, in text order.

    Where two topics claim the same words, the one listed first has them; a plain ban goes before a wish for manners.
    """
    found: list[Topic] = []
    for name, pattern in COMPILED:
        for match in pattern.finditer(text, span.start, span.end):
            here = Span(match.start(), match.end())
            # "spam" is both selling and repeating, and a policy that bans it bans both.
            if all(not here.touches(topic.span) for topic in found) or match.group().lower().startswith("spam"):
                found.append(Topic(name, here))
                break
    manners = MANNERS.search(text, span.start, span.end)
    if manners and all(topic.name != "personal-attack" for topic in found):
        found.append(Topic("personal-attack", Span(*manners.span()), mild=True))
    return sorted(found, key=lambda topic: (topic.span, topic.name))


def forbids(clause: str) -> bool:
    """Tell whether `clause` says no to something."""
    return FORBIDS.search(clause) is not None


def allows(clause: str) -> bool:
    """Tell whether `clause` gives leave, and says no to nothing."""
    return ALLOWS.search(clause) is not None and not forbids(clause)
