"""What users type: survey files in YAML, with messages that name the line, and the grammar of statistics and claims.

Promises that a file is read as it stands or refused with its place, what was found and what was expected. Takes a path
or a text; gives a `PublishedSurvey`, a statistic or a claim. May import every other room.
"""
