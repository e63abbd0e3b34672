"""What a table of respondents says: each analysis a plain function from table to table, one concept a
module.

Every result is a DataFrame with documented columns; every grouped result has a column ``n``; what cannot be
computed for a small group is missing, with the reason in a column ``reason`` (empty otherwise). Nothing
here knows any particular survey.
"""
