"""The ids that a letter gives, by the kind of place: what asks the filling for them.

Each takes the filling and what the id stood for in the template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from letterapp.word.filling import Filling
from letterapp.word.slots import Where
from letterapp.word.xml import escaped_attribute


def _drawing_id(filling: Filling, _key: str) -> str:
    return str(filling.drawing_id())


def _bookmark_name(filling: Filling, key: str) -> str:
    return escaped_attribute(filling.bookmark_name(key))


def _shape_id(filling: Filling, key: str) -> str:
    return escaped_attribute(filling.begin_shape(key))


def _shape(filling: Filling, key: str) -> str:
    return escaped_attribute(filling.shape(key))


def _restart(filling: Filling, key: str) -> str:
    filling.restart(key)
    return ""


GIVEN: Mapping[Where, Callable[[Filling, str], str]] = {
    Where.DRAWING_ID: _drawing_id,
    Where.RANGE_ID: Filling.begin_range,
    Where.RANGE_END: Filling.end_range,
    Where.BOOKMARK_NAME: _bookmark_name,
    Where.SHAPE_ID: _shape_id,
    Where.SHAPE: _shape,
    Where.RESTART: _restart,
    Where.LIST_ID: Filling.list_id,
}
