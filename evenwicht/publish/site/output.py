"""The body of a page made fit for who hears it, and light: what tables say of themselves, and no marks that nothing uses."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from evenwicht.publish.table_rows import AS_LIST, GROUP

_EMPTY_HEADER = re.compile(r"<th\b[^>]*>\s*(?:<p>\s*</p>)?\s*</th>")
_PLAIN_TOKEN = re.compile(r'<span class="(?:n|nn|nb|nc|ne|na|nt|nv|bp|o|p|w|vm|kp)">([^<]*)</span>')
"""A token of code that the book's styles (`code_colours`) give no colour of its own."""
_GROUP = re.compile(rf'<th(?= [^>]*\bclass="[^"]*\b{GROUP}\b)')
_CELL = re.compile(r"<(t[dh])\b([^>]*)><p>([^<]*)</p>\s*</\1>")

_LONG_NAME = re.compile(r"(<th\b[^>]*>(?:<p>)?[^<]*?[a-z]{8})(?=sturing)")
"""The name of a row that a telephone has no room for, up to the second part of its last word."""
_AFTER_SLASH = re.compile(r"(<th\b[^>]*>[^</]*/)(?=[a-z]{8})")
_OUTPUT = re.compile(r'<div( class="output (?:stream|text_plain|error|traceback)\b.*?</pre>)', re.DOTALL)
_ENGLISH = re.compile(r"\b(?:found|expected|dtype|Traceback|Error|is not|must be|should be)\b")
"""Words that an English output holds and a Dutch one does not."""
_ID = re.compile(r'(<[a-z][^<>]*?) id="([^"]+)"')


def mended(html: str) -> str:
    """A page's body with what a screen reader stumbles over put right, and without marks that nothing uses.

    A header that says nothing, the corner above names of rows, becomes a plain cell; one that heads a group of rows says
    so; an entry of the bibliography gets a role that its element may have. A long name of a row may break before its
    second part, also where a browser hyphenates nothing.

    >>> mended("<th>Project-/programmasturing</th><th>Lijnsturing</th>").split("\N{SOFT HYPHEN}")
    ['<th>Project-/<wbr>programma', 'sturing</th><th>Lijnsturing</th>']
    >>> mended('<th class="head"><p></p></th><th>n</th>')
    '<td></td><th>n</th>'
    """
    html = _GROUP.sub('<th scope="rowgroup"', _PLAIN_TOKEN.sub(r"\1", html))
    html = _LONG_NAME.sub("\\1\N{SOFT HYPHEN}", html)
    html = _CELL.sub(
        r"<\1\2>\3</\1>",
        html.replace('<tr class="row-even">', "<tr>").replace('<tr class="row-odd">', "<tr>"),
    )
    html = _AFTER_SLASH.sub(r"\1<wbr>", html)
    html = _EMPTY_HEADER.sub("<td></td>", html).replace('role="doc-biblioentry"', 'role="listitem"')
    return _first_ids(listed(_OUTPUT.sub(_in_its_language, html)))


_AS_LIST = re.compile(rf'<table class="[^"]*\b{AS_LIST}\b.*?</table>', re.DOTALL)
_NAME = re.compile(r"^[a-z]\w*\.\w+$")
"""A name of the code, such as ``steering_form.line``, and the places where a narrow page may break it."""
_WITHIN_NAME = re.compile(r"([._])(?=\w)")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def listed(html: str) -> str:
    """A page's body whose wide tables can be shown as lists: each cell tells its column, each element what it is.

    A browser forgets what the parts of a table are once a stylesheet lays them out in another way, unless they say it.

    >>> page = '<table class="as-list"><thead><tr><th>n</th></tr></thead><tbody><tr><td>80</td></tr></tbody></table>'
    >>> '<td data-label="n" role="cell">80</td>' in listed(page)
    True

    A name of the code may break at its joints there.

    >>> "steering_<wbr/>form.<wbr/>line" in listed(page.replace("80", "steering_form.line")), "2.7<" in listed(page.replace("80", "2.7"))
    (True, True)
    """
    return _AS_LIST.sub(lambda found: _listed(found[0]), html)


def _listed(table: str) -> str:
    soup = BeautifulSoup(table, "html.parser")
    for element in soup.find_all([*_ROLES, "th"]):
        if element.name == "th":
            element["role"] = "columnheader" if element.find_parent("thead") else "rowheader"
        else:
            element["role"] = _ROLES[element.name]
    head = soup.thead
    heads = [] if head is None else [cell.get_text(" ", strip=True) for cell in head.find_all(["th", "td"])]
    for row in (row for body in soup.find_all("tbody") for row in body.find_all("tr")):
        cells = row.find_all(["th", "td"], recursive=False)
        for name in (found for cell in cells for found in cell.find_all(string=_NAME)):
            name.replace_with(BeautifulSoup(_WITHIN_NAME.sub(r"\1<wbr/>", name), "html.parser"))
        for place, cell in enumerate(cells):
            if len(cells) == len(heads) and heads[place] and (place or cell.name == "td"):
                cell["data-label"] = heads[place]
    return str(soup)


def _in_its_language(found: re.Match[str]) -> str:
    """An output of code with its language where that is English: messages of the package and of Python.

    >>> _OUTPUT.sub(_in_its_language, '<div class="output stream">a.csv, row 2: found 3; expected 4</pre>')
    '<div lang="en" class="output stream">a.csv, row 2: found 3; expected 4</pre>'
    """
    return f'<div lang="en"{found[1]}' if _ENGLISH.search(found[1]) else found[0]


def _first_ids(html: str) -> str:
    """The page with every id once: Sphinx writes that of a numbered table on its frame and on the table.

    >>> _first_ids('<div id="a"><table id="a"></table></div>')
    '<div id="a"><table></table></div>'
    """
    seen: set[str] = set()

    def once(found: re.Match[str]) -> str:
        if found[2] in seen:
            return found[1]
        seen.add(found[2])
        return found[0]

    return _ID.sub(once, html)
