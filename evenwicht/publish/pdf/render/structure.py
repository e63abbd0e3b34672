"""Sections, paragraphs, lists and quotations."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from evenwicht.publish.exercises import solution
from evenwicht.publish.figure_record import NOTE
from evenwicht.publish.lists import LIST_OF, REGISTER
from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.writer import Writer

from .handler import Handlers, leave_out, pass_through
from .references import destination

LONG_WORD = 40
"""Characters from which a word is too long for the optimal line breaker, which then takes seconds for a page."""
ONE_LINE = 60
"""Characters up to which a paragraph is one line, which no page divides."""
SHORT_LEAD = 150
"""Characters of two lines: so long a paragraph below a heading stays with what follows."""
_ENUMERATORS = {
    "arabic": "1.",
    "loweralpha": "a.",
    "upperalpha": "A.",
    "lowerroman": "i.",
    "upperroman": "I.",
}


def section(writer: Writer, node: nodes.section) -> str:
    writer.level += 1
    result = writer.children(node)
    writer.level -= 1
    return f"\n#show: glossary\n{result}" if _begins_glossary(node) else result


def _begins_glossary(node: nodes.section) -> bool:
    """Whether the first list of terms of a document stands in this section; from there on it is set in columns."""
    first = next(iter(node.document.findall(addnodes.glossary)), None) if node.document else None
    return first is not None and first.parent is node


def title(writer: Writer, node: nodes.title) -> str:
    parent = node.parent
    if not isinstance(parent, nodes.section):
        return f"\n#rubric[{writer.children(node)}]\n"
    is_title = isinstance(parent.parent, nodes.document)
    label = writer.book.anchors.label(writer.docname, "" if is_title else parent["ids"][0])
    number = markup.optional_string(writer.numbers.section(parent))
    return f"\n#section-heading({writer.level}, {number}, {label})[{writer.children(node)}]\n"


def paragraph(writer: Writer, node: nodes.paragraph) -> str:
    body = writer.anchors(node) + writer.children(node)
    if "live-version" in node["classes"]:
        return f"\n#live-version({markup.boolean(isinstance(node.parent, nodes.figure))})[{body}]\n"
    if NOTE in node["classes"] and not isinstance(node.parent, nodes.legend):
        return f"\n#table-note[{body}]\n"
    if any(len(word) > LONG_WORD for word in node.astext().split()):
        return f"\n#simple-breaks[{body}]\n"
    if isinstance(node.parent, (nodes.section, solution)) and (_is_short_lead(node) or _announces(node)):
        return f"\n#lead-in[{body}]\n"
    if not writer.nested and len(node.astext()) > ONE_LINE:
        return f"\n#kept({writer.book.new_mark()})[{body}]\n"
    return f"\n{body}\n"


def _is_short_lead(node: nodes.paragraph) -> bool:
    """Whether a paragraph is a few lines right below a heading, which would stand lost with it at the foot of a page."""
    place = node.parent.index(node)
    if isinstance(node.parent, solution):
        below = place == 0 and len(node.parent) > 1
    else:
        below = place > 0 and isinstance(node.parent[place - 1], nodes.title)
    return below and len(node.astext()) < SHORT_LEAD


def _announces(node: nodes.paragraph) -> bool:
    """Whether a few lines end in a colon, and what they announce is a listing or a quotation."""
    after = node.next_node(descend=False, siblings=True)
    text = node.astext().rstrip()
    return isinstance(after, (nodes.literal_block, nodes.block_quote)) and text.endswith(":") and len(text) < SHORT_LEAD


def bullet_list(writer: Writer, node: nodes.bullet_list) -> str:
    if LIST_OF in node["classes"] or REGISTER in node["classes"]:
        return with_pages(writer, node)
    return "\n\n#list(" + ", ".join(_item(writer, item) for item in node.children) + ")\n"


def _item(writer: Writer, item: nodes.Node) -> str:
    """An item of a list, which pages divide as they divide paragraphs."""
    body = writer.block(item)
    return body if writer.nested else f"kept({writer.book.new_mark()}, {body})"


def with_pages(writer: Writer, node: nodes.bullet_list) -> str:
    """A list of links into the book, with their pages: of figures or tables, or the index."""
    items = []
    for item in node.children:
        links = list(item.findall(nodes.reference))
        places = [place for link in links if (place := destination(writer, link))]
        term = item.astext() if LIST_OF in node["classes"] else next(iter(item.findall(nodes.Text))).astext()
        number = next((part.astext() for part in item.findall(nodes.inline)), "")
        label = markup.text(term.removeprefix(number).strip())
        items.append(f"({markup.string(number)}, [{label}], {markup.array(places)})")
    function = "list-of" if LIST_OF in node["classes"] else "register"
    return f"\n#{function}({', '.join(items)})\n"


def enumerated_list(writer: Writer, node: nodes.enumerated_list) -> str:
    numbering = _ENUMERATORS[node.get("enumtype", "arabic")]
    items = ", ".join(_item(writer, item) for item in node.children)
    return f"\n\n#enum(numbering: {markup.string(numbering)}, start: {node.get('start', 1)}, {items})\n"


def definition_list(writer: Writer, node: nodes.definition_list) -> str:
    items = []
    for item in node.findall(nodes.definition_list_item):
        if item.parent is not node:
            continue
        terms = [part for part in item.children if isinstance(part, nodes.term)]
        heads = " / ".join(writer.anchors(term) + writer.children(term) for term in terms)
        with writer.inside():
            body = "".join(writer.children(part) for part in item.children if isinstance(part, nodes.definition))
        items.append(f"terms.item([{heads}], {markup.content(body)})")
    return "\n\n#terms(" + ", ".join(items) + ")\n"


def block_quote(writer: Writer, node: nodes.block_quote) -> str:
    attribution = [part for part in node.children if isinstance(part, nodes.attribution)]
    with writer.inside():
        body = "".join(writer.render(part) for part in node.children if part not in attribution)
    source = f", attribution: [{writer.children(attribution[0])}]" if attribution else ""
    return f"\n#quote(block: true{source}){markup.content(body)}\n"


def rubric(writer: Writer, node: nodes.rubric) -> str:
    return f"\n#rubric[{writer.anchors(node)}{writer.children(node)}]\n"


def transition(writer: Writer, node: nodes.transition) -> str:
    return "" if "footnotes" in node["classes"] else "\n#divider()\n"


def compound(writer: Writer, node: nodes.Element) -> str:
    """A group; the wrapper of a table of contents has nothing for paper."""
    return "" if "toctree-wrapper" in node["classes"] else writer.children(node)


HANDLERS: Handlers = {
    nodes.document: pass_through,
    nodes.section: section,
    nodes.title: title,
    nodes.paragraph: paragraph,
    nodes.bullet_list: bullet_list,
    nodes.enumerated_list: enumerated_list,
    nodes.definition_list: definition_list,
    addnodes.glossary: pass_through,
    nodes.block_quote: block_quote,
    nodes.rubric: rubric,
    nodes.transition: transition,
    nodes.compound: compound,
    nodes.legend: pass_through,
    addnodes.toctree: leave_out,
}
