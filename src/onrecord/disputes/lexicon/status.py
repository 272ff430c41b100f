"""Phrases that claim a status for a matter. The list is ours; rungs are those of `Status`.

A phrase is words in order; `~` stands for at most three words of any kind ("on the ~ table" finds "on the negotiating
table").
"""

from onrecord.records import Status

__all__ = ["NEGATED", "STATUS_PHRASES"]

STATUS_PHRASES: dict[str, Status] = {
    **dict.fromkeys(
        (
            "off the ~ table", "off the ~ agenda", "dead", "buried", "shelved", "scrapped", "abandoned", "withdrawn",
            "taken off", "is history", "belongs to the past", "struck off", "ruled out", "discarded",
            "has been dropped", "have been dropped", "was dropped", "were dropped", "been set aside",
        ),
        Status.OFF_THE_TABLE,
    ),
    **dict.fromkeys(
        (
            "on the ~ table", "on the ~ agenda", "is the ~ agenda", "under ~ discussion", "being ~ discussed",
            "are ~ discussed",
            "is ~ discussed", "discussing", "been discussed", "was ~ discussed", "were ~ discussed",
            "under negotiation",
            "under consideration", "being ~ considered", "being ~ negotiated", "are negotiating", "were negotiating",
            "working from", "working on", "in the works", "part of the ~ talks", "subject of the ~ talks",
            "being worked on",
        ),
        Status.DISCUSSED,
    ),
    **dict.fromkeys(
        (
            "agreed", "agree", "reached ~ agreement", "reached ~ deal", "agreement was reached", "been accepted",
            "was accepted", "have accepted", "had accepted", "has accepted", "ever accepted", "already accepted",
            "been settled", "now settled", "was settled", "consensus", "been approved", "was approved",
        ),
        Status.AGREED,
    ),
    **dict.fromkeys(("signed", "initialled", "initialed", "ratified", "put their names to"), Status.SIGNED),
    **dict.fromkeys(
        (
            "in force", "into force", "took effect", "takes effect", "in effect", "being ~ implemented",
            "been implemented",
            "remains valid", "is valid", "still stands", "is binding",
        ),
        Status.IN_FORCE,
    ),
    **dict.fromkeys(
        ("suspended", "frozen", "on hold", "on ice", "paused", "postponed", "put off", "stalled", "deadlocked"),
        Status.SUSPENDED,
    ),
    **dict.fromkeys(
        ("proposed", "suggested", "put forward", "tabled", "been offered", "was offered",
        "presented"),
        Status.PROPOSED,
    ),
}  # fmt: skip

NEGATED: dict[Status, Status | None] = {
    Status.DISCUSSED: Status.OFF_THE_TABLE,
    Status.OFF_THE_TABLE: Status.DISCUSSED,
    Status.PROPOSED: None,
    Status.AGREED: None,
    Status.SIGNED: None,
    Status.IN_FORCE: None,
    Status.SUSPENDED: Status.IN_FORCE,
}
"""What a status becomes when it is denied; None where the denial leaves every other rung open."""
