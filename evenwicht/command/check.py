"""``check``: which printed means, and standard deviations, of a table no answers can have given."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from evenwicht.command.files import refuse_itself, survey_file, write_csv
from evenwicht.command.frame import Commands, add_command
from evenwicht.datafile import DataFileError, Fault, read_text, row_number
from evenwicht.identify import PublishedFigureError, Rounding

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "x": ("mean", "m"),
    "sd": ("s.d.", "standard deviation"),
    "n": ("n_obs", "size"),
    "items": ("n_items",),
    "min_val": ("min", "lowest", "scale_min"),
    "max_val": ("max", "highest", "scale_max"),
}
"""The columns that are read, and the other names by which each is known, in any case of letters."""

_DESCRIPTION = """\
Which rows of a table of means no whole answers can have given (the tests known as GRIM, GRIMMER and DEBIT).

The table is a CSV file, with commas or semicolons. Its columns: x (the mean), n, and where known sd, items (how many
answers a score averages), min_val and max_val (the ends of the scale). Type the figures as they are printed: 5.20 says two
decimals. Other columns are kept.
"""
_EXAMPLES = """\
examples:
  evenwicht check data/examples/means.csv
      a verdict and a reason for each row
  evenwicht check data/examples/means.csv --csv checked.csv
      the same as a table
"""


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = add_command(
        commands, "check", "which printed means and standard deviations cannot be", _DESCRIPTION, _EXAMPLES
    )
    command.add_argument("table", metavar="FILE", help="a CSV file with a row a result")
    command.add_argument(
        "--rounding",
        choices=[r for r in get_args(Rounding) if r != "largest_remainder"],
        default="any",
        help="how the source rounded",
    )
    command.add_argument("--divide-by-n", action="store_true", help="standard deviations divide by n, not by n - 1")
    command.add_argument("--csv", metavar="FILE", help="write the table to this file (- for the terminal)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print or write the table with its verdicts."""
    from evenwicht.identify import check_results

    path = survey_file(options.table)
    refuse_itself(options.csv, path, "table")
    typed = read_table(path)
    checked = check_results(typed, rounding=options.rounding, ddof=0 if options.divide_by_n else 1)
    if options.csv:
        write_csv(checked, options.csv, "rows")
        return
    _show(checked, colour=sys.stdout.isatty())


def read_table(path: Path) -> pd.DataFrame:
    """The table of a CSV file as text, its columns by the names of `COLUMNS`.

    Raises
    ------
    DataFileError
        If the file cannot be read, lacks a column that is needed, or a cell is not what its column asks; every fault is
        named with its row (the header is row 1) and column.
    """
    import pandas as pd

    text = read_text(path)
    head = text.partition("\n")[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ","))
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise DataFileError(Fault(path.name, "nothing", "a header and a row a result", "Type the results."))
    known = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
    header = [known.get(cell.lower(), cell) for cell in rows[0]] if rows else []
    missing = [name for name in ("x", "n") if name not in header]
    twice = sorted({name for name in header if header.count(name) > 1})
    faults = [Fault(path.name, f"no column {name}", "at least x (the mean) and n", "Add it.", 1) for name in missing]
    faults += [Fault(path.name, f"two columns {name}", "one of each", "Take one out.", 1, name) for name in twice]
    faults += [
        Fault(
            path.name, f"{len(row)} cells", f"{len(header)} cells", "Write an empty cell as nothing between commas.", i
        )
        for i, row in enumerate(rows[1:], start=2)
        if len(row) != len(header)
    ]
    if len(rows) < 2:
        faults.append(Fault(path.name, "no rows", "a header and a row a result", "Type the results below the header."))
    if not faults:
        table = pd.DataFrame(rows[1:], columns=header, dtype=str)
        faults = [fault for name in header if name in COLUMNS for fault in _faults(path, table, name)]
    if faults:
        raise DataFileError(*faults)
    return table


def _faults(path: Path, table: pd.DataFrame, name: str) -> list[Fault]:
    """The cells of one column that are not what it asks."""
    from evenwicht.identify import PrintedRow

    found = []
    for index, cell in enumerate(table[name]):
        if not cell and name not in ("x", "n"):
            continue
        if name in ("x", "sd"):
            try:
                PrintedRow.of_means([cell], total=None)
                continue
            except PublishedFigureError:
                expected = "a number as it is printed, such as 5.20"
        else:
            least = 1 if name in ("n", "items") else None
            if cell.lstrip("-").isdecimal() and (least is None or int(cell) >= least):
                continue
            expected = "a whole number" + ("" if least is None else f" of {least} or more")
        found.append(Fault(path.name, repr(cell), expected, "Type it again.", row_number(index), name))
    return found


def _show(checked: pd.DataFrame, *, colour: bool) -> None:
    """Print one line a row: verdict, figures, reason."""
    import pandas as pd

    marks = {True: ("consistent", "32"), False: ("INCONSISTENT", "31")}
    shown = checked.drop(columns=["consistency", "reason"])
    lines = shown.to_string(index=False, na_rep="").splitlines()
    print(f"{'':12}  {lines[0]}")
    for line, (_, row) in zip(lines[1:], checked.iterrows(), strict=True):
        word, code = marks[bool(row["consistency"])]
        verdict = f"\033[{code}m{word:12}\033[0m" if colour else f"{word:12}"
        print(f"{verdict}  {line}" + (f"  {row['reason']}" if row["reason"] and not pd.isna(row["reason"]) else ""))
    wrong = int((~checked["consistency"]).sum())
    print(
        f"{wrong} of {len(checked)} rows cannot be printed by any answers"
        if wrong
        else f"all {len(checked)} rows can be"
    )
