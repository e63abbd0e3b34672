"""Admonitions, cards, grids and other containers."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx_design.shared import PassthroughTextElement

from evenwicht.publish.exercises import exercise
from evenwicht.publish.pdf import markup
from evenwicht.publish.pdf.words import ADMONITIONS
from evenwicht.publish.pdf.writer import Writer

from .code import SCREEN_ONLY, cell_source
from .handler import Handler, Handlers
from .references import destination


def named_admonition(kind: str) -> Handler:
    """A handler for the admonitions of docutils, which have a kind and no title."""

    def handler(writer: Writer, node: nodes.Element) -> str:
        title = markup.text(writer.book.words["admonitions"][kind])
        return f"\n{writer.anchors(node)}#notice({markup.string(kind)}, [{title}]){writer.block(node)}\n"

    return handler


def admonition(writer: Writer, node: nodes.Element) -> str:
    """An admonition with a title of its own; its class says the kind."""
    kind = next((name for name in node["classes"] if name in ADMONITIONS), "note")
    return _titled(writer, node, kind, nodes.title)


def _titled(writer: Writer, node: nodes.Element, kind: str, heading: type[nodes.Element]) -> str:
    """A box under the title that its first child may be."""
    title, start = "", 0
    if node.children and isinstance(node.children[0], heading):
        title, start = writer.anchors(node.children[0]) + writer.children(node.children[0]), 1
    return f"\n{writer.anchors(node)}#notice({markup.string(kind)}, [{title}]){writer.block(node, start)}\n"


def container(writer: Writer, node: nodes.container) -> str:
    """Containers of notebooks, of sphinx-design, and of authors."""
    if SCREEN_ONLY in node["classes"]:
        return ""
    if node.get("nb_element") == "cell_code_source":
        return cell_source(writer, node)
    if handler := _COMPONENTS.get(node.get("design_component", "")):
        return handler(writer, node)
    return writer.anchors(node) + writer.children(node)


def card(writer: Writer, node: nodes.container) -> str:
    """Header, body and footer in one frame."""
    return f"\n{writer.anchors(node)}#card{writer.block(node)}\n"


def card_part(writer: Writer, node: nodes.container) -> str:
    return f"\n{writer.children(node)}\n"


def card_title(writer: Writer, node: nodes.Element) -> str:
    return f"\n#card-title[{writer.anchors(node)}{writer.children(node).strip()}]\n"


def grid(writer: Writer, node: nodes.container) -> str:
    """Cells side by side, as many as the site has on a middling screen, three at most."""
    row = next((part for part in node.children if isinstance(part, nodes.container)), node)
    columns = min(3, max(1, _columns(row)))
    items = [item for item in row.children if isinstance(item, nodes.container)]
    cards = [item.children[0] for item in items if len(item.children) == 1 and _is_card(item.children[0])]
    all_cards = bool(items) and len(cards) == len(items)
    contents = ", ".join(writer.block(item) for item in (cards if all_cards else items))
    return f"\n#side-by-side({columns}, {markup.boolean(all_cards)}, {contents})\n" if items else ""


def _is_card(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("design_component") == "card"


def _columns(row: nodes.container) -> int:
    for name in row["classes"]:
        if name.startswith("sd-row-cols-md-") and name.rsplit("-", 1)[1].isdigit():
            return int(name.rsplit("-", 1)[1])
    return 1


def card_link(writer: Writer, node: PassthroughTextElement) -> str:
    """The link that covers a whole card on the site: on paper a line of its own, with the page."""
    reference = next(iter(node.findall(nodes.reference)), None)
    if reference is None:
        return writer.children(node)
    place = destination(writer, reference)
    if place is None:
        return ""
    return f"\n#card-link({place})[{writer.children(reference)}]\n"


def dropdown(writer: Writer, node: nodes.container) -> str:
    """Folded on the site, open on paper."""
    return _titled(writer, node, "note", nodes.rubric)


def exercise_box(writer: Writer, node: exercise) -> str:
    """An exercise, and the way to its solution at the end of the chapter."""
    words = writer.book.words
    title = f"{words['exercise']} {node['number']}" + (f". {node['title']}" if node["title"] else "")
    label = writer.label(node)
    link = ""
    if solution := writer.book.solutions[writer.docname].get(node["ids"][0]):
        link = f"#to-solution({writer.label(solution)})"
    with writer.inside():
        body = markup.content(writer.children(node) + link)
    return f'\n#[#metadata(none)#{label}]#notice("exercise", [{markup.text(title)}]){body}\n'


_COMPONENTS: dict[str, Handler] = {
    "card": card,
    "card-header": card_part,
    "card-body": card_part,
    "card-footer": card_part,
    "card-title": card_title,
    "grid-container": grid,
    "dropdown": dropdown,
}

HANDLERS: Handlers = {
    **{getattr(addnodes if kind == "seealso" else nodes, kind): named_admonition(kind) for kind in ADMONITIONS},
    nodes.admonition: admonition,
    nodes.container: container,
    PassthroughTextElement: card_link,
    exercise: exercise_box,
}
