"""Small pages and statements, built by hand, for tests of rooms that do not read captures."""

import hashlib

from onrecord.records import (
    Block,
    BlockKind,
    CaptureId,
    Comment,
    Page,
    Span,
    SpeakerKind,
    Statement,
    StatementKind,
    Voice,
    Where,
    page_id,
    statement_id,
)

TEXT_VERSION = "text@1"


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
