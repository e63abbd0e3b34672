"""A block of people from a table of counts, medians and means of ages by group."""

from __future__ import annotations

from evenwicht.identify import Categorical, GroupFigure, Mean, Problem, Scale, Share, Solver, Statement, scored


def reconstruct_people(
    *, questions: dict[str, dict[str, int]], oldest: int, groups: list[tuple[dict[str, str], int, str, str]]
) -> list[str] | None:
    """The people, each as age and answers, the youngest first; None if the table leaves more than one block possible.

    Of each group a count, a median and a mean. If ages differ and each must be among the members of its groups, which are
    no larger than that, there is no other block.
    """
    (_, n, median, mean), *of_groups = groups
    printed = []
    for where, count, middle, average in of_groups:
        first, *others = members = tuple(where.items())
        if others:
            printed.append(GroupFigure(*first, tuple(others), str(count), counted=True))
        printed += [GroupFigure("age", "", members, average), GroupFigure("age", "", members, middle, median=True)]
    asked = [
        Categorical(name, tuple(answers), counts=tuple(map(str, answers.values())))
        for name, answers in questions.items()
    ]
    age = scored("age", Scale(0, oldest, mean=mean, median=median))
    solver = Solver(Problem(n, (*asked, age), tuple(printed), "half_up"))
    block = solver.bounds(Mean("age")).attained_upper()
    people = sorted(block.to_dict("records"), key=lambda person: int(person["age"]))
    claims = []
    for place, (name, answers) in enumerate(questions.items()):
        needed = list(answers)[: None if place == 0 else -1]  # the rest have the last answer
        claims += [
            Statement(Share("age", person["age"], (name, person[name])), 0, strict=True)
            for person in people
            if person[name] in needed
        ]
    if len({person["age"] for person in people}) < n or solver.decide(claims).verdict != "must":
        return None
    return [person["age"] + "".join(person[name] for name in questions) for person in people]
