"""The small language in which a claim says what would make it true.

An expression is one or more comparisons joined by ``and``. Its terms are

``share(variable.category)``
    percentage of respondents (0 to 100); with ``group=variable.category`` among that group only, with
    ``by=variable`` among each group in turn
``mean(variable.category)``
    mean points; ``group`` and ``by`` as above
``dimension(variable.dimension)``
    the sum of the means of all categories tied to that dimension
``top(variable.category)``
    percentage of respondents who give the category the most points, alone or with others

and its statements of order ``highest(x)`` and ``lowest(x)``, among all printed categories of the variable (leaving
one out with ``without=``), within a ``group``, or ``by`` each group; and ``lowest_group(x, group=g)``, which says that
no other group has a lower mean of x. Every expression becomes a list of linear comparisons: all that a verdict needs.
``most(...)`` around a comparison said ``by`` each group asks that it hold for more than half of the groups.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from evenwicht.codebook import Codebook

Reference = tuple[str, str]
"""A variable and one of its categories."""


class ExpressionError(ValueError):
    """An expression cannot be read; the message says what was found and what was expected."""


@dataclass(frozen=True, order=True)
class Term:
    """A share (percent) or mean (points) of a category, among everyone or within one group.

    With ``top``, the percentage of respondents who give the category the most points, alone or with others.
    """

    variable: str
    category: str
    group: Reference | None = None
    top: bool = False


@dataclass(frozen=True)
class WeightedTerms:
    """A linear combination of terms plus a constant."""

    weights: Mapping[Term, Fraction]
    constant: Fraction = Fraction(0)

    def __add__(self, other: WeightedTerms) -> WeightedTerms:
        weights = dict(self.weights)
        for term, weight in other.weights.items():
            weights[term] = weights.get(term, Fraction(0)) + weight
        return WeightedTerms({t: w for t, w in weights.items() if w}, self.constant + other.constant)

    def __mul__(self, factor: Fraction) -> WeightedTerms:
        return WeightedTerms({t: w * factor for t, w in self.weights.items()}, self.constant * factor)

    def __sub__(self, other: WeightedTerms) -> WeightedTerms:
        return self + other * Fraction(-1)


@dataclass(frozen=True)
class Inequality:
    """``left`` is at least zero, or, if strict, more than zero."""

    left: WeightedTerms
    strict: bool

    def opposite(self) -> Inequality:
        """What is true where this is not."""
        return Inequality(self.left * Fraction(-1), not self.strict)

    @property
    def groups(self) -> set[Reference]:
        """The groups that its terms are about."""
        return {term.group for term in self.left.weights if term.group is not None}


@dataclass(frozen=True)
class Condition:
    """Comparisons that must hold all, or (``most``) more than half of them."""

    comparisons: tuple[Inequality, ...] = ()
    most: bool = False

    def needed(self, of: int) -> int:
        """How many of a number of its comparisons have to hold."""
        return of // 2 + 1 if self.most else of


@dataclass(frozen=True)
class _Options:
    group: Reference | None = None
    by: str | None = None
    without: Reference | None = None


class _Reader:
    """Turns the syntax tree of one expression into comparisons."""

    def __init__(self, codebook: Codebook, printed: Mapping[str, tuple[str, ...]]) -> None:
        self.codebook = codebook
        self.printed = printed

    def condition(self, node: ast.expr) -> Condition:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "most":
            if len(node.args) != 1 or node.keywords:
                raise ExpressionError(f"found {ast.unparse(node)!r}; expected one comparison in most()")
            return Condition(tuple(self.conjunction(node.args[0])), most=True)
        return Condition(tuple(self.conjunction(node)))

    def conjunction(self, node: ast.expr) -> list[Inequality]:
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
            return [comparison for part in node.values for comparison in self.conjunction(part)]
        if isinstance(node, ast.Compare):
            return self._compare(node)
        if isinstance(node, ast.Call):
            return self._order(node)
        raise ExpressionError(f"found {ast.unparse(node)!r}; expected a comparison or a statement of order")

    def _compare(self, node: ast.Compare) -> list[Inequality]:
        if len(node.ops) != 1:
            raise ExpressionError(f"found {ast.unparse(node)!r}; expected one comparison; join two with 'and'")
        left, right = self._linears(node.left), self._linears(node.comparators[0])
        if len(left) > 1 and len(right) == 1:
            right *= len(left)
        differences = [a - b for a, b in zip(left, right, strict=True)]
        for difference in differences:
            self._check_units(difference, ast.unparse(node))
        flipped = [difference * Fraction(-1) for difference in differences]
        kind = type(node.ops[0])
        if kind in (ast.Gt, ast.GtE):
            return [Inequality(d, kind is ast.Gt) for d in differences]
        if kind in (ast.Lt, ast.LtE):
            return [Inequality(d, kind is ast.Lt) for d in flipped]
        if kind is ast.Eq:
            return [Inequality(d, False) for d in (*differences, *flipped)]
        raise ExpressionError(f"found {ast.unparse(node)!r}; expected one of > >= < <= ==")

    def _check_units(self, difference: WeightedTerms, text: str) -> None:
        """Percentages are compared with percentages, points with points, and a number has the unit of what it is
        compared with."""
        shares = {term.top or self._is_share(term.variable) for term in difference.weights}
        if len(shares) > 1:
            raise ExpressionError(f"found {text!r}; expected percentages on both sides, or points on both")
        if shares == {True} and 0 < abs(difference.constant) < 1:
            raise ExpressionError(
                f"found {text!r}; a share is a percentage from 0 to 100: expected 50 for half, not 0.5"
            )
        if len(difference.weights) == 1:
            ((term, weight),) = difference.weights.items()
            most = 100 if shares == {True} else self.codebook.variable(term.variable).total or 100
            if not 0 <= -difference.constant / weight <= most:
                raise ExpressionError(f"found {text!r}; expected a number from 0 to {most} beside {term.category}")

    def _is_share(self, variable: str) -> bool:
        return self.codebook.variable(variable).kind == "single_choice"

    def _linears(self, node: ast.expr) -> list[WeightedTerms]:
        """The value of an arithmetic expression; more than one where it is said ``by`` each group."""
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return [WeightedTerms({}, Fraction(str(node.value)))]
        if isinstance(node, ast.BinOp):
            return [self._arithmetic(node)]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            if name == "top":
                (variable, category), options = self._call(node)
                self._term(variable, category, None)
                return [
                    WeightedTerms({Term(variable, category, group, top=True): Fraction(1)})
                    for group in self._groups(options)
                ]
            if name in ("share", "mean"):
                (variable, category), options = self._call(node)
                if self._is_share(variable) != (name == "share"):
                    kind = "percentages: share()" if self._is_share(variable) else "means: mean()"
                    raise ExpressionError(f"found {ast.unparse(node)!r}; {variable} is printed in {kind}")
                return [self._term(variable, category, group) for group in self._groups(options)]
            if name == "dimension":
                (variable, dimension), _ = self._call(node, dimension=True)
                tied = [c for c in self._printed(variable) if self.codebook.dimension(variable, c) == dimension]
                total = WeightedTerms({})
                for category in tied:
                    total += self._term(variable, category, None)
                return [total]
        raise ExpressionError(f"found {ast.unparse(node)!r}; expected share(), mean(), top(), dimension(), or a number")

    def _arithmetic(self, node: ast.BinOp) -> WeightedTerms:
        left, right = self._linears(node.left), self._linears(node.right)
        if len(left) > 1 or len(right) > 1:
            raise ExpressionError(f"found {ast.unparse(node)!r}; 'by' cannot stand within a sum")
        if isinstance(node.op, ast.Add):
            return left[0] + right[0]
        if isinstance(node.op, ast.Sub):
            return left[0] - right[0]
        if isinstance(node.op, ast.Mult) and not left[0].weights:
            return right[0] * left[0].constant
        raise ExpressionError(f"found {ast.unparse(node)!r}; expected a sum, a difference or a number times a term")

    def _order(self, node: ast.Call) -> list[Inequality]:
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        signs = {"highest": 1, "lowest": -1, "lowest_group": -1, "highest_group": 1}
        if name not in signs:
            raise ExpressionError(f"found {name!r}; expected {', '.join(signs)}")
        (variable, category), options = self._call(node)
        pairs: list[tuple[WeightedTerms, WeightedTerms]] = []
        if name.endswith("_group"):
            if options.group is None:
                raise ExpressionError(f"{name}: found no group=; expected the group it is said of")
            asked = options.group[0]
            mine = self._term(variable, category, options.group)
            for other in self._printed(asked):
                if other != options.group[1]:
                    pairs.append((mine, self._term(variable, category, (asked, other))))
        else:
            others = [c for c in self._printed(variable) if c != category]
            if options.without is not None:
                others = [c for c in others if c != options.without[1]]
            for group in self._groups(options):
                mine = self._term(variable, category, group)
                pairs += [(mine, self._term(variable, other, group)) for other in others]
        return [Inequality((mine - other) * Fraction(signs[name]), False) for mine, other in pairs]

    def _call(self, node: ast.Call, *, dimension: bool = False) -> tuple[Reference, _Options]:
        if len(node.args) != 1:
            raise ExpressionError(f"found {ast.unparse(node)!r}; expected one variable.category in it")
        options = _Options()
        for keyword in node.keywords:
            if keyword.arg == "group":
                options = replace(options, group=self._reference(keyword.value))
            elif keyword.arg == "without":
                options = replace(options, without=self._reference(keyword.value))
            elif keyword.arg == "by" and isinstance(keyword.value, ast.Name):
                self._printed(keyword.value.id)
                options = replace(options, by=keyword.value.id)
            else:
                raise ExpressionError(f"found {keyword.arg}=; expected group=, by= or without=")
        return self._reference(node.args[0], dimension=dimension), options

    def _reference(self, node: ast.expr, *, dimension: bool = False) -> Reference:
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            raise ExpressionError(f"found {ast.unparse(node)!r}; expected variable.category")
        variable, category = node.value.id, node.attr
        known = self.codebook.names("dimension") if dimension else self.codebook.names(variable)
        if category not in known:
            raise ExpressionError(f"found {variable}.{category}; {variable} has {', '.join(known)}")
        return variable, category

    def _printed(self, variable: str) -> tuple[str, ...]:
        if variable not in self.printed:
            raise ExpressionError(f"found {variable!r}; figures are printed on {', '.join(self.printed)}")
        return self.printed[variable]

    def _groups(self, options: _Options) -> list[Reference | None]:
        if options.by is None:
            return [options.group]
        return [(options.by, category) for category in self._printed(options.by)]

    def _term(self, variable: str, category: str, group: Reference | None) -> WeightedTerms:
        return WeightedTerms({Term(variable, category, group): Fraction(1)})


def parse(text: str, codebook: Codebook, printed: Mapping[str, tuple[str, ...]]) -> Condition:
    """Read an expression.

    Parameters
    ----------
    text
        The expression, in the language of this module.
    codebook
        The variables and categories it may name.
    printed
        For each variable on which figures are printed, its printed categories.

    Raises
    ------
    ExpressionError
        The text is not an expression of this language, or names what does not exist.
    """
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        raise ExpressionError(f"found {text!r}; expected an expression ({error.msg})") from None
    try:
        return _Reader(codebook, printed).condition(tree.body)
    except KeyError as error:
        raise ExpressionError(str(error.args[0])) from None


Evaluate = Callable[[Term], Fraction]
"""Gives the value of a term."""


def true(comparison: Inequality, value: Evaluate) -> bool:
    """Whether a comparison is true when `value` gives each term's value."""
    left = comparison.left.constant
    for term, weight in comparison.left.weights.items():
        left += weight * value(term)
    return left > 0 or (left == 0 and not comparison.strict)


def holds(condition: Condition, value: Evaluate) -> bool:
    """Whether enough of the comparisons are true when `value` gives each term's value."""
    found = sum(true(comparison, value) for comparison in condition.comparisons)
    return found >= condition.needed(len(condition.comparisons))
