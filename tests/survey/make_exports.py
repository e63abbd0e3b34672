"""Make the exports in ``tests/survey/exports`` anew: made-up answers as each tool writes them, with the table to be read.

Run it by hand, ``python tests/survey/make_exports.py``: the files are kept, as a workbook is never the same bytes twice.
"""

import csv
import json
import random
from pathlib import Path

import openpyxl
import pandas as pd
import pyreadstat

from evenwicht import codebook as codebooks
from evenwicht.survey.labels import questions

FOLDER = Path(__file__).parent / "exports"
BOOK = codebooks.load()
ASKED = [variable for variable in questions(BOOK) if variable.kind != "asked_anew"]  # as surveys before the instrument
NOT_KNOWN = "Weet niet / geen antwoord"


def made_up(n=8, seed=18):
    """Answers of `n` people, as names of categories and whole points; the fourth gives an answer that is not printed."""
    draw, rows = random.Random(seed), []
    for i in range(n):
        row = {}
        for variable in ASKED:
            names = BOOK.names(variable.name)
            if variable.kind == "allocation":
                points = [draw.choice(names) for _ in range(variable.total)]
                row |= {f"{variable.name}.{name}": points.count(name) for name in names}
            else:
                row[variable.name] = draw.choice([name for name in names if name != "not_printed"])
        row["repertoire"] = "not_printed" if i == 3 else row["repertoire"]
        rows.append(row)
    return pd.DataFrame(rows, dtype=object)


ANSWERS = made_up()
COLUMNS = list(ANSWERS)
ITEMS = [name for name in COLUMNS if "." in name]


def question(name, language="nl"):
    return BOOK.variable(name.partition(".")[0]).questions[language]


def item(name, language="nl"):
    """The label of an item; one has that of its question before it, as people write both, and as no run of labels is the report's."""
    variable, _, item = name.partition(".")
    before = f"{BOOK.label(variable, language=language)}: " if item == "task" and language == "nl" else ""
    return before + BOOK.label(variable, item, language)


def heads(pattern, language="nl"):
    """A heading for each column: the question, or `pattern` of question and item."""
    return [
        pattern.format(question=question(name, language), item=item(name, language))
        if "." in name
        else question(name, language)
        for name in COLUMNS
    ]


def said(table, language="nl", other=None):
    """Labels in the place of names; `other` in the place of what is not printed."""
    shown = table.copy()
    for name in COLUMNS:
        if "." not in name:
            labels = BOOK.labels(name, language) | ({"not_printed": other} if other and name == "repertoire" else {})
            shown[name] = table[name].map(labels)
    return shown


def coded(table, prefix=""):
    """Codes in the order of the codebook in the place of names."""
    shown = table.copy()
    for name in COLUMNS:
        if "." not in name:
            shown[name] = table[name].map({each: f"{prefix}{i}" for i, each in enumerate(BOOK.names(name), 1)})
    return shown


def lines(header, *parts):
    """Rows of a file: the header, and for each respondent the cells of every part side by side."""
    tables = [part.astype(object).where(part.notna(), "") for part in parts]
    return [header, *([cell for table in tables for cell in table.iloc[i]] for i in range(len(tables[0])))]


def write_csv(name, rows, sep=",", encoding="utf-8-sig", quoting=csv.QUOTE_MINIMAL, first=""):
    with (FOLDER / name).open("w", encoding=encoding, newline="") as file:
        file.write(first)
        csv.writer(file, delimiter=sep, quoting=quoting, lineterminator="\r\n").writerows(rows)


def write_excel(name, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    book.save(FOLDER / name)


def expect(name, table=ANSWERS):
    table.to_csv(FOLDER / "expected" / f"{Path(name).stem}.csv", index=False, lineterminator="\n")


def beside(n, **columns):
    """A table of what a tool adds: each value a text in which {i} is the number of the respondent."""
    return pd.DataFrame(
        {key: [value.format(i=i) for i in range(1, n + 1)] for key, value in columns.items()}, dtype=object
    )


def with_silent(table):
    """The answers and one row more of someone who answered nothing."""
    return pd.concat([table, pd.DataFrame([dict.fromkeys(table)], dtype=object)], ignore_index=True)


def without(table, row, question):
    """The answers without those of one respondent to a question."""
    table = table.copy()
    table.loc[row, [name for name in table if name.partition(".")[0] == question]] = None
    return table


def limesurvey():
    whole = with_silent(without(ANSWERS, 1, "condition"))
    n = len(whole)
    head = [
        "Antwoord-ID",
        "Datum ingezonden",
        "Laatste pagina",
        "Starttaal",
        "Seed",
        "Datum gestart",
        "Datum laatste actie",
    ]
    own = beside(
        n,
        a="{i}",
        b="2026-10-0{i} 10:09:11",
        c="3",
        d="nl",
        e="38866447{i}",
        f="2026-10-0{i} 10:00:00",
        g="2026-10-0{i} 10:09:11",
    )
    own.iloc[[1, n - 1], 1] = ""
    every = csv.QUOTE_ALL
    write_csv(
        "limesurvey-full-texts.csv",
        lines([*head, *heads("{question} [{item}]")], own, said(whole, other="Anders, namelijk:").fillna("")),
        quoting=every,
    )
    expect("limesurvey-full-texts.csv", whole.iloc[:-1])
    not_shown = said(whole, other="Anders").copy()
    not_shown.loc[1] = not_shown.loc[1].fillna("N/A")
    names = [
        f"{stem}[{part}]. " if part else f"{stem}. "
        for stem, _, part in (name.replace("_", "").partition(".") for name in COLUMNS)
    ]
    texts = [name + head for name, head in zip(names, heads("{question} [{item}]"), strict=True)]
    write_csv("limesurvey-code-and-text.csv", lines([*head, *texts], own, not_shown), sep=";", quoting=every)
    expect("limesurvey-code-and-text.csv", whole.iloc[:-1])
    codes = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
    bare = [name.replace(". ", "") for name in names]
    write_csv("limesurvey-codes-of-the-instrument.csv", lines([*codes, *bare], own, coded(whole, "A")), quoting=every)
    expect("limesurvey-codes-of-the-instrument.csv", whole.iloc[:-1])
    stock, number = [], {}
    for name in COLUMNS:
        stem, _, part = name.partition(".")
        number.setdefault(stem, len(number) + 1)
        at = [each for each in COLUMNS if each.startswith(f"{stem}.")].index(name) + 1 if part else 0
        stock.append(f"Q{number[stem]}[SQ00{at}]" if part else f"Q{number[stem]}")
    write_csv("limesurvey-stock-codes.csv", lines([*codes, *stock], own, coded(whole, "A")), quoting=every)
    expect("limesurvey-stock-codes.csv", whole.iloc[:-1])


QUALTRICS = {
    "StartDate": ("Start Date", "2026-10-01 10:0{i}:00"),
    "EndDate": ("End Date", "2026-10-01 10:1{i}:00"),
    "Status": ("Response Type", "IP Address"),
    "Progress": ("Progress", "100"),
    "Duration (in seconds)": ("Duration (in seconds)", "480"),
    "Finished": ("Finished", "True"),
    "RecordedDate": ("Recorded Date", "2026-10-01 10:1{i}:01"),
    "ResponseId": ("Response ID", "R_00{i}"),
    "UserLanguage": ("User Language", "NL"),
}


def qualtrics():
    own = beside(len(ANSWERS), **{key: value for key, (_, value) in QUALTRICS.items()})
    preview = own.copy()
    preview.loc[0, "Status"] = "Survey Preview"
    names, number = [], {}
    for name in COLUMNS:
        stem, _, part = name.partition(".")
        number.setdefault(stem, len(number) + 1)
        at = [each for each in COLUMNS if each.startswith(f"{stem}.")].index(name) + 1 if part else 0
        names.append((f"Q{number[stem]}_{at}", f"{stem}_{at}") if part else (f"Q{number[stem]}", stem))
    longer = [label for label, _ in QUALTRICS.values()] + heads("{question} - {item}")
    imported = [json.dumps({"ImportId": f"QID{i}"}) for i in range(len(longer))]
    shown = said(ANSWERS, other="Anders, namelijk:")
    text = beside(len(ANSWERS), Q5_5_TEXT="")
    text.iloc[3, 0] = "humor"
    rows = lines([*QUALTRICS, *(short for short, _ in names), "Q5_5_TEXT"], preview, shown, text)
    other = f"{question('repertoire')} - Anders, namelijk: - Text"
    write_csv(
        "qualtrics-choice-text.csv",
        [rows[0], [*longer, other], [*imported, json.dumps({"ImportId": "QID99_TEXT"})], *rows[1:]],
    )
    expect("qualtrics-choice-text.csv")
    rows = lines([*QUALTRICS, *(own_name for _, own_name in names)], own, coded(ANSWERS))
    write_csv("qualtrics-numeric.tsv", [rows[0], longer, imported, *rows[1:]], sep="\t", encoding="utf-16")
    expect("qualtrics-numeric.tsv")
    rows = lines([*QUALTRICS, *(short for short, _ in names)], own, said(ANSWERS))
    write_csv("qualtrics-two-header-rows.csv", [rows[0], longer, *rows[1:]])
    expect("qualtrics-two-header-rows.csv")


def forms():
    n = len(ANSWERS)
    kobo_head = ["_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index"]
    kobo = beside(n, a="100{i}", b="uuid-{i}", c="2026-10-01T08:08:0{i}", d="", e="vA1", f="{i}")
    moments = beside(n, a="2026-10-01T10:00:0{i}.000+02:00", b="2026-10-01T10:08:0{i}.000+02:00")
    head = ["start", "end", *(f"Deel/{text}" for text in heads("{question}/{item}")), *kobo_head]
    rows = lines(head, moments, said(ANSWERS), kobo)
    write_excel("kobo-labels.xlsx", Gemeentesecretaris_2026=rows, herhaling=[["_index", "_parent_index"], [1, 1]])
    expect("kobo-labels.xlsx")
    head = ["start", "end", *(f"vragen/{name.replace('.', '_')}" for name in COLUMNS), *kobo_head]
    write_csv("kobo-names.csv", lines(head, moments, ANSWERS, kobo), sep=";", quoting=csv.QUOTE_ALL)
    expect("kobo-names.csv")
    head = [
        "SubmissionDate",
        *(f"vragen-{name.replace('.', '_')}" for name in COLUMNS),
        "meta-instanceID",
        "KEY",
        "SubmitterID",
        "DeviceID",
        "FormVersion",
    ]
    central = beside(n, a="uuid:{i}", b="uuid:{i}", c="4", d="", e="2026")
    write_csv("odk-central.csv", lines(head, moments[["a"]], ANSWERS, central), encoding="utf-8")
    expect("odk-central.csv")
    first = ["record_id", "redcap_survey_identifier", "enquete_timestamp"]
    raw = beside(n, a="{i}", b="", c="2026-10-01 10:0{i}:00")
    complete = beside(n, a="2")
    fields = [name.replace(".", "_") for name in COLUMNS]
    write_csv(
        "redcap-raw.csv", lines([*first, *fields, "enquete_complete"], raw, coded(ANSWERS), complete), encoding="utf-8"
    )
    expect("redcap-raw.csv")
    labels = ["Record ID", "Survey Identifier", "Survey Timestamp", *heads("{item}"), "Complete?"]
    write_csv(
        "redcap-labels.csv", lines(labels, raw, said(ANSWERS), complete.replace("2", "Complete")), encoding="utf-8"
    )
    expect("redcap-labels.csv")
    microsoft = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"]
    own = beside(n, a="{i}", b="10-1-26 10:00:0{i}", c="10-1-26 10:07:0{i}", d="anonymous", e="")
    spaced = [text.replace(" ", "\N{NO-BREAK SPACE}", 1) for text in heads("{question}.{item}")]
    points = [f"Punten - {question('philosophy')}", f"Feedback - {question('philosophy')}"]
    rows = lines(
        [*microsoft, *spaced, *points], own, said(ANSWERS, other="humor en een lange adem"), beside(n, a="", b="")
    )
    write_excel("microsoft-forms.xlsx", Sheet1=rows)
    expect("microsoft-forms.xlsx")
    rows = lines(
        ["Tijdstempel", *heads("{question} [{item}]")],
        beside(n, a="2026/10/01 10:0{i}:00 a.m. CET"),
        said(ANSWERS, other="humor"),
    )
    write_csv("google-forms.csv", rows, encoding="utf-8", quoting=csv.QUOTE_ALL)
    expect("google-forms.csv")


def statistics():
    missing = without(without(ANSWERS, 0, "philosophy"), 2, "steering_form")
    short = [f"v{i}" for i in range(1, len(COLUMNS) + 1)]
    labels = {}
    for place, name in zip(short, COLUMNS, strict=True):
        if "." not in name:
            labels[place] = {i: BOOK.label(name, each, "nl") for i, each in enumerate(BOOK.names(name), 1)} | {
                99: NOT_KNOWN
            }
    numbers = coded(missing).astype(float)
    numbers.columns = short
    numbers.loc[0, "v1"] = 99
    points = [place for place, name in zip(short, COLUMNS, strict=True) if name.startswith("steering_form.")]
    numbers.loc[2, points] = -99
    options = {"column_labels": heads("{question} - {item}"), "variable_value_labels": labels}
    user = {place: [99] for place in labels} | {place: [-99] for place in points}
    reasons = labels | {place: {-99: "Niet ingevuld"} for place in points}
    pyreadstat.write_sav(
        numbers,
        str(FOLDER / "spss-user-missing.sav"),
        missing_ranges=user,
        **(options | {"variable_value_labels": reasons}),
    )
    expect("spss-user-missing.sav", missing)
    plain = coded(ANSWERS).astype(float).set_axis(short, axis=1)
    ends = labels | {
        place: {0: "geen punten", 10: "alle punten"} for place, name in zip(short, COLUMNS, strict=True) if "." in name
    }
    pyreadstat.write_sav(plain, str(FOLDER / "spss-labelled-points.sav"), **(options | {"variable_value_labels": ends}))
    expect("spss-labelled-points.sav")
    some = {place: {code: text for code, text in texts.items() if code != 1} for place, texts in labels.items()}
    pyreadstat.write_sav(
        plain, str(FOLDER / "spss-code-without-label.sav"), **(options | {"variable_value_labels": some})
    )
    expect("spss-code-without-label.sav")
    weighted = plain.assign(weeg=[0.8, 1.2] * 4)
    pyreadstat.write_sav(
        weighted,
        str(FOLDER / "spss-weights.sav"),
        column_labels=[*options["column_labels"], "Weegfactor"],
        variable_value_labels=labels,
    )
    expect("spss-weights.sav")
    stata = numbers.astype(object)
    stata.loc[0, "v1"] = "a"
    stata.loc[2, points] = "b"
    told = {place: {code: text for code, text in texts.items() if code != 99} for place, texts in labels.items()}
    told["v1"] = told["v1"] | {"a": NOT_KNOWN}
    told |= {place: {"b": "Niet ingevuld"} for place in points}
    pyreadstat.write_dta(
        stata,
        str(FOLDER / "stata-extended-missing.dta"),
        column_labels=heads("{item}"),
        variable_value_labels=told,
        missing_user_values={"v1": ["a"], **{place: ["b"] for place in points}},
    )
    expect("stata-extended-missing.dta", missing)


def by_hand():
    n = len(ANSWERS)
    titles = ["Nr", *(BOOK.label(name, language="nl") if "." not in name else item(name) for name in COLUMNS)]
    numbers = beside(n, a="{i}")
    commas = said(ANSWERS)
    commas[ITEMS] = commas[ITEMS].map(lambda points: f"{points},0")
    totals = ["Totaal", *(sum(ANSWERS[name]) if "." in name else "" for name in COLUMNS)]
    rows = [["Enquête gemeentesecretarissen 2026"], ["Versie 3"], [], *lines(titles, numbers, commas), totals]
    write_excel("excel-title-and-totals.xlsx", Toelichting=[["Export van de enquête"], ["Versie 3"]], Data=rows)
    expect("excel-title-and-totals.xlsx")
    empty = said(ANSWERS)
    empty[ITEMS] = empty[ITEMS].map(lambda points: points or "")
    write_excel("excel-empty-for-zero.xlsx", Blad1=lines(titles, numbers, empty))
    expect("excel-empty-for-zero.xlsx")
    hundred = said(ANSWERS)
    hundred[ITEMS] = hundred[ITEMS].map(lambda points: points * 10)
    write_csv("percentages-windows-1252.csv", lines(titles, numbers, hundred), sep=";", encoding="windows-1252")
    expect("percentages-windows-1252.csv")
    write_csv("excel-sep-line.csv", lines(titles, numbers, said(ANSWERS)), sep=";", first='"sep=;"\r\n')
    expect("excel-sep-line.csv")
    hints = [
        f"{text}\n(kies er één)" if "." not in name else f"<b>{text}</b>"
        for name, text in zip(COLUMNS, heads("{item}", "en"), strict=True)
    ]
    write_csv("english-with-hints.csv", lines(hints, said(ANSWERS, "en")))
    expect("english-with-hints.csv")
    twice = pd.concat([ANSWERS, ANSWERS.iloc[[0]]], ignore_index=True)
    own = beside(n + 1, start="2026-10-01 10:00:0{i}", end="2026-10-01 10:09:0{i}", token="t{i}", opmerking="")
    own.loc[2, "end"], own.loc[n, "token"], own.loc[1, "opmerking"] = "2026-10-01 09:00:00", "t1", "test"
    write_csv("duplicates-and-times.csv", lines([*own, *titles[1:]], own, said(twice)))
    expect("duplicates-and-times.csv", twice)


def bad():
    titles = [BOOK.label(name, language="nl") if "." not in name else item(name) for name in COLUMNS]
    french = said(ANSWERS).copy()
    for name, texts in {
        "philosophy": "Combinaison; Réseau; Performance",
        "assignment": "Adaptative; Durable; Légitime",
    }.items():
        french[name] = [texts.split("; ")[i % 3] for i in range(len(ANSWERS))]
    write_csv("bad-other-language.csv", lines(titles, french))
    kept = [name for name in COLUMNS if not name.startswith("condition.")]
    newer = [
        f"{title} (2028)" if name.startswith("condition.") else title
        for name, title in zip(COLUMNS, titles, strict=True)
    ]
    newer = [title.replace("(2028)", "in 2028") for title in newer]
    assert len(kept) < len(newer)
    write_csv("bad-other-year.csv", lines(newer, said(ANSWERS)))
    write_csv(
        "bad-two-columns.csv", lines([*titles, f"Sturingsvorm - {titles[1]}"], said(ANSWERS), ANSWERS[[COLUMNS[1]]])
    )
    nine = ANSWERS.copy()
    for row in (0, 2, 4, 5):
        fullest = max(
            (name for name in ITEMS if name.startswith("steering_form.")), key=lambda name, row=row: nine.loc[row, name]
        )
        nine.loc[row, fullest] -= 1
    write_csv("bad-sums-of-nine.csv", lines(titles, said(nine)))
    write_csv("bad-no-rows.csv", [titles])
    write_csv(
        "bad-other-survey.csv",
        [
            ["id", "submitdate", "lastpage", "Hoe tevreden bent u?"],
            [1, "2026-10-01 10:00:00", 3, "Zeer"],
            [2, "2026-10-02 10:00:00", 3, "Niet"],
        ],
    )
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(64)
    (FOLDER / "bad-locked.xlsx").write_bytes(locked)
    silent = ANSWERS.copy()
    silent[:] = ""
    write_csv("bad-nobody-answered.csv", lines(["Nr", *titles], beside(len(silent), a="{i}"), silent))


if __name__ == "__main__":
    (FOLDER / "expected").mkdir(parents=True, exist_ok=True)
    for make in (limesurvey, qualtrics, forms, statistics, by_hand, bad):
        make()
