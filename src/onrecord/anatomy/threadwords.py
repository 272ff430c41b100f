"""The words around a thread: its heading, the number of comments that it counts, the form for a new one."""

import re

__all__ = ["FORM_STEMS", "HEADING_STEMS", "counted", "form_heading", "heads_one", "thread_heading"]

LETTERS = re.compile(r"[^\W\d_]+")
FORM = re.compile(
    r"\b(?:(?:leave|post|write|add|submit)\s(?:a|your|new)\s(?:new\s)?(?:reply|comment|response)|cancel reply|your "
    r"e-?mail address will not be published|comments? (?:are|is) (?:now )?closed|"
    r"(?:log|sign) ?in to (?:leave a |post a |add a )?(?:comment|reply)|"
    r"kommentar (?:schreiben|verfassen|hinterlassen|abgeben|hinzufügen|abschicken|absenden|senden)|"
    r"(?:schreiben?|hinterlassen?)(?: sie)? (?:einen|deinen|ihren|eine|jetzt)? ?(?:kommentar|antwort)|"
    r"(?:ihr|dein|neuer) kommentar|antworten? abbrechen|deine e-mail-adresse wird nicht|kommentieren$|"
    r"müssen sich (?:einloggen|anmelden)|"
    r"(?:laisser|poster|écrire|ajouter|publier) un commentaire|annuler la réponse|"
    r"(?:deja|deje|escribe|escriba|añade|publica)r? (?:un|tu|su) (?:comentario|respuesta)|cancelar respuesta|"
    r"(?:lascia|scrivi|aggiungi) un commento|deixe um comentário|plaats (?:een |je )?reactie|geef een reactie|"
    r"(?:dodaj|napisz) (?:swój )?komentarz|skriv en kommentar|lämna ett svar)\b",
    re.IGNORECASE,
)
HEADING_WORDS = frozenset(
    "comment comments reply replies response responses discussion discussions letters letter answer answers feedback "
    "conversation kommentar kommentare leserkommentare leserbriefe meinungen antwort antworten diskussion ergänzungen "
    "commentaire commentaires réponse réponses réaction réactions comentario comentarios respuesta respuestas "
    "opiniones thought thoughts gedanken meinung pensamientos commenti reacties kommentarer komentarze komentarz "
    "комментарии комментария комментариев".split()
)
HEADING = re.compile(
    r"\b(?:thoughts? on|"
    r"(?:what )?(?:our )?readers?(?:[’']s?)? (?:\w+ )?(?:say|said|write|wrote|views?|voices?|letters?|"
    r"respond(?:ed)?|answer(?:ed)?|react(?:ed)?|think|discuss|opinions?)|what readers|"
    r"(?:our|from (?:our|the)) readers$|(?:have )?your (?:say|views?|turn|thoughts|voice|opinions?)$|"
    r"(?:join|in) the (?:debate|forum)|guest ?book$|"
    r"what (?:do )?you (?:say|said|think)|what people (?:say|think)|"
    r"^(?:the )?(?:debate|forum|thread|guests|voices)\W*\d*\W*$)",
    re.IGNORECASE,
)
HEADING_CUES = frozenset(
    "thought thoughts reader readers say your you people debate forum thread guestbook guest guests voices".split()
)
FORM_STEMS = tuple(
    "comment|reply|response|address will|kommentar|antwort|e-mail-adresse|kommenti|müssen sich|réponse|coment|"
    "respuesta|reactie|komentarz|svar".split("|")
)
"""What all that `FORM` finds holds one of, in lower case."""
HEADING_STEMS = tuple(
    "comment|repl|respon|discus|letter|answer|feedback|conversation|komment|leserbrief|meinung|antwort|diskussion|"
    "ergänzung|répons|réaction|coment|respuesta|opinion|thought|gedanke|pensamiento|reactie|koment|комментари|reader|"
    "your |you s|you t|people|debate|forum|guest|thread|voices".split("|")
)
"""What all headings of threads hold one of, in lower case."""
RECENT = re.compile(
    r"^\W*(?:recent|latest|newest|most (?:recent|commented)|neueste|neue|letzte|aktuelle|derniers?|dernières|últimos|"
    r"ultimi|ultime|laatste|nieuwste|ostatnie|senaste|seneste)\b",
    re.IGNORECASE,
)
"""How a list of the site's last comments opens: those answer other pages."""
COUNTED = re.compile(
    r"^\W*(?P<count>\d{1,6}|one|an?|eine?|une?|uno|una|two|three|four|five|zwei|drei|vier|fünf|deux|trois|dos|tres|no|"
    r"keine?)\s(?:new\s|neue\s)?(?:comments?|repl(?:y|ies)|responses?|thoughts?|answers?|kommentare?|antworten|antwort|"
    r"commentaires?|réponses?|réactions?|comentarios?|respuestas?|pensamientos?|commenti|commento|reacties?|"
    r"komentarz\w*|kommentarer?|meinung(?:en)?|gedanken?|leserbriefe?|ergänzung(?:en)?)\b"
    r"(?P<about>\s(?:on|to|zu|auf|sur|à|en|a|su|op|do|till)\b|\s?[:(]|\W*$)",
    re.IGNORECASE,
)
"""A heading that counts its comments ("One thought on …"), however long the title that it names."""


def thread_heading(text: str) -> bool:
    """Tell whether a short line reads as the heading of a thread ("16 Comments", "Letters")."""
    if len(text) > 300:
        return False
    if len(text) <= 80:
        words = LETTERS.findall(text.lower())
        told = not HEADING_WORDS.isdisjoint(words) or (not HEADING_CUES.isdisjoint(words) and HEADING.search(text))
        if told and len(text.split()) <= 9:
            return not RECENT.match(text)
        if not told:
            return False
    return text[:1].isalnum() and COUNTED.match(text) is not None


def counted(text: str) -> int | None:
    """Return how many comments a thread's heading counts in figures ("16 Comments", "Kommentare (34)"), or None."""
    match = (
        re.match(r"^\W*(\d{1,6})\s[^\W\d_]|^[^\W\d_]+\s?[:(]?\s?(\d{1,6})\)?(?:\W|$)", text)
        if len(text) <= 300
        else None
    )
    return int(match.group(1) or match.group(2)) if match else None


def heads_one(text: str) -> bool:
    """Tell whether the heading of a thread counts one comment ("1 Comment", "Eine Antwort zu …")."""
    match = COUNTED.match(text) if len(text) <= 300 else None
    if match is None:
        match = re.match(r"^[^\W\d_]+\s?[:(]?\s?(?P<count>1)\)?$", text) if len(text) <= 40 else None
    return match is not None and match["count"].lower() in (
        "1",
        "one",
        "a",
        "an",
        "ein",
        "eine",
        "un",
        "une",
        "uno",
        "una",
    )


def form_heading(text: str) -> bool:
    """Tell whether a short line belongs to the form for a new comment, or says that there is none any more."""
    return len(text) <= 160 and bool(FORM.search(text))
