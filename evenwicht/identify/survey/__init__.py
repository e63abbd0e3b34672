"""What users hold: a survey at one number of respondents (`Problem`), or at an unknown one (`PublishedSurvey`).

Promises no more than the rooms above: the data stand in `model`, the verbs are bound here as methods. May import all but
`files`.
"""
