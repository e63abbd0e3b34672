"""Numbers in the prose of *Uitspraken en hun oordeel*: how many sentences got each verdict."""

from __future__ import annotations

from evenwicht import claims, report
from evenwicht import language as lang
from evenwicht.bilingual import Bilingual, Plural
from evenwicht.claims import Verdict
from evenwicht.prose.assumptions import assumptions
from evenwicht.prose.sentence import says
from evenwicht.published import Published

_NONE = Bilingual(__name__, "geen enkele uitspraak")
_SENTENCES = Bilingual(__name__, Plural("{} uitspraak", "{} uitspraken"))


def _how_many(count: int) -> str:
    language = lang.current()
    return _SENTENCES[language].of(count).format(lang.number(count)) if count else _NONE[language]


def _guard(judged: list[Verdict]) -> None:
    """The closing section names what is confirmed, what is contradicted and what stays open."""
    sentences = claims.sentences(judged)
    outcome = {sentence.name: sentence.outcome for sentence in sentences}
    contradicted = [name for name, found in outcome.items() if found == "cannot"]
    says("uitspraken", "Eén uitspraak wordt weersproken", contradicted == ["close_together"], contradicted)
    ranked = {v.claim.name: v for v in judged if v.claim.expression.startswith(("highest ", "lowest "))}
    of_groups = {name for name, v in ranked.items() if any(f.group for f in v.claim.condition.figures)}
    unlike = {name: v.outcome for name, v in ranked.items() if (v.outcome == "must") == (name in of_groups)}
    says(
        "uitspraken",
        "De volgorde van de antwoorden op één vraag is steeds in de cijfers terug te vinden. Voor een volgorde binnen een groep",
        not unlike,
        unlike,
    )
    stricter = [verdict for verdict in judged if verdict.claim.whose == "edition"]
    says(
        "uitspraken",
        "Eén regel is strenger gelezen dan het rapport vraagt; die telt niet mee.",
        len(stricter) == 1,
        len(stricter),
    )
    undecided = {name: outcome[name] for name in ("line_most_municipalities", "task_decides")}
    holds = set(undecided.values()) <= {"may", "not_testable"}
    says(
        "uitspraken", "Twee conclusies die blijven hangen, zijn niet te beslissen of niet te toetsen.", holds, undecided
    )


def claims_and_verdicts(published: Published) -> dict[str, str]:
    """The texts to glue, by name.

    Raises
    ------
    evenwicht.prose.sentence.SentenceError
        A sentence of the chapter does not hold of these figures.
    """
    judged = claims.judged(published)
    _guard(judged)
    counts = claims.counts(judged)
    return {
        "uitspraken": lang.number(sum(counts.values())),
        "regels": lang.number(len(judged)),
        "bevestigd": _how_many(counts["must"]),
        "open": _how_many(counts["may"]),
        "weersproken": _how_many(counts["cannot"]),
        "niet_toetsbaar": _how_many(counts["not_testable"]),
        "kleinste": lang.number(report.smallest_n(published)),
    } | assumptions(published)
