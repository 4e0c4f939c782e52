"""Python code for Jinja's trees, as wording and Word templates have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, operators
from typing_extensions import override

from letterapp.wording.unfit import COMPARING


class Generator(CodeGenerator):
    """Jinja's compiler, but prose and data are joined and printed instead of HTML.

    Slices are checked, and what is compared is `known`.
    """

    @override
    def _make_finalize(self) -> CodeGenerator._FinalizeInfo:
        return self._FinalizeInfo(None, None)

    @override
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.printed(")

    @override
    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    @override
    def macro_body(
        self, node: nodes.Macro | nodes.CallBlock, frame: Frame
    ) -> tuple[Frame, MacroRef]:
        self._refuse_twice([argument.name for argument in node.args], node)
        return super().macro_body(node, frame)

    @override
    def signature(
        self,
        node: nodes.Call | nodes.Filter | nodes.Test,
        frame: Frame,
        extra_kwargs: Mapping[str, Any] | None = None,
    ) -> None:
        self._refuse_twice([argument.key for argument in node.kwargs], node)
        super().signature(node, frame, extra_kwargs)

    def _refuse_twice(self, names: Sequence[object], node: nodes.Node) -> None:
        for name in names:
            if names.count(name) > 1:
                self.fail(f"the argument “{name}” is there twice", node.lineno)

    @override
    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        node.iter = worked_out(self.write_repeated(node, frame), node.lineno)
        super().visit_For(node, frame)

    def write_repeated(self, node: nodes.For, frame: Frame) -> str:
        """Works out what a loop repeats; gives the name that it has in the code then."""
        made = self.temporary_identifier()
        self.writeline(f"{made} = environment.repeated(", node)
        self.visit(node.iter, frame)
        self.write(f", {called(node.iter)!r})")
        return made

    @override
    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        only = node.ops[0] if len(node.ops) == 1 else None
        if only is not None and only.op in COMPARING:
            self.write(f"environment.compared({only.op!r}, ")
            self.visit(node.expr, frame)
            self.write(", ")
            self.visit(only.expr, frame)
            self.write(f", {(called(node.expr), called(only.expr))!r})")
            return
        self.write("(")
        self._visit_known(node.expr, frame)
        for operand in node.ops:
            self.visit(operand, frame)
        self.write(")")

    @override
    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:
        self.write(f" {operators[node.op]} ")
        self._visit_known(node.expr, frame)

    @override
    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        self.write("{")
        for pair in node.items:
            self._visit_known(pair.key, frame)
            self.write(": ")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write("}")

    def _visit_known(self, node: nodes.Expr, frame: Frame) -> None:
        self.write("environment.known(")
        self.visit(node, frame)
        self.write(")")

    @override
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concatenated((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    @override
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.getitem(")
        self.visit(node.node, frame)
        self.write(", slice(")
        for bound in (node.arg.start, node.arg.stop, node.arg.step):
            self.visit(bound or nodes.Const(None), frame)
            self.write(", ")
        self.write("))")


def worked_out(name: str, line: int) -> nodes.InternalName:
    """An expression that the code has worked out before, under a name of its own."""
    made: nodes.InternalName = object.__new__(nodes.InternalName)
    nodes.Node.__init__(made, name, lineno=line)
    return made


def called(node: nodes.Node) -> str:
    """What a person calls a value, such as “target.name”; nothing where it has no name."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr) and (before := called(node.node)):
        return f"{before}.{node.attr}"
    return ""
