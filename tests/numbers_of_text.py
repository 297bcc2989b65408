"""What mypy also refuses in the sandbox: int() and float() of a text.

Python reads digits of every script there, ``1_000`` and ``nan``, and raises an error for the rest; the platform is
written in PHP. kaltura_sandbox/php_text.py reads numbers as PHP does. What mypy can't tell (``Any``) counts as text,
but for attributes: the schema says what they are, and tests/test_texts.py asks it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mypy.nodes import ConditionalExpr, Expression, MemberExpr, OpExpr
from mypy.plugin import FunctionContext, Plugin
from mypy.types import AnyType, Instance, Type, UnionType, get_proper_type

TEXTS = {"builtins.str", "builtins.bytes"}
ADVICE = (
    "Numbers of texts are read by php_text.whole or php_text.real; mypy doesn't know that this is no text"
)
ARITHMETIC = {"-", "*", "/", "//", "**"}  # these yield numbers, or an error


class NumbersOfText(Plugin):
    """Looks at the argument of int() and float()."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Called by mypy for each function that is called."""
        return _judged if fullname in ("builtins.int", "builtins.float") else None


def _judged(call: FunctionContext) -> Type:
    given = call.args[0][0] if call.args and call.args[0] else None
    if given is not None and _is_ours(call.api.path) and _may_be_text(call.arg_types[0][0], given):
        call.api.fail(ADVICE, call.context)
    return call.default_return_type


def _is_ours(path: str) -> bool:
    parts = Path(path).parts
    return "kaltura_sandbox" in parts and parts[-1] != "php_text.py"


def _may_be_text(given: Type, written: Expression) -> bool:
    plain = get_proper_type(given)
    if isinstance(plain, UnionType):
        return any(_may_be_text(item, written) for item in plain.items)
    if isinstance(plain, AnyType):
        return not _is_attribute(written)
    return isinstance(plain, Instance) and plain.type.fullname in TEXTS


def _is_attribute(written: Expression) -> bool:
    """``one.width``, also in ``one.width or 0``, ``one.width if one else 0``, and in a sum."""
    if isinstance(written, ConditionalExpr):
        return _is_attribute(written.if_expr)
    if isinstance(written, OpExpr):
        return written.op in ARITHMETIC or _is_attribute(written.left)
    return isinstance(written, MemberExpr)


def plugin(version: str) -> type[Plugin]:
    """How mypy asks for it."""
    return NumbersOfText
