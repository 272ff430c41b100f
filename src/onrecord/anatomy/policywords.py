"""Sentences that tell readers how they may answer, in many languages: what they speak of and what they rule."""

import re
from dataclasses import dataclass

__all__ = ["RULE_STEMS", "TOLD_STEMS", "Told", "told_by", "told_part"]

FIRM = re.compile(
    r"\bcomment(?!at(?:or|ed on by)|ary\b)|kommentar|kommentier|\bcoment[aá]r|\bcoment[ea]n?\b|\bcommenti\b|reactie|"
    r"\breageren|koment[aá][rřt]|komentuj|комментар|комментир|коментар|\byorum|σχόλι|تعليق|评论|評論|留言|コメント|댓글|"
    r"bình luận|leserbrief|leserzuschrift|zuschrift(?:en)?\b|letters? to the editor|net{1,2}iquette|netikett|"
    r"diskussionsregel|courrier des lecteurs|cartas? al director|\bnotre charte\b|"
    r"(?:welcomes?|encourages?) (?:\w+ ){0,3}(?:debate|discussion|exchange of views)|"
    r"(?:lade[nt]|freuen) .{0,30}(?:diskussion|debatte|mitdiskutieren)",
    re.IGNORECASE,
)
"""Words for readers' answers and for nothing else."""
LOOSE = re.compile(
    r"\b(?:posts?|posting(?:s|en)?|repl(?:y|ies)|responses?|contribut(?:ions?|ors?)|submissions?|reviews?|discussion|"
    r"conversation|debate|forum|beitr[aä]ge?n?|antwort(?:en)?|ergänzungen|bewertung(?:en)?|rezension(?:en)?|"
    r"diskussion\w*|"
    r"debatte|einträge|avis|discussions?|débat|opinion(?:es|i|s)?|discusión|discussione|recensioni|opini[ei]|wpis\w*|"
    r"dyskusj\w*|reacties|berichten|inlägg|innlegg|indlæg|сообщени\w*)\b",
    re.IGNORECASE,
)
"""Words for readers' answers that stand for reports and talks too."""
FIRM_STEMS = tuple(
    "comment kommentar kommentier coment reactie reageren koment komentuj коммент комент yorum χόλι تعليق 评论 "
    "評論 留言 コメント 댓글 luận leserbrief zuschrift letter netiquet nettiquet netiket nettiket diskussion "
    "lecteurs director charte welcome encourage laden ladet freuen".split()
)
"""What all that `FIRM` finds holds one of, in lower case."""
TOLD_STEMS = FIRM_STEMS + tuple(
    "post repl respons contribut submiss review discus conversation debat forum beitr antwort ergänzung bewertung "
    "rezension einträge avis débat opini discusi recensioni wpis dyskusj berichten inlägg innlegg indlæg "
    "сообщен".split()
)
"""What all that `FIRM` and `LOOSE` find holds one of, in lower case."""
GROUPS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\brules?\b|\bpolic(?:y|ies)\b|guidelines?\b|net{1,2}iquette|netikett|regeln\b|regelwerk|richtlinien|"
        r"moderationskriterien|\bcharte\b|\brègles\b|\bnormas\b|\breglas\b|política de comen|\bregole\b|\bnorme\b|"
        r"regulamin|\bzasad|\bправил|kurallar|huisregels|spelregels|terms of use|nutzungsbedingungen|"
        r"code of conduct|reglamento",
        r"moderat|moderier|modér|moderad|moderow|модер|überprüf|geprüft|\bprüfen|freigeschalte|freischalt|freigegeben|"
        r"\bmodere[rw]|gemodere|\b(?:reviewed|checked|screened|vetted|approved|read) by (?:\w+ ){0,2}(?:editors?|"
        r"moderators?|staff|team)\b|(?:moderator|editor|team)\w* (?:has |have )?(?:approved|checked|reviewed)|"
        r"(?:review|check|screen|vett|approv)\w*\b.{0,30}\b(?:before|prior|appear|publi|post)|awaiting approval|"
        r"pre-?screen|validés? par|aprobad[oa]s? (?:por|antes)|approvat|zatwierdz|onay(?:lan|dan)",
        r"gelöscht|\blöschen|entfern(?:t|en)\b|\bdelet(?:e|ed|ing)\b|\bremov(?:e|ed|al)\b|taken down|"
        r"not (?:be )?(?:published|accepted|permitted|tolerated|allowed)|nicht (?:veröffentlicht|akzeptiert|toleriert|"
        r"geduldet|erlaubt|gestattet|zugelassen|berücksichtigt|beruecksichtigt)|tolerieren wir nicht|gekürzt|gekuerzt|"
        r"supprimé|ne seront pas|eliminad|no se (?:publicar|permit|admit)|rimoss|cancellat|"
        r"non (?:sono|saranno|verranno) (?:consentit|pubblicat|ammess)|\bremovid|\bapagad|\bexcluíd|smazán|odstraněn|"
        r"\bslettes?t?\b|\bfjernes\b|\braderas\b|\btas bort\b|poistetaan|törölj|törlés|"
        r"will (?:not )?be (?:cut|shortened|edited|trimmed|published)|"
        r"(?:do|will) not (?:publish|accept|permit|tolerate)|"
        r"veröffentlichen (?:wir )?nicht\b|(?:zu|und) kürzen|usuni|usuwan|удал|silin|yayınlanma|verwijderd|"
        r"behalten (?:wir )?uns|behält sich|"
        r"behalten uns|reserves? the right|se réserve|se reserva|si riserva|zastrzega|\bbann|gesperrt|\bsperren|"
        r"recht auf (?:veröffentlichung|freischaltung)|take ?down",
        r"\bcivil\b|respectful|respectueu|respetuos|rispettos|\bpolite|courteous|"
        r"courtois|constructive|on[- ]topic|sachlich|"
        r"höflich|freundlich|konstruktiv|beleidig|obszön|diffam|rassis|\binsult|insulti|offens|\babus|\bspam\b|"
        r"\bwerbung|advertis|profan|defam|racis|obraź|wulgar|оскорб|hakaret|küfür|violent|discriminator|"
        r"meinungsbeiträge|gute(?:n)? sitten|dobre obyczaje|good taste|\bhate\b|strafrechtlich",
        r"full name|real name|vollen? namen|klarnamen|anonym|nom complet|vrai nom|nombre completo|nome e cognome|"
        r"\bcharacters\b|\bzeichen\b|caratteri|caractères|verzögerung|\bdelay|up to an hour|"
        r"within \d+ (?:hours|minutes)|opóźnieni|nicht sofort|délai|begrenzt auf|auf \d+ (?:pro|zeichen)|"
        r"closes? after|ore \d|saranno accettati|"
        r"(?:comment|kommentar|coment[aá]r|reactie|koment[aá])\w* .{0,30}(?:"
        r"\b(?:open|closed) (?:for|from|until|after|on|to)\b|geöffnet|\bwird .{0,40}geschlossen)|"
        r"keine (?:leser)?kommentare möglich|"
        r"(?:take|some|several) (?:\w+ )?hours\b|"
        r"nur am erscheinungstag|nach (?:dem )?erscheinen|longer than|\d+ (?:tage|days) nach",
        r"geben nicht|meinung der (?:redaktion|autoren|nutzer)|not (?:necessarily )?(?:reflect|represent|those)|"
        r"responsib|verantwort|nie ponosi|prywatnymi opiniami|ne reflètent|n[’']engagent|responsabil|haftung",
    )
)
"""Rules by name, who checks, what goes, manner, names and limits, whose opinion it is."""
RULES: tuple[tuple[str, ...], ...] = tuple(
    tuple(stems.split("|"))
    for stems in (
        "rule|polic|guideline|netiquet|nettiquet|netiket|nettiket|regel|richtlinien|moderationskrit|charte|règles|"
        "normas|reglas|política de|regole|norme|regulamin|zasad|правил|kurallar|terms of use|nutzungsbed|"
        "code of conduct|reglamento",
        "moderat|modér|moder|модер|editor|staff|team|überprüf|geprüft|prüfen|freigeschalte|freischalt|freigegeben|review|check|screen|"
        "vett|approv|validé|aprobad|zatwierdz|onaylan|onaydan",
        "gelöscht|löschen|entfern|delet|remov|taken down|not |nicht |tolerieren|gekürzt|gekuerzt|supprimé|ne seront|"
        "eliminad|removid|apagad|excluíd|smazán|odstraněn|slett|fjernes|raderas|tas bort|poistetaan|törölj|törlés|"
        "will |veröffentlichen|kürzen|no se |"
        "rimoss|cancellat|non |usuni|usuwan|удал|silin|yayınlanma|yayinlanma|verwijderd|behalten|"
        "behält|reserve|réserve|reserva|riserva|zastrzega|bann|gesperrt|sperren|recht auf|take down|takedown",
        "civil|courtois|respect|respetuos|rispettos|polite|courteous|constructive|on-topic|on topic|sachlich|höflich|"
        "freundlich|konstruktiv|beleidig|obszön|diffam|rassis|insult|offens|abus|spam|werbung|advertis|profan|defam|"
        "racis|obraź|wulgar|оскорб|hakaret|küfür|violent|discriminator|meinungsbeiträge|sitten|obyczaje|good taste|"
        "hate|strafrechtlich",
        "full name|real name|volle name|vollen name|klarnamen|anonym|nom complet|vrai nom|nombre completo|"
        "nome e cognome|characters|zeichen|caratteri|caractères|verzögerung|delay|up to an hour|hours|minutes|"
        "opóźnieni|nicht sofort|délai|begrenzt auf|auf |closes after|close after|ore |saranno accettati|"
        "open|closed|geöffnet|geschlossen|keine|only |nur |erscheinen|longer|"
        "erscheinungstag|tage|days",
        "geben nicht|meinung der|not |responsib|verantwort|nie ponosi|prywatnymi|ne reflètent|engagent|responsabil|"
        "haftung",
    )
)
"""What all that each of `GROUPS` finds holds one of, in lower case."""
RULE_STEMS = tuple(stem for stems in RULES for stem in stems)
ASKED = re.compile(
    r"\b(?:please|bitte[nt]?|beacht\w+|prière|prions|invitons|por favor|si prega|prosimy|просим|lütfen|we ask|read|"
    r"lies|lesen|zapoznaj|gelten|accepte|halten sie|vor dem|before|according|hier geht\w*|here)\b",
    re.IGNORECASE,
)
FIRST_WORDS = re.compile(
    r"^(?:your e-?mail|(?:ihre|deine) e-?mail|e-?mail[- ]adresse|(?:required|erforderliche|pflicht)|votre adresse|"
    r"tu (?:dirección|correo)|il tuo indirizzo)",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"akismet|cookie|newsletter|comment data|privacy policy|datenschutz|save my name|speicher\w* (?:meinen|name)|"
    r"benachrichtig|notify me|notified of|abonnier|"
    r"(?:dein|ihr|your|votre|tu) (?:kommentar|comment|commentaire|comentario) (?:ist|is|wurde|was|has|est|a été|"
    r"ha sido)\b|"
    r"noch keine kommentare|no comments yet|(?:read|see|view|show|load|hide)\s(?:all\s|the\s|\d+\s)?comments|"
    r"(?:alle|weitere) kommentare|kommentar (?:melden|absenden)",
    re.IGNORECASE,
)
COUNTER = re.compile(r"\d+ (?:zeichen|characters|caractères|caratteri|caracteres)", re.IGNORECASE)
"""How a form says what may still be written; with what becomes of longer answers it is a rule."""
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zß-ÿа-я]|\d|[„“\"«])")
ANSWERED = re.compile(
    r"^(?:dein|ihr|your|votre|tu|su) (?:kommentar|comment|commentaire|comentario) (?:wurde|was|has been|a été|"
    r"ha sido)\b",
    re.IGNORECASE,
)
"""How the form tells what became of an answer."""
ENDED = re.compile(r"[^\W\d_]{2}[)\"”»]?[.!?…:。]+(?:\s|$)")
LEAST_WORDS = 4
LONGEST = 4_000
"""Characters of a unit that may be a policy's paragraph."""


@dataclass(slots=True, frozen=True)
class Told:
    """How a passage speaks of readers' answers: in words for nothing else or not, and the groups of rules it has."""

    firm: bool
    groups: frozenset[int]
    asks: bool

    @property
    def rules(self) -> bool:
        """Whether it rules something: whose opinions answers are is not enough."""
        return bool(self.groups - {5})

    @property
    def strong(self) -> bool:
        """Whether its words alone tell a policy, wherever they stand outside the report."""
        return self.firm and self.rules and (len(self.groups) >= 2 or (0 in self.groups and self.asks))


def told_by(text: str) -> Told | None:
    """Return how `text` speaks of readers' answers and their rules; None where it does not, or is no sentence."""
    if len(text) > LONGEST or len(text.split()) < LEAST_WORDS:
        return None
    low = text.replace("İ", "i").lower()
    firm = any(map(low.__contains__, FIRM_STEMS)) and bool(FIRM.search(text))
    if not firm and not LOOSE.search(text):
        return None
    groups = frozenset(
        at
        for at, (stems, pattern) in enumerate(zip(RULES, GROUPS, strict=True))
        if any(map(low.__contains__, stems)) and pattern.search(text)
    )
    whole = bool(ENDED.search(text))
    asks = bool(ASKED.search(text))
    if not (whole or asks) or (groups == {4} and not whole):
        return None
    if ANSWERED.match(text):
        return None
    if not groups or (NEVER.search(text) and len(groups & {0, 1, 2, 3}) < 2):
        return None
    if COUNTER.search(text) and 2 not in groups and len(groups & {0, 1, 3}) < 2:
        return None
    return Told(firm, groups, asks)


def told_part(text: str) -> tuple[int, int]:
    """Return where in a policy's paragraph its rules stand: sentences of other things at both ends are left out."""
    spans: list[tuple[int, int]] = []
    at = 0
    for match in SENTENCE.finditer(text):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    kept = [span for span in spans if _speaks(text[span[0] : span[1]])]
    return (kept[0][0], kept[-1][1]) if kept else (0, len(text))


def _speaks(sentence: str) -> bool:
    if FIRST_WORDS.match(sentence) and not FIRM.search(sentence):
        return False
    return bool(FIRM.search(sentence) or LOOSE.search(sentence) or any(row.search(sentence) for row in GROUPS))
