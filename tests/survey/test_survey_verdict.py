"""Claims get a verdict from answers, with the number of respondents that it rests on."""

from fractions import Fraction

import pandas as pd
import pytest

from evenwicht import claims, reconstruction, survey
from evenwicht import published as publications
from evenwicht.claims.claim import Claim, questions_asked
from evenwicht.claims.expression import Condition, parse
from evenwicht.identify import Mean
from evenwicht.identify.model import verify


@pytest.fixture(scope="module")
def published():
    return publications.load()


@pytest.fixture(scope="module")
def synthetic(published):
    frame = reconstruction.load()["dirichlet_multinomial"].frame(0, 0)
    return survey.from_table(frame, published.codebook)


def claim(published, text):
    read = parse(text, questions_asked(published))
    return Claim("test", "", "report", "2.3", "x", "", "order", {}, {}, text, read, (), {})


def table(rows, provenance="public"):
    return survey.Survey(pd.DataFrame(rows), provenance, "export.csv")


def test_what_the_printed_figures_show_holds_in_every_reconstruction(published, synthetic):
    """Where rounding leaves no doubt, a data set that prints the figures bears out what they show."""
    by_figures = {(v.claim.name, v.claim.reading): v for v in claims.judged(published)}
    disagree = set()
    for key, verdict in by_figures.items():
        told = claims.judge_by_answers(verdict.claim, synthetic)
        if told is not None and verdict.outcome in ("must", "cannot"):
            assert told.outcome in ("true", "false")
            if (told.outcome == "true") != (verdict.outcome != "cannot"):
                disagree.add(key)
    assert disagree == set()


def test_line_first_everywhere_was_built_in_and_rests_on_the_two_of_the_smallest_group(published, synthetic):
    told = claims.judge_by_answers(claim(published, "highest steering_form.line by philosophy"), synthetic)
    assert (told.outcome, told.respondents, told.smallest_group) == ("true", 80, 2)


def test_a_mean_within_a_group_is_the_exact_one(published, synthetic):
    exact = verify.mean_of(Mean("steering_form", "line", ("philosophy", "networking")), synthetic.table)
    text = "steering_form.line where philosophy is networking"
    assert isinstance(exact, Fraction)
    just_below, just_above = float(exact) - 1e-6, float(exact) + 1e-6
    assert claims.judge_by_answers(claim(published, f"{text} > {just_below}"), synthetic).outcome == "true"
    assert claims.judge_by_answers(claim(published, f"{text} > {just_above}"), synthetic).outcome == "false"


def test_the_base_is_who_answered_not_everyone(published):
    answers = table({"assignment": ["adaptive", "adaptive", "lasting_value", None, None]})
    told = claims.judge_by_answers(claim(published, "share assignment is adaptive > 60%"), answers)
    assert (told.outcome, told.respondents) == ("true", 3)


def test_an_empty_group_says_nothing_and_all_groups_empty_say_so(published):
    rows = {"philosophy": ["combined", "combined"], "assignment": ["adaptive", "lasting_value"]}
    some = claim(published, "share philosophy is combined where assignment is adaptive > 50%")
    none = claim(published, "share philosophy is combined where assignment is legitimate_choices > 50%")
    assert claims.judge_by_answers(some, table(rows)).outcome == "true"
    assert claims.judge_by_answers(none, table(rows)).outcome == "unanswered"
    assert claims.judge_by_answers(claim(published, "highest steering_form.line"), table(rows)).outcome == "unanswered"


def test_a_claim_that_is_not_about_answers_gets_no_verdict_from_them(published, synthetic):
    not_testable = Claim("test", "", "report", "2.5.2", "x", "", "interview", {}, {}, "", Condition(), (), {})
    assert claims.judge_by_answers(not_testable, synthetic) is None


def test_line_steering_can_have_the_highest_mean_and_be_on_top_for_few(published):
    """Nine, three and three of ten points: the highest mean, the most points of one in three."""
    others = [form for form in published.codebook.names("steering_form") if form not in ("line", "task", "self")]
    points = [(9, 1, 0), (3, 4, 3), (3, 4, 3)]
    rows = {f"steering_form.{form}": [row[i] for row in points] for i, form in enumerate(("line", "task", "self"))}
    answers = table(rows | {f"steering_form.{form}": [0, 0, 0] for form in others})
    assert claims.judge_by_answers(claim(published, "highest steering_form.line"), answers).outcome == "true"
    assert claims.judge_by_answers(claim(published, "top steering_form.line > 50%"), answers).outcome == "false"
    assert claims.judge_by_answers(claim(published, "top steering_form.line > 33%"), answers).outcome == "true"


def test_the_table_of_claims_tells_both_verdicts_and_says_when_answers_are_synthetic(published, synthetic):
    verdicts = claims.judged(published, chapter="opdracht-en-leiderschap")
    plain = claims.as_rows(verdicts, "nl")[0]
    with_answers = claims.as_rows(verdicts, "nl", synthetic)[0]
    heading = "Proef met synthetische antwoorden"
    assert list(with_answers.columns) == [*plain.columns[:2], heading, *plain.columns[2:]]
    pd.testing.assert_frame_equal(with_answers[list(plain.columns)], plain)
    assert {"klopt in deze antwoorden (n = 80)", "geen antwoorden hierover"} <= set(with_answers[heading])
    real = survey.Survey(synthetic.table, "confidential", "export.csv")
    assert claims.as_rows(verdicts, "en", real)[0].columns[2] == "In the answers"


def test_of_confidential_answers_a_verdict_on_a_small_group_is_not_told(published, synthetic):
    confidential = survey.Survey(synthetic.table, "confidential", "export.csv")
    everywhere = claim(published, "highest steering_form.line by philosophy")
    assert claims.judge_by_answers(everywhere, confidential).outcome == "withheld"
    assert claims.judge_by_answers(claim(published, "highest steering_form.line"), confidential).outcome == "true"
    few = table({"assignment": ["adaptive", "adaptive", "lasting_value", None, None]}, "confidential")
    assert claims.judge_by_answers(claim(published, "share assignment is adaptive > 60%"), few).outcome == "withheld"


def test_claims_on_domains_get_a_verdict_from_answers_that_have_the_domain(published, synthetic, codebook):
    verdicts = {v.claim.name: v for v in claims.judged(published) if v.claim.name.startswith("domain_")}
    assert {v.outcome for v in verdicts.values()} == {"not_testable"}
    told = claims.judge_by_answers(verdicts["domain_social"].claim, synthetic)
    assert told.outcome == "unanswered"
    domains = pd.Categorical(["social", "operations"] * 40, categories=codebook.names("domain"))
    asked = survey.Survey(synthetic.table.assign(domain=domains), "public", "export.csv")
    social = asked.table[asked.table["domain"] == "social"]
    forms = [name for name in social if name.startswith("steering_form.")]
    line = claims.judge_by_answers(verdicts["domain_operations"].claim, asked)
    assert (line.respondents, line.smallest_group) == (80, 40)
    first = social[forms].mean().idxmax() == "steering_form.chain_network"
    assert (claims.judge_by_answers(verdicts["domain_social"].claim, asked).outcome == "true") == first
    assert claims.judge_by_answers(verdicts["domain_physical"].claim, asked).outcome == "unanswered"


def test_a_claim_on_a_domain_is_judged_by_the_form_that_weighs_most_in_it(published):
    """Where the domain was not asked of each respondent, the questions of the new questionnaire on it serve."""
    asked = claim(published, "highest steering_form.chain_network where domain is social")
    social = ["chain_network"] * 12 + ["line"] * 8
    told = claims.judge_by_answers(asked, table({"form_social": pd.Categorical(social)}))
    assert (told.outcome, told.respondents) == ("true", 20)
    other = claims.judge_by_answers(asked, table({"form_social": pd.Categorical(social[::-1] + ["line"] * 9)}))
    assert other.outcome == "false"
    assert claims.judge_by_answers(asked, table({"form_physical": social})).outcome == "unanswered"
