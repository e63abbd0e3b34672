"""A table of respondents: read by the codebook, validated, and never without where it comes from."""

from evenwicht.answers_named import survey_path
from evenwicht.survey.disclosure import least_told, told_counts, told_group_means, told_means, told_shares
from evenwicht.survey.loaded import loaded, waves
from evenwicht.survey.provenance import PROVENANCES, Provenance, ProvenanceError
from evenwicht.survey.read import from_table, read
from evenwicht.survey.suppression import DisclosureError, protected_counts, suppressed_groups
from evenwicht.survey.table import Survey
from evenwicht.survey.write import provenance_of, write

__all__ = [
    "PROVENANCES",
    "DisclosureError",
    "Provenance",
    "ProvenanceError",
    "Survey",
    "from_table",
    "least_told",
    "loaded",
    "protected_counts",
    "provenance_of",
    "read",
    "suppressed_groups",
    "survey_path",
    "told_counts",
    "told_group_means",
    "told_means",
    "told_shares",
    "waves",
    "write",
]
