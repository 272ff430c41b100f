"""The dossier's fourth part: the readers of each page, its policy, and what was found in their comments."""

from collections.abc import Sequence

from onrecord.export.dossier.model import DossierInput, FindingView, ReadersView, RuleView
from onrecord.export.dossier.scope import standing
from onrecord.export.dossier.sources import Sources
from onrecord.export.dossier.wording import BASES, FINDING_GRADES
from onrecord.records import Finding, Page, PageId, Rule

__all__ = ["readers"]


def readers(given: DossierInput, sources: Sources) -> tuple[ReadersView, ...]:
    """Return the pages that have comments, a policy, or a thread loaded from elsewhere, by date."""
    rules: dict[PageId, list[Rule]] = {}
    findings: dict[PageId, list[Finding]] = {}
    for rule in given.rules:
        rules.setdefault(rule.page, []).append(rule)
    for finding in given.findings:
        findings.setdefault(finding.page, []).append(finding)
    older = {row.id for row in given.summaries if not row.newest}
    pages = [
        page
        for page in given.pages
        if page.id not in older and (page.comments or page.thread_elsewhere or rules.get(page.id))
    ]
    pages.sort(key=lambda page: (sources.when(page.id), sources.view(page.id).place, page.id))
    return tuple(_readers(given, sources, page, rules.get(page.id, ()), findings.get(page.id, ())) for page in pages)


def _readers(
    given: DossierInput, sources: Sources, page: Page, rules: Sequence[Rule], findings: Sequence[Finding]
) -> ReadersView:
    authors = {comment.number: comment.author for comment in page.comments}
    return ReadersView(
        page=sources.view(page.id),
        comments=len(page.comments),
        removed=sum(comment.removed for comment in page.comments),
        elsewhere=page.thread_elsewhere,
        rules=tuple(
            RuleView(
                about=row.name.replace("-", " "),
                allows=row.allows,
                quote=sources.quote(page.id, (row.span,), row.words),
                checked=bool(row.checkers),
            )
            for row in sorted(rules, key=lambda row: (row.span, row.name))
        ),
        findings=tuple(
            FindingView(
                comment=row.comment,
                author=authors.get(row.comment) or "no name given",
                about=row.rule.replace("-", " "),
                basis=BASES[row.basis],
                grade=FINDING_GRADES[row.grade],
                text=row.text,
                quote=sources.quote(page.id, (row.span,), row.words),
                clause=sources.quote(page.id, (row.clause,), row.clause_words or "") if row.clause else None,
                standing=standing(given, row.id),
            )
            for row in sorted(findings, key=lambda row: (row.span, row.rule, row.id))
        ),
    )
