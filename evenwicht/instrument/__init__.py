"""The questionnaire, made of the codebook, as tools for surveys and paper take it; `evenwicht.survey` reads what comes back."""

from evenwicht.instrument.limesurvey import limesurvey
from evenwicht.instrument.paper import paper
from evenwicht.instrument.qualtrics import qualtrics
from evenwicht.instrument.questionnaire import Questionnaire, questionnaire
from evenwicht.instrument.xlsform import write_xlsform

__all__ = ["Questionnaire", "limesurvey", "paper", "qualtrics", "questionnaire", "write_xlsform"]
