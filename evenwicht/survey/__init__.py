"""A table of respondents: read by the codebook, validated, and never without where it comes from."""

from evenwicht.survey.loaded import loaded, survey_path
from evenwicht.survey.provenance import PROVENANCES, Provenance, ProvenanceError
from evenwicht.survey.read import from_table, read
from evenwicht.survey.table import Survey
from evenwicht.survey.write import provenance_of, write

__all__ = [
    "PROVENANCES",
    "Provenance",
    "ProvenanceError",
    "Survey",
    "from_table",
    "loaded",
    "provenance_of",
    "read",
    "survey_path",
    "write",
]
