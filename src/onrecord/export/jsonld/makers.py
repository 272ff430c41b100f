"""Which stage made each record, and whose word stands on it."""

from collections.abc import Iterator

from onrecord.export.jsonld.fields import Node, decimal, node, urn
from onrecord.export.selection import Selection

__all__ = ["Makers"]


class Makers:
    """Tells who made and who judged each record of a selection, and remembers which stages and people it named."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._stages: set[str] = set()
        self._people: set[str] = set()

    def made(self, record: str, made_by: str, confidence: float | None = None) -> Node:
        """Return what made the record, how sure it is, and whose word stands on it."""
        judge = self._selection.judged_by(record)
        if judge is not None:
            self._people.add(judge)
        if "@" in made_by:
            self._stages.add(made_by)
        return node(
            confidence=decimal(confidence) if confidence is not None else None,
            state=self._selection.state(record),
            wasAttributedTo=urn("person", judge) if judge is not None else None,
            wasGeneratedBy=urn("coding", made_by) if "@" in made_by else None,
        )

    def nodes(self) -> Iterator[Node]:
        """Yield the stages and people named so far."""
        yield from map(_activity, sorted(self._stages))
        yield from map(_person, sorted(self._people))


def _activity(made_by: str) -> Node:
    stage, _, version = made_by.partition("@")
    agent = node(
        id=urn("software", made_by),
        type=["prov:SoftwareAgent", "schema:SoftwareApplication"],
        name=f"onrecord {stage}",
        softwareVersion=version,
    )
    return node(id=urn("coding", made_by), type="prov:Activity", wasAssociatedWith=agent)


def _person(who: str) -> Node:
    return node(id=urn("person", who), type=["prov:Person", "schema:Person"], name=who)
