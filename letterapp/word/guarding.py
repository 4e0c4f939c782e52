"""Python code for Jinja's tree in which a fault ends its own tag only, not the part.

Each value that a tag asks for is worked out in a `try` of its own, before it is printed, tested or
repeated. A `try` costs nothing where nothing is raised. What is raised is reported by the `Guard`
that a filling brings along (see `faults`), and stands for an empty value then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from jinja2 import nodes
from jinja2.compiler import Frame
from typing_extensions import override

from letterapp.wording.generating import Generator, called, worked_out

PUT, GUARD = "\0put", "\0guard"
"""Where a filling's `put` and guard stand in the context; no template can write these names."""
OWN = "\0"
"""How the names of our own filters begin, whose blocks print what is XML already."""
CAPTURED = f"{OWN}captured"
_NOTHING = "guard.nothing"


class GuardedGenerator(Generator):
    """Jinja's compiler, with `put(value, number)` around what is printed, and guards."""

    @override
    def write_commons(self) -> None:
        super().write_commons()
        self.writeline(f"put = context.parent[{PUT!r}]")
        self.writeline(f"guard = context.parent[{GUARD!r}]")

    # Statements that print

    @override
    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.buffer is None:
            for child in node.nodes:
                self.simple_write(self._printed(child, frame), frame)
            return
        printed = [self._printed(child, frame) for child in node.nodes]
        self.writeline(f"{frame.buffer}.extend(({', '.join(printed)},))")

    def _printed(self, node: nodes.Expr, frame: Frame) -> str:
        if isinstance(node, nodes.TemplateData):
            return repr(node.data)
        return self._put(node, frame)

    @override
    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        inner, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, inner)
        made = self.temporary_identifier()
        with self._guarded(node, made, "''"):
            self.writeline(f"{made} = put(")
            self.visit_Call(node.call, frame, forward_caller=True)
            self.write(f", {node.lineno - 1})")
        self.simple_write(made, frame)

    @override
    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        if node.filter.name.startswith(OWN):
            made = self._value(node.filter, inner, "''")
        else:
            made = self._put(node.filter, inner)
        self.simple_write(made, frame)
        self.leave_frame(inner)

    # Statements that choose and repeat

    @override
    def visit_If(self, node: nodes.If, frame: Frame) -> None:
        soft = frame.soft()
        branches = (node, *node.elif_)
        chosen = self._chosen([(branch, branch.test) for branch in branches], soft)
        for number, branch in enumerate(branches, 1):
            self.writeline(f"{'if' if number == 1 else 'elif'} {chosen} == {number}:")
            self._block(branch.body, soft)
        if node.else_:
            self.writeline("else:")
            self._block(node.else_, soft)

    def _chosen(self, tests: Sequence[tuple[nodes.Node, nodes.Node]], frame: Frame) -> str:
        """The number of the first test that holds, from 1; 0 where none does."""
        chosen = self.temporary_identifier()
        self.writeline(f"{chosen} = 0", tests[0][0])
        for number, (node, test) in enumerate(tests, 1):
            if number > 1:
                self.writeline(f"if not {chosen}:", node)
                self.indent()
            with self._guarded(node):
                self.writeline("if ")
                self.visit(test, frame)
                self.write(f": {chosen} = {number}")
            if number > 1:
                self.outdent()
        return chosen

    def _block(self, body: Sequence[nodes.Node], frame: Frame) -> None:
        self.indent()
        self.blockvisit(body, frame)
        self.outdent()

    @override
    def write_repeated(self, node: nodes.For, frame: Frame) -> str:
        """What a loop repeats, without what its condition leaves out."""
        names = _names_in(node.target)
        after = f", {node.lineno - 1}, {called(node.iter)!r}, {names})"
        made = self._value(node.iter, frame, "()", "guard.items(", after)
        if node.test is None:
            return made
        function = self._filtering(node, node.test, frame)
        node.test = None
        return f"{function}({made})"

    def _filtering(self, node: nodes.For, test: nodes.Node, frame: Frame) -> str:
        """Writes a function that gives those of a loop's items that its condition holds for."""
        function = self.temporary_identifier()
        inner = frame.inner()
        inner.symbols.analyze_node(node, for_branch="test")
        self.writeline(f"{self.func(function)}(items):", test)
        self.indent()
        self.enter_frame(inner)
        self.writeline("for ")
        self.visit(node.target, inner)
        self.write(" in items:")
        self.indent()
        self.writeline(f"if {self._chosen([(test, test)], inner)}: yield ")
        self.visit(node.target, inner)
        self.outdent(2)
        self.leave_frame(inner, with_python_scope=True)
        return function

    # Statements that keep values

    @override
    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        names = _names_in(node.target)
        if names > 1:
            nothing = f"({_NOTHING},) * {names}"
            made = self._value(node.node, frame, nothing, "guard.parted(", f", {names})")
        else:
            made = self._value(node.node, frame, _NOTHING)
        node.node = worked_out(made, node.lineno)
        super().visit_Assign(node, frame)

    @override
    def visit_With(self, node: nodes.With, frame: Frame) -> None:
        made = [self._value(value, frame, _NOTHING) for value in node.values]
        node.values = [worked_out(name, node.lineno) for name in made]
        super().visit_With(node, frame)

    @override
    def visit_ExprStmt(self, node: nodes.ExprStmt, frame: Frame) -> None:
        with self._guarded(node):
            super().visit_ExprStmt(node, frame)

    # Guards

    def _put(self, node: nodes.Node, frame: Frame) -> str:
        return self._value(node, frame, "''", "put(", f", {node.lineno - 1})")

    def _value(
        self, node: nodes.Node, frame: Frame, otherwise: str, before: str = "", after: str = ""
    ) -> str:
        """Works a value out; gives the name that it has in the code then."""
        made = self.temporary_identifier()
        with self._guarded(node, made, otherwise):
            self.writeline(f"{made} = {before}")
            self.visit(node, frame)
            self.write(after)
        return made

    @contextmanager
    def _guarded(self, node: nodes.Node, made: str = "", otherwise: str = "") -> Iterator[None]:
        """Guards the statements that are written inside the `with`."""
        self.writeline("try:", node)
        self.indent()
        yield
        self.outdent()
        self.writeline("except environment.faults as fault:")
        self.indent()
        self.writeline("guard.failed(fault)")
        if made:
            self.writeline(f"{made} = {otherwise}")
        self.outdent()


def _names_in(target: nodes.Node) -> int:
    """To how many names a statement gives values."""
    return len(target.items) if isinstance(target, nodes.Tuple) else 1
