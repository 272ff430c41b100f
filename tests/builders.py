"""Small pages and statements, built by hand, for tests of rooms that do not read captures."""

import hashlib

from onrecord.disputes import POSITIONS
from onrecord.records import (
    Act,
    ActorId,
    Block,
    BlockKind,
    CaptureId,
    Comment,
    MatterId,
    Page,
    PageId,
    Polarity,
    Position,
    PositionId,
    Span,
    SpeakerKind,
    Statement,
    StatementId,
    StatementKind,
    Status,
    UtteranceId,
    Voice,
    Where,
    content_id,
    page_id,
    statement_id,
)

TEXT_VERSION = "text@1"
QUAY = MatterId(content_id("matter", "quay"))


def make_page(
    *parts: tuple[str, str] | str,
    published: str | None = "2019-03-04",
    outlet: str | None = "The Harbour Post",
    language: str | None = "en",
    comments: tuple[tuple[str, str | None, str, str], ...] = (),
    **fields: object,
) -> Page:
    """Return a page whose blocks are `parts` in order: a (kind, words) pair, or words alone for a paragraph.

    `comments` are (number, parent, author, words). Blocks are set apart by empty lines.
    """
    text = ""
    blocks: list[Block] = []

    def put(kind: str, words: str) -> Span:
        nonlocal text
        text += "\n\n" if text else ""
        span = Span(len(text), len(text) + len(words))
        text += words
        blocks.append(Block(kind=BlockKind(kind), span=span))
        return span

    for part in parts:
        kind, words = ("paragraph", part) if isinstance(part, str) else part
        put(kind, words)
    thread = tuple(
        Comment(number=number, parent=parent, author=author, body=put("comment", words))
        for number, parent, author, words in comments
    )
    capture = CaptureId(hashlib.sha256(f"{text}{published}{outlet}".encode()).hexdigest())
    policy = tuple(block.span for block in blocks if block.kind is BlockKind.POLICY) or None
    title = next((block.span.of(text) for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return Page(
        id=page_id(capture, TEXT_VERSION),
        capture=capture,
        form="html",
        text=text,
        text_version=TEXT_VERSION,
        language=language,
        title=title,
        published=published,
        outlet=outlet,
        blocks=tuple(blocks),
        comments=thread,
        policy=policy,
        made_by="anatomy@test",
        **fields,  # type: ignore[arg-type]
    )


def find(page: Page, words: str, *, after: int = 0) -> Span:
    """Return the span of the first `words` on the page at or after `after`; fail where they do not stand."""
    start = page.text.index(words, after)
    return Span(start, start + len(words))


def make_statement(
    page: Page,
    pieces: str | tuple[str, ...],
    *,
    cue: str | None = "said",
    source: str | None = None,
    speaker: str | None = None,
    kind: StatementKind = StatementKind.INDIRECT,
    where: Where = Where.BODY,
    voice: Voice = Voice.REPORTED,
    **fields: object,
) -> Statement:
    """Return the statement on `page` whose content is `pieces`; its cue and source are looked up near it."""
    words = (pieces,) if isinstance(pieces, str) else pieces
    content = tuple(find(page, piece) for piece in words)
    block = next(block.span for block in page.blocks if block.span.touches(content[0]))
    cue_span = find(page, cue, after=block.start) if cue else None
    source_span = find(page, source, after=block.start) if source else None
    return Statement(
        id=statement_id(page.id, content, cue_span, source_span),
        page=page.id,
        where=where,
        kind=kind,
        voice=voice,
        content=content,
        pieces=words,
        cue=cue_span,
        cue_words=cue,
        source=source_span,
        source_words=source,
        speaker=speaker,
        speaker_kind=SpeakerKind.PERSON if speaker else SpeakerKind.UNRESOLVED,
        confidence=0.9,
        made_by="attribution@test",
        **fields,  # type: ignore[arg-type]
    )


def make_position(
    side: str | None,
    stand: str = "for",
    day: str | None = "2019-03-04",
    *,
    status: str | None = None,
    matter: MatterId = QUAY,
    confidence: float = 0.8,
    words: str | None = None,
    **fields: object,
) -> Position:
    """Return a position of a speaker of `side`: for, against, neutral or conditional; `words` tell it from others."""
    said = words or f"{side} is {stand}, {status} on {day}"
    act = {"for": Act.SUPPORTS, "against": Act.REJECTS, "neutral": Act.ASSERTS, "conditional": Act.CONDITIONS}[stand]
    given = {
        "utterance": UtteranceId(content_id("utterance", said)),
        "statement": StatementId(content_id("statement", said)),
        "page": PageId(content_id("page", said)),
        "actor": ActorId(content_id("actor", side)) if side else None,
        "speaker": f"Speaker of {side}" if side else None,
        "span": Span(0, len(said)),
    }
    return Position(
        id=PositionId(content_id("position", matter, said, fields.get("utterance"))),
        matter=matter,
        side=side,
        act=act,
        polarity=Polarity.NEUTRAL if stand in ("neutral", "conditional") else Polarity(stand),
        status=Status(status) if status else None,
        words=said,
        said_at=day,
        confidence=confidence,
        made_by=POSITIONS,
        **{**given, **fields},  # type: ignore[arg-type]
    )
