"""The small parts of a reader's comment: author, time, number, votes, the words of its controls, removal notices."""

import re

from onrecord.anatomy.times import find_time, looks_like_time

__all__ = [
    "VERBS",
    "CommentHead",
    "answered_name",
    "cleaned_author",
    "ends_sentence",
    "is_answer_note",
    "is_backlink",
    "is_control",
    "is_edit_note",
    "is_reaction_note",
    "is_reply_control",
    "name_before_verb",
    "printed_number",
    "printed_votes",
    "read_head",
    "removal_notice",
    "reply_target",
]

VERBS = (
    r"(?:said|says|wrote|writes|commented|comments|replied|replies|responded|answered|posted|"
    r"sagt|sagte|schrieb|schreibt|meint|kommentiert|dit|a dit|écrit|a écrit|dijo|dice|escribió|ha scritto|scrive|"
    r"disse|zegt|schreef)"
)
NUMBER = re.compile(r"^(?:(?:no|nr|n°|#)\.?\s?)?(\d{1,4}(?:\.\d{1,4}){0,6})[.):]?$", re.IGNORECASE)
REPLY_WORDS = frozenset(
    "reply replies antworten antwort beantworten répondre responder responde rispondi beantwoorden reageer reageren "
    "svar svara odpowiedz report melden signaler denunciar segnala zgłoś upvote downvote quote zitieren zitat ответить "
    "пожаловаться 回复 返信 답글".split()
)
"""Controls that only an answer has; "share" and "like" stand under reports too."""
CONTROL_WORDS = (
    frozenset(
        "reply replies report flag share like likes liked dislike recommend recommended upvote downvote permalink "
        "link quote "
        "edit delete hide collapse pinned parent prev next root loading helpful antworten antwort melden zitieren "
        "teilen gefällt löschen bearbeiten "
        "répondre signaler partager responder denunciar compartir rispondi segnala condividi beantwoorden svar "
        "odpowiedz zgłoś cytuj reageer reageren citeer svara rapportera svare vote votes point points permalien "
        "dauerhafter liken daumen hilfreich helpful unhelpful".split()
    )
    | REPLY_WORDS
)
FILLERS = frozenset(
    "abuse comment comments show view more less to this the log in leave read moderation awaiting a an and on mir "
    "kommentar diesen commentaire comentario ce este zum um zu anmelden einloggen bitte connectez vous pour inicia "
    "sesión para accede zaloguj się aby komentarz beitrag permanenter hoch runter top pokaż odpowiedzi up down "
    "thumbs".split()
)
LETTERS = re.compile(r"[^\W\d_]+")
GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
TO_NAME = re.compile(r"^\W*(?:reply|antwort|antworten|répondre|responder)\s(?:to|an|auf|à|a)\s\S", re.IGNORECASE)
VOTES = re.compile(
    r"^(?:[▲△⬆↑👍♥❤+]\s?(\d{1,6})(?!\d)|(\d{1,6})\s?(?:[▲△⬆↑👍♥❤]|likes?|votes?|points?|recommend\w*|gefällt|j[’']aime|"
    r"me gusta)(?!\w))"
    r"|^(?:likes?|votes?|score|recommend(?:ed)?)\s?:?\s?\(?([+-]?\d{1,6})\)?",
    re.IGNORECASE,
)
REMOVED = re.compile(
    r"^[\[(<]?\s*(?:(?:this|the|a|an|your|dieser|ce|este)\s+)?(?:user[’']?s? )?"
    r"(?:comment|post|answer|entry|reply|message|letter|response|kommentar|beitrag|commentaire|comentario)?\s*"
    r"(?:(?:was|has been|wurde|a été|ha sido|fue|is|were)\s+)?"
    r"(?:automatically |since )?"
    r"(?:removed|deleted|struck out|withdrawn|hidden|moderated|gelöscht|entfernt|supprimé|eliminado|borrado|"
    r"redacted)\b",
    re.IGNORECASE,
)
REPLY_TO = re.compile(
    r"^(?:in reply to|replying to|reply to|re:?|antwort auf|en réponse à|en respuesta a|@|>>)\s?"
    r"(?:no\.?\s?|nr\.?\s?|#|comment\s)?(\d{1,4}(?:\.\d{1,4}){0,6})\b",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"^\W{0,3}(?:(?:in (?:reply|response|answer) to|replying to|(?:als )?antwort auf|en réponse à|en respuesta a|"
    r"respondiendo a|in risposta a|w odpowiedzi (?:na|do)|(?:als )?antwoord op|svar (?:til|till))|[↪↳⤷]|»)\s*:?\s*@?"
    r"(?P<name>[^\W\d][^:\n]{0,40}?)\s*[:.,…]?$",
    re.IGNORECASE,
)
SAID = re.compile(
    rf"^(?P<name>\S.{{0,58}}?\S|\S)\s+{VERBS}(?P<rest>(?:\s+(?:on|at|am|le|el|il|,)?\s*[^:]{{0,60}})?)\s*[:…]?\s*$",
    re.IGNORECASE,
)
BY_ON = re.compile(
    r"^(?:(?:posted |comment |submitted |written )?(?:by|von|par|por)\s+)(?P<name>\S.{0,58}?)"
    r"(?:\s+(?:on|at|am|le|el)\b|\s*[,|•·–—(-])\s*(?P<rest>.{4,60})$",
    re.IGNORECASE,
)
PIPED = re.compile(r"^[-–—•*]?\s*(?P<name>[^|•·:]{1,58}?)\s*(?:[|•·]|,|\s[-–—]\s|\()\s*(?P<rest>[^|]{4,60}?)\)?$")


class CommentHead:
    """An author and a printed time read from one line of text."""

    __slots__ = ("form", "name", "rest")

    def __init__(self, name: str, rest: str, form: str) -> None:
        self.name = name
        self.rest = rest
        self.form = form
        """`said`, `by-on` or `piped`: how the line is made."""


def read_head(line: str) -> CommentHead | None:
    """Return the author and time of a line such as "NAME said:", "By NAME on DATE", "NAME | DATE"; else None."""
    text = line.strip()
    if not 2 < len(text) <= 150:
        return None
    for form, pattern in (("said", SAID), ("by-on", BY_ON), ("piped", PIPED)):
        match = pattern.match(text)
        if match is None:
            continue
        rest = match["rest"].strip(" ,:()")
        if form == "said":
            if not text.endswith((":", "…")) and not (rest and looks_like_time(rest)):
                continue
            if rest and not looks_like_time(rest):
                continue
        elif not looks_like_time(rest):
            continue
        name = match["name"].strip(" ,:")
        if name and len(name.split()) <= 6 and not name.endswith((".”", "!", "?")):
            return CommentHead(name, rest, form)
    return None


def printed_number(text: str) -> str | None:
    """Return the number that a piece of a header prints ("3.", "No. 12", "#4"), or None."""
    match = NUMBER.match(text.strip())
    return match.group(1) if match else None


def printed_votes(text: str) -> int | None:
    """Return the count of votes that a control shows ("▲ 11", "12 likes"), or None."""
    match = VOTES.match(text.strip())
    if match is None:
        return None
    return int(next(group for group in match.groups() if group))


def is_control(text: str) -> bool:
    """Tell whether a line is a comment's control ("Reply", "▲ 3", "Report") and no part of its words."""
    if len(text) > 80:
        return False
    words = [word.lower() for word in LETTERS.findall(GLUED.sub(" ", text))]
    if not words:
        return not re.search(r"\d{4}|[.!?…]$", text) and len(text) <= 12
    if TO_NAME.match(text) and len(words) <= 8:
        return True
    known = all(word in CONTROL_WORDS or word in FILLERS for word in words)
    return (
        known
        and len(words) <= 8
        and any(word in CONTROL_WORDS for word in words)
        and not text.endswith((".", "?", "!"))
    )


def is_reply_control(text: str) -> bool:
    """Tell whether a line is a control that only an answer has: to reply to it, report it, quote it, vote on it."""
    if len(text) > 60:
        return False
    words = [word.lower() for word in LETTERS.findall(GLUED.sub(" ", text))]
    return 0 < len(words) <= 6 and not REPLY_WORDS.isdisjoint(words) and is_control(text)


EDITED = re.compile(
    r"^\W*(?:(?:last|zuletzt) )?(?:edited|modified|updated|bearbeitet|geändert|modifié|editado|modificato)\b|"
    r"^\W*(?:dernière modification|última edición)\b",
    re.IGNORECASE,
)
REACTIONS = re.compile(r"^(?:reactions?|reaktionen|réactions|liked by|gefällt|thanks given by)\s?:", re.IGNORECASE)
SAYING = re.compile(rf"^(?P<name>\S.*?){VERBS}\s*:$", re.IGNORECASE)


def ends_sentence(text: str) -> bool:
    """Tell whether a short line ends as a sentence does, and not as a name with an initial ("Bo B.")."""
    if not text.endswith((".", "!", "?", "…")):
        return False
    words = text.split()
    return not (text.endswith(".") and 1 < len(words) <= 4 and len(words[-1]) <= 3 and words[-1][0].isupper())


def is_edit_note(text: str) -> bool:
    """Tell whether a line says when or by whom a comment was edited."""
    return len(text) <= 100 and bool(EDITED.match(text))


def is_reaction_note(text: str) -> bool:
    """Tell whether a line lists who liked a comment ("Reactions: NAME, NAME")."""
    return len(text) <= 200 and bool(REACTIONS.match(text))


def name_before_verb(text: str) -> bool:
    """Tell whether a verb of saying is glued to a name ("NAMEsays:"), the two in elements of their own."""
    match = SAYING.match(text) if len(text) <= 100 else None
    return match is not None and not match["name"][-1].isspace()


NOTE_OF_ANSWER = re.compile(
    r"^\W{0,3}(?:in (?:reply|response|answer) to|replying to|(?:als )?antwort auf|en réponse à|en respuesta a|"
    r"in risposta a|w odpowiedzi (?:na|do))\b",
    re.IGNORECASE,
)
BACKLINK = re.compile(r"^\W{0,3}(?:ping|track)backs?\b|^\[(?:…|\.\.\.)\] .{0,2000}\[(?:…|\.\.\.)\]$", re.IGNORECASE)


def is_answer_note(text: str) -> bool:
    """Tell whether a line of a comment's header says what it answers ("In reply to TITLE by NAME")."""
    return len(text) <= 120 and bool(NOTE_OF_ANSWER.match(text)) and not text.endswith((".", "!", "?"))


def is_backlink(head: str, words: str) -> bool:
    """Tell whether a comment is a trackback: another page's link to this one, sent by a machine."""
    return bool(BACKLINK.match(head)) or bool(BACKLINK.match(words)) or head.endswith("[…]")


def removal_notice(text: str) -> bool:
    """Tell whether a comment's text is the notice that stands where a comment was."""
    return len(text) <= 160 and bool(REMOVED.match(text))


def reply_target(text: str) -> str | None:
    """Return the number that a comment says it answers ("In reply to No. 4: …"), or None."""
    match = REPLY_TO.match(text[:80].strip())
    return match.group(1) if match else None


def answered_name(text: str) -> str | None:
    """Return the name that a line of a comment's header says it answers ("in reply to NAME"), or None."""
    match = ANSWERS.match(text.strip()) if len(text) <= 80 else None
    return match["name"].strip() if match and len(match["name"].split()) <= 5 else None


def cleaned_author(text: str) -> str | None:
    """Return an author's name as printed, without "By", "says:" and what surrounds it; None where nothing is left."""
    name = " ".join(text.split())
    name = re.sub(
        r"^(?:posted |comment |written |geschrieben |verfasst |kommentar |écrit |publié |escrito |publicado )?"
        r"(?:by|von|par|por)\s*:?\s+",
        "",
        name,
        flags=re.IGNORECASE,
    )
    name = re.sub(rf"\s+{VERBS}\s*:?$", "", name, flags=re.IGNORECASE).strip(" ,:•·|–—")
    if not name or len(name) > 80 or find_time(name) or is_control(name):
        return None
    return name
