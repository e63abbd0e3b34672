"""Which numbers of respondents can print a question of the report?"""

from __future__ import annotations

from evenwicht import report
from evenwicht.identify import Categorical
from evenwicht.practicum.feedback import NotYet, checking
from evenwicht.practicum.handed_in import require_set, values, whole
from evenwicht.practicum.trying import Halves, sizes, sizes_one_by_one
from evenwicht.published import Published


@checking
def check_sample_sizes(answer: object, published: Published, question: str) -> None:
    """Whether these are the numbers of respondents that can print a question, a half going either way.

    Parameters
    ----------
    answer
        The numbers handed in.
    published
        The printed figures of the report.
    question
        Name of a question with one choice.
    """
    rows = {one.name: one for one in report.questions(published) if isinstance(one, Categorical)}
    figures = {name: [str(figure) for figure in row.percentages] for name, row in rows.items()}

    def possible(name: str, halves: Halves = "either") -> set[int]:
        return sizes(figures[name], report.POPULATION, rows[name].exhaustive, halves)

    found = {whole(n, "sizes_kind") for n in values(answer, "sizes_kind")}
    if min(found) < 1 or max(found) > report.POPULATION:
        raise NotYet("sizes_beyond")
    right = possible(question)
    if found == right:
        return
    if found in [possible(other) for other in rows if other != question]:
        raise NotYet("sizes_other_question")
    if found == set.intersection(*map(possible, rows)):
        raise NotYet("sizes_joint")
    if found in (possible(question, "up"), possible(question, "even")):
        raise NotYet("sizes_strict")
    if found == sizes_one_by_one(figures[question], report.POPULATION):
        raise NotYet("sizes_one_by_one")
    require_set(found, right, "sizes")
