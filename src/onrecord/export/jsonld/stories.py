"""Stories: who carried a report, and what each copy was made from."""

from collections.abc import Iterator

from onrecord.export.jsonld.fields import Node, date, decimal, node, urn
from onrecord.export.jsonld.makers import Makers
from onrecord.export.selection import Selection
from onrecord.ledger.kinds import copy_id
from onrecord.records import Copy, Relation, Story, Verdict

__all__ = ["story_nodes"]


def story_nodes(row: Story, selection: Selection, makers: Makers) -> Iterator[Node]:
    """Yield a story, an original of it that is missing, and what each of its copies was made from."""
    copies, excerpts = (
        [copy for copy in rows if selection.state(copy_id(copy.page, copy.parent)) != Verdict.REJECTED]
        for rows in (row.copies, row.excerpts)
    )
    members = {copy.page for copy in copies} | ({row.original.page} if row.original else set())
    first: str | None = None
    if row.original is not None:
        first = urn("page", row.original.page)
    elif row.missing_original is not None:
        first = urn("missing-original", row.id)
        yield node(id=first, type=["prov:Entity", "MissingOriginal"], name=row.missing_original.name)
    yield node(
        id=urn("story", row.id),
        type=["schema:Collection", "Story"],
        headline=row.headline,
        hasPart=sorted(urn("page", page) for page in members),
        original=first,
        earliest=date(row.earliest),
        **makers.made(row.id, row.made_by),
    )
    for copy in (*copies, *excerpts):
        yield _copy(copy, makers, first=first, made_by=row.made_by)


def _copy(row: Copy, makers: Makers, *, first: str | None, made_by: str) -> Node:
    parent = urn("page", row.parent) if row.parent else first
    quoted = row.relation is Relation.EXCERPT
    edge = node(
        type="prov:Quotation" if quoted else "prov:Derivation",
        entity=parent,
        relation=row.relation,
        credit=row.credit,
        headlineChanged=row.headline_changed,
        bodyChanged=row.body_changed,
        dropped=row.dropped,
        added=row.added,
        containment=decimal(row.containment),
        evidence=[f"{at.code}: {at.text}" if at.text else at.code for at in row.evidence],
        **makers.made(copy_id(row.page, row.parent), made_by, row.confidence),
    )
    return node(
        id=urn("page", row.page),
        hadPrimarySource=None if quoted else first,
        wasDerivedFrom=None if quoted else parent,
        wasQuotedFrom=parent if quoted else None,
        **{"qualifiedQuotation" if quoted else "qualifiedDerivation": edge},
    )
