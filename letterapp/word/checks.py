"""What Jinja says of tags, each as a problem with its own place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import Template, TemplateSyntaxError, nodes

from letterapp.problems import Place, Problem, error, near
from letterapp.word.environment import Piece, WordEnvironment
from letterapp.word.gathering import Gathered
from letterapp.word.pairing import Found, can_stand_alone, closing_of
from letterapp.word.tags import Kind
from letterapp.wording.compiling import TooDeep, uncompilable

_REST = {"elif": ("{% if 1 %}", "{% endif %}")}


def check_tags(environment: WordEnvironment, found: Sequence[Found]) -> list[Problem]:
    """What is wrong with each tag by itself: its syntax, a filter or test that is not there."""
    return [problem for one in found for problem in _check(environment, one)]


def compiled(
    environment: WordEnvironment,
    pieces: Sequence[Piece],
    gathered: Gathered,
    renamed: Mapping[str, str],
    filename: str,
) -> tuple[Template, frozenset[str]] | None:
    """All tags compiled together, and the names that they ask the data for.

    None, with all problems, where that cannot be.
    """
    codes = gathered.codes(renamed)
    try:
        tree = environment.tree(pieces, codes, filename)
        faults = list(_unknown(environment, tree, gathered.found))
        if not faults:
            template, names = environment.template(tree, codes, filename)
            # Filters that speak a language ask the letter for it.
            return template, names | {"letter"}
    except TemplateSyntaxError as fault:
        faults = check_tags(environment, gathered.found) or [_told(fault, gathered.found, filename)]
    except RecursionError as cause:
        fault_of_all = uncompilable(cause, 0, filename)
        faults = check_tags(environment, gathered.found)
        faults = faults or [_told(fault_of_all, gathered.found, filename)]
    gathered.problems += faults
    return None


def _check(environment: WordEnvironment, one: Found) -> Iterator[Problem]:
    """What is wrong with a tag that is compiled by itself."""
    tag = one.tag
    is_block = tag.kind is Kind.BLOCK
    if tag.kind is Kind.COMMENT or (is_block and not can_stand_alone(tag.name)):
        return
    before, after = _REST.get(tag.name, ("", ""))
    if closing := closing_of(tag):
        after = f"{{% {closing} %}}"
    source = f"{before}{{% {tag.source} %}}{after}" if is_block else f"{{{{ {tag.source} }}}}"
    try:
        unknown = list(_unknown(environment, environment.parse(source), [one] * 2))  # line 1
        if not unknown:
            environment.compile(source)
    except TemplateSyntaxError as fault:
        yield _invalid(one, fault)
    except RecursionError as fault:
        yield _invalid(one, uncompilable(fault, 1, None))
    else:
        yield from unknown


def _unknown(
    environment: WordEnvironment, tree: nodes.Template, found: Sequence[Found]
) -> Iterator[Problem]:
    """The filters and tests of a tree that are not there; its lines are those of the tags."""
    named: Iterator[nodes.Filter | nodes.Test] = tree.find_all((nodes.Filter, nodes.Test))
    for node in named:
        what, known = (
            ("filter", environment.filters)
            if isinstance(node, nodes.Filter)
            else ("test", environment.tests)
        )
        if node.name not in known:
            tag, where = found[node.lineno - 1].tag, found[node.lineno - 1].where
            message = f"“{tag.typed}”: there is no {what} “{node.name}”"
            yield error(message, near(node.name, known), where)


def _told(fault: TemplateSyntaxError, found: Sequence[Found], filename: str) -> Problem:
    """What only all tags together tell, at its tag, if it can be told which that is."""
    if fault.lineno:
        return _invalid(found[fault.lineno - 1], fault)
    where = Place(found[0].where.file, None, filename)
    return error(f"its tags cannot be read: {fault.message}", _hint(fault), where)


def _invalid(one: Found, fault: TemplateSyntaxError) -> Problem:
    message = f"“{one.tag.typed}” is not valid: {fault.message or ''}"
    return error(message, _hint(fault), one.where)


def _hint(fault: TemplateSyntaxError) -> str:
    if isinstance(fault, TooDeep):
        return fault.hint
    return "Look at its spelling, its quotes and its brackets."
