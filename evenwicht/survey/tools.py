"""The tools that write files of answers: by which columns each is known, and what its columns beside the answers tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tool:
    """A tool for surveys.

    Attributes
    ----------
    name
        Its name.
    marks
        Headings that it writes beside the questions, in small letters.
    least
        How many of these a file must have.
    """

    name: str
    marks: frozenset[str]
    least: int = 2


def _tool(name: str, marks: str, least: int = 2) -> Tool:
    return Tool(name, frozenset(mark.strip() for mark in marks.split(";")), least)


TOOLS = (
    _tool(
        "Qualtrics",
        "startdate; enddate; recordeddate; responseid; progress; finished; distributionchannel; userlanguage; ipaddress; "
        "duration (in seconds); start date; end date; recorded date; response id; distribution channel; user language; "
        "response type; recipient last name; recipientlastname",
        3,
    ),
    _tool(
        "LimeSurvey",
        "submitdate; lastpage; startlanguage; seed; datestamp; startdate; response id; date submitted; last page; "
        "start language; date started; date last action; antwoord-id; antwoord id; datum ingezonden; datum verzonden; "
        "laatste pagina; starttaal; begintaal; datum gestart; datum laatste actie",
    ),
    _tool(
        "KoboToolbox",
        "_id; _uuid; _submission_time; _validation_status; _submitted_by; __version__; _index; _tags; _notes; start; end",
        3,
    ),
    _tool(
        "ODK Central",
        "submissiondate; submitterid; submittername; key; reviewstate; deviceid; instanceid; meta-instanceid; "
        "meta-instancename; formversion; attachmentspresent; attachmentsexpected; status; edits",
        3,
    ),
    _tool(
        "REDCap",
        "record_id; redcap_event_name; redcap_survey_identifier; redcap_repeat_instrument; redcap_repeat_instance; "
        "redcap_data_access_group; record id; survey identifier; event name; survey timestamp",
        1,
    ),
    _tool(
        "Microsoft Forms",
        "id; start time; completion time; email; name; last modified time; begintijd; tijd van voltooien; voltooiingstijd; "
        "e-mail; naam; tijd van laatste wijziging; starttijd",
        3,
    ),
    _tool("Google Forms", "timestamp; tijdstempel", 1),
)
"""Tools that are known by the columns that they add."""
OTHER_IN_CELL = frozenset(["Microsoft Forms", "Google Forms"])
"""Tools that write what someone typed after "other" in the place of the answer."""

STARTS = frozenset(
    ["startdate", "start date", "start", "start time", "begintijd", "starttijd", "date started", "datum gestart"]
)
"""Headings of the moment at which someone began."""
ENDS = frozenset(
    (
        "enddate",
        "end date",
        "end",
        "completion time",
        "tijd van voltooien",
        "voltooiingstijd",
        "submitdate",
        "date submitted",
        "datum ingezonden",
        "datum verzonden",
        "datestamp",
    )
)
"""Headings of the moment at which someone was ready, the best first in a file that has two."""
MOMENTS = (
    STARTS
    | ENDS
    | {"recordeddate", "recorded date", "_submission_time", "submissiondate", "timestamp", "tijdstempel"}
    | {"submit date (utc)", "ingevuld op", "datum", "date", "tijd", "tijdstip", "time"}
)
"""Headings of a moment, by which the year of the answers is known."""
SUBMITTED = frozenset(["submitdate", "date submitted", "datum ingezonden", "datum verzonden"])
"""Headings of a moment that is empty where someone stopped halfway."""
FINISHED = frozenset(["finished", "voltooid"])
"""Headings of a column that says whether someone came to the end."""
IDENTITIES = frozenset(
    (
        "responseid",
        "response id",
        "_uuid",
        "key",
        "instanceid",
        "meta-instanceid",
        "token",
        "toegangscode",
        "e-mail",
        "email",
        "e-mailadres",
        "recipientemail",
        "ipaddress",
        "ip address",
    )
)
"""Headings of what should be another in each row."""
STATUSES = frozenset(["status", "response type", "distributionchannel", "distribution channel"])
"""Headings of a column that tells preview answers from others."""
PREVIEWS = frozenset(["survey preview", "preview", "survey test", "test", "1", "spam"])
"""What such a column says of an answer that is none."""
TESTS = frozenset(["test", "proef", "testen", "dit is een test"])
"""What people who try a questionnaire type."""
WEIGHTS = frozenset(
    ["weeg", "weegfactor", "wegingsfactor", "weging", "gewicht", "weight", "weights", "wt", "wgt", "pweight"]
)
"""Words by which a column of weights is known."""
TOTALS = frozenset(
    [
        "totaal",
        "eindtotaal",
        "total",
        "grand total",
        "gemiddelde",
        "gemiddeld",
        "average",
        "mean",
        "som",
        "sum",
        "aantal",
    ]
)
"""What stands first in a row of totals below the answers."""


def tool_of(header: Sequence[str]) -> str:
    """The tool that most of its columns are of; empty where no tool has enough of them.

    >>> tool_of(["id", "submitdate", "lastpage", "Q1"]), tool_of(["Nr", "Sturingsfilosofie"])
    ('LimeSurvey', '')
    """
    found = {heading.casefold() for heading in header}
    shares = [(len(tool.marks & found), tool.name) for tool in TOOLS if len(tool.marks & found) >= tool.least]
    return max(shares, key=lambda share: share[0])[1] if shares else ""
