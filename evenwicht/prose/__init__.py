"""Numbers for prose: one function a chapter, which returns the texts to glue and guards the sentences that rest on them."""

from evenwicht.prose.assignment import assignment, repertoire
from evenwicht.prose.assumptions import assumptions
from evenwicht.prose.certainty import certainty
from evenwicht.prose.claims_and_verdicts import claims_and_verdicts
from evenwicht.prose.conditions import conditions, conditions_in_data_sets
from evenwicht.prose.data import data
from evenwicht.prose.domains import domains
from evenwicht.prose.exercises import exercises_of_the_report, exercises_of_the_test
from evenwicht.prose.insights import insights
from evenwicht.prose.introduction_and_method import introduction_and_method
from evenwicht.prose.landing_page import landing_page
from evenwicht.prose.philosophies import philosophies
from evenwicht.prose.philosophy_and_form import philosophy_and_form
from evenwicht.prose.practicum import practicum
from evenwicht.prose.steering_forms import steering_forms
from evenwicht.prose.steering_principles import steering_principles
from evenwicht.prose.summary import summary
from evenwicht.prose.technique import technique
from evenwicht.prose.three_images import three_images

__all__ = [
    "assignment",
    "assumptions",
    "certainty",
    "claims_and_verdicts",
    "conditions",
    "conditions_in_data_sets",
    "data",
    "domains",
    "exercises_of_the_report",
    "exercises_of_the_test",
    "insights",
    "introduction_and_method",
    "landing_page",
    "philosophies",
    "philosophy_and_form",
    "practicum",
    "repertoire",
    "steering_forms",
    "steering_principles",
    "summary",
    "technique",
    "three_images",
]
