"""Who runs beside us, and who cannot, with the reason."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["OURS", "PEERS", "UNABLE", "Peer"]

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Peer:
    """One tool: its name, the module of its adapter, and its pinned requirements (none: our own environment)."""

    name: str
    module: str
    requirements: Path | None = None


OURS = Peer("onrecord", "evaluation.peers.whole")
"""What every peer is measured against."""

PEERS = (
    OURS,
    Peer("onrecord-rules", "evaluation.peers.rules"),
    Peer("marks", "evaluation.peers.marks"),
    Peer("textacy", "evaluation.peers.textacy_quotations", HERE / "textacy.txt"),
    Peer("sayswho", "evaluation.peers.sayswho_quotations", HERE / "sayswho.txt"),
    Peer("bagpipes", "evaluation.peers.bagpipes_marks", HERE / "bagpipes.txt"),
)

UNABLE = {
    "Citron": "not packaged for pip; the package of that name is another, empty thing",
    "Gender Gap Tracker": "not packaged for pip",
    "BookNLP": "packaged, but fetches its models from elsewhere when it starts; made for novels",
    "Grimbert": "packaged, but fetches its model from elsewhere, and wants quotations and mentions found; for novels",
    "quotect": "packaged, but fetches its model from elsewhere; German only",
    "Quid, Lotte, ProQuo, IndiQuo": "packaged, but for another task: words of one text that reappear in another",
    "direct-speech-extractor-ru, despeech": "packaged, but for Russian and for German",
}
"""Known tools that cannot run beside us, and why."""
