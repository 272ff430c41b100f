"""Dates and times as pages print them, resolved without a clock: what needs today's date stays unresolved."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

__all__ = ["find_time", "looks_like_stamp", "looks_like_time", "resolve", "stamp_place"]

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia ocak",
        "february feb februar feber février févr fevrier febrero febbraio fevereiro fev februari luty lutego şubat",
        "march mar märz mrz mars marzo março maart mrt marzec marca mart",
        "april apr avril avr abril abr aprile kwiecień kwietnia nisan",
        "may mai mayo maggio mag maio mei maj maja mayıs",
        "june jun juni juin junio giugno giu junho czerwiec czerwca haziran",
        "july jul juli juillet juil julio luglio lug julho lipiec lipca temmuz",
        "august aug août aout agosto ago augustus sierpień sierpnia ağustos",
        "september sept sep septembre septiembre settembre set setembro wrzesień września eylül",
        "october oct oktober okt octobre octubre ottobre ott outubro out październik października ekim",
        "november nov novembre noviembre novembro listopad listopada kasım",
        "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudzień grudnia aralık",
    ),
    start=1,
):
    MONTHS.update(dict.fromkeys(_names.split(), _number))

ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "edt": -240, "est": -300, "cdt": -300, "mdt": -360, "mst": -420,
    "pdt": -420, "pst": -480, "jst": 540, "aest": 600, "aedt": 660,
}  # fmt: skip
"""Minutes from UTC of the zone names that mean one thing in the news; those with two meanings are left out."""

FOUR = re.compile(r"\d{4}")
"""The year, which every full date has."""
ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?)?"
)
WORD_MONTH = r"([^\W\d_]{3,12})"
DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º)?[.,]?\s{{1,3}}(?:of |de |d’|d')?{WORD_MONTH}\.?,?\s{{1,3}}"
    r"(?:de |del )?(\d{4})(?!\d)"
)
MONTH_FIRST = re.compile(rf"(?<!\w){WORD_MONTH}\.?\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(\d{{4}})(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[年/.]\s?(\d{1,2})\s?[月/.]\s?(\d{1,2})(?!\d)")
NUMERIC = re.compile(
    r"(?<![\d./-])(\d{1,2})([./-])(?:(?<=\.)[ \u2009\u202f\xa0])?(\d{1,2})\2(?:(?<=\.)[ \u2009\u202f\xa0])?"
    r"(\d{4})(?!\d|:\d\d)"
)
"""Parted by one mark, after a full stop perhaps by a space too; in "28.09.1912:44" the last digits are a clock's."""
CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:h.](\d{2})(?::(\d{2}))?)?\s?(am|pm|a\.m\.|p\.m\.)?(?![\d:])"
    r"(?:\s?(?:uhr|hrs|h))?\s?\(?([A-Za-z]{1,4}\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:\d{1,3}|an?|one)\s?(?:s|sec\w*|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|yrs?|"
    r"years?)\s(?:ago)\b"
    r"|\b(?:just now|yesterday|today|vor \d{1,3} \w+|gestern|heute|il y a \d{1,3} \w+|hier|hace \d{1,3} \w+|ayer)\b",
    re.IGNORECASE,
)
WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)
DAY_BEFORE = re.compile(rf"(?<!\w){WEEKDAY}\.?,?\s{{1,3}}$", re.IGNORECASE)
PARTIAL = re.compile(
    rf"(?:(?<!\w){WEEKDAY}\.?,?\s(?:at |um |à )?)?(?<![\w.:])\d{{1,2}}(?:[:.][0-5]\d)?\s?"
    r"(?:[ap]m\b|[ap]\.\s?m\.|uhr\b)|"
    rf"(?<!\w){WEEKDAY}\.?,?\s(?:at |um |à )?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:])|"
    r"(?<![\w.])\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:of |de )?(?P<after>[^\W\d_]{3,12})(?!\w)|"
    r"(?<!\w)(?P<before>[^\W\d_]{3,12})\.?\s\d{1,2}(?:st|nd|rd|th)?(?![\w.])|"
    r"(?<![\d:.])(?:[01]?\d|2[0-3])(?::[0-5]\d){1,2}(?![\d:])|"
    r"(?<![\d./-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?!\d)|"
    r"(?:^|(?<=[·•|,(–—-] )|(?<=\())\d{1,3}\s?(?:s|m|min|h|hr|hrs|std|d|j|w|wk|mo|y|yr)\.?(?=$|\)|\s?[·•|,])|"
    r"\b(?:vor (?:einer?m?|\d{1,3}) \w+|il y a (?:une?|\d{1,3}) ?\w+|hace (?:una?|\d{1,3}) \w+|"
    r"\d{1,3} \w+ (?:temu|geleden|sedan|siden|fa)|wczoraj|gisteren|ieri|igår)\b",
    re.IGNORECASE,
)
"""A time that is not whole: a day with no year, a clock, a date that reads two ways, one told from now."""
FIGURE = re.compile(r"\d")
IN_WORDS = tuple(
    "ago|just now|yesterday|today|vor ein|gestern|heute|il y a un|hier|hace un|ayer|wczoraj|gisteren|ieri|igår".split(
        "|"
    )
)
"""What all that `PARTIAL` and `RELATIVE` find without a figure holds one of, in lower case."""
YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")
LONGEST = 80
"""Characters of a line that dateparser is asked about."""
BASE = datetime(2000, 1, 1)
"""A fixed base, so that no result depends on the day of the run; strict parsing leaves nothing to it anyway."""


def resolve(text: str, language: str | None = None) -> str | None:
    """Return the first full date in `text` as ISO 8601, with its time and zone where given; None where there is none.

    Relative times, dates with no year and numeric dates that can be read two ways stay unresolved.
    """
    found = find_time(text)
    if found is not None:
        return found[0]
    if len(text) <= LONGEST and YEAR.search(text) and not NUMERIC.search(text) and not RELATIVE.search(text):
        return _ask_library(text, language)
    return None


def find_time(text: str) -> tuple[str, int, int] | None:
    """Return the first full date of `text` as (ISO 8601, start, end), by our own patterns alone."""
    if not FOUR.search(text):
        return None
    best: tuple[date, re.Match[str]] | None = None
    for match in ISO.finditer(text):
        value = _iso(match)
        if value is not None:
            return value, match.start(), match.end()
    for pattern in (DAY_FIRST, MONTH_FIRST, YEAR_FIRST, NUMERIC):
        for match in pattern.finditer(text):
            day = _day(pattern, match)
            if day is not None:
                if best is None or match.start() < best[1].start():
                    best = (day, match)
                break
    if best is None:
        return None
    day, match = best
    clock = _clock(text[match.end() : match.end() + 30], first=True)
    if clock is not None:
        moment, length = clock
        return _joined(day, moment), match.start(), match.end() + length
    before = _clock(text[max(0, match.start() - 16) : match.start()], first=False)
    return _joined(day, before[0] if before else None), match.start(), match.end()


def looks_like_time(text: str) -> bool:
    """Tell whether `text` holds a date, or a time told from now ("3 hours ago")."""
    return bool(RELATIVE.search(text)) or find_time(text) is not None


def looks_like_stamp(text: str) -> bool:
    """Tell whether a short line holds a time as comments print it, whole or not ("5 March, 14:20", "3h", "14:20")."""
    return _may_tell(text) and (bool(RELATIVE.search(text)) or stamp_place(text) is not None)


def stamp_place(text: str) -> tuple[int, int] | None:
    """Return where the time that a short line prints starts and ends, be it whole or not; None where it has none."""
    if not _may_tell(text):
        return None
    found = find_time(text)
    if found is not None:
        day = DAY_BEFORE.search(text, max(0, found[1] - 16), found[1])
        return day.start() if day else found[1], found[2]
    if len(text) > LONGEST:
        return None
    places = _partial_places(text)
    places += [match.span() for match in RELATIVE.finditer(text)]
    return (min(start for start, _ in places), max(end for _, end in places)) if places else None


def _may_tell(text: str) -> bool:
    """Tell whether a time may be printed: a figure stands there, or one of the words that need none."""
    if FIGURE.search(text):
        return True
    low = text.lower()
    return any(map(low.__contains__, IN_WORDS))


def _partial_places(text: str) -> list[tuple[int, int]]:
    """Return where `PARTIAL` finds a time; a word before a number that is no month leaves the number to be asked."""
    out: list[tuple[int, int]] = []
    match = PARTIAL.search(text)
    while match is not None:
        told = _names_month(match)
        if told:
            out.append(match.span())
        at = match.end() if told or match["before"] is None else match.end("before")
        match = PARTIAL.search(text, at)
    return out


def _names_month(match: re.Match[str]) -> bool:
    name = match["after"] or match["before"]
    return name is None or name.lower() in MONTHS


def _iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day)).isoformat()
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    return _zoned(moment, zone)


def _zoned(moment: datetime, zone: str | None) -> str:
    offset = _offset(zone)
    if offset is None:
        return moment.isoformat()
    return moment.replace(tzinfo=UTC if offset == 0 else timezone(timedelta(minutes=offset))).isoformat()


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return (minutes if zone[0] == "+" else -minutes) if minutes < 24 * 60 else None
    return ZONES.get(zone.lower())


def _day(pattern: re.Pattern[str], match: re.Match[str]) -> date | None:
    if pattern is NUMERIC:
        first, mark, second, year = match.groups()
        a, b = int(first), int(second)
        if a <= 12 and b <= 12 and a != b and mark != ".":
            return None
        day, month = (b, a) if b > 12 else (a, b)
    elif pattern is YEAR_FIRST:
        year, month, day = match.group(1), int(match.group(2)), int(match.group(3))
    else:
        day_text, name, year = match.groups() if pattern is DAY_FIRST else (match[2], match[1], match[3])
        day, month = int(day_text), MONTHS.get(name.lower(), 0)
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _clock(text: str, *, first: bool) -> tuple[tuple[int, int, int, str | None], int] | None:
    """Return (hour, minute, second, zone) and where it ends; `first` asks that it follow closely."""
    for match in CLOCK.finditer(text):
        hour_text, minute, second, half, zone = match.groups()
        if minute is None and half is None:
            if first and match.start() < 10:
                return None
            continue
        if first and match.start() > 12:
            return None
        hour = int(hour_text)
        if half and half[0].lower() == "p" and hour < 12:
            hour += 12
        elif half and half[0].lower() == "a" and hour == 12:
            hour = 0
        if hour > 23 or int(minute or 0) > 59:
            return None
        known = zone if _offset(zone) is not None else None
        end = match.end() if known else match.start(5) if zone else match.end()
        return (hour, int(minute or 0), int(second or 0), known), len(text[:end].rstrip())
    return None


def _joined(day: date, clock: tuple[int, int, int, str | None] | None) -> str:
    if clock is None:
        return day.isoformat()
    hour, minute, second, zone = clock
    return _zoned(datetime(day.year, day.month, day.day, hour, minute, min(second, 59)), zone)


def _ask_library(text: str, language: str | None) -> str | None:
    import dateparser  # here: loading it takes as long as reading several pages

    settings = {"STRICT_PARSING": True, "RELATIVE_BASE": BASE, "PARSERS": ["absolute-time"]}
    try:
        found = dateparser.parse(text, languages=[language] if language else None, settings=settings)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    if found is None or str(found.year) not in text:
        return None
    return str(found.isoformat(timespec="seconds") if re.search(r"\d[:.h]\d\d", text) else found.date().isoformat())
