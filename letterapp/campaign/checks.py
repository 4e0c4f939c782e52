"""What values the tables of `model` may have: raw TOML values -> tables, by Pydantic.

For each kind of table a model of Pydantic's is made of the same fields when the first is read,
with the checks below behind the names of the annotations. Whoever is only given tables needs
neither it nor Pydantic.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from letterapp.campaign import model
from letterapp.campaign.table import Table
from letterapp.campaign.texts import ANY_LANGUAGE, DEFAULT_ROLE

T = TypeVar("T", bound=Table)


def checked(kind: type[T], raw: object) -> T:
    """A table of raw values; raises ValidationError with all that is wrong with them."""
    return _table(kind, _checker(kind.__name__).model_validate(raw))


class _Checker(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


@cache
def _checker(name: str) -> type[_Checker]:
    """What checks tables of the kind of that name."""
    kind: type[Table] = getattr(model, name)
    types = get_type_hints(kind, localns=_Names(), include_extras=True)
    fields: dict[str, Any] = {key: (types[key], getattr(kind, key, ...)) for key in kind.fields}
    made: type[_Checker] = create_model(name, __base__=_Checker, **fields)
    return made


def _table(kind: type[T], values: _Checker) -> T:
    return kind.of(values.__dict__, values.model_extra)


def _as_table(kind: type[Table]) -> Any:
    """The type of a field that holds a table."""

    def table(values: Any) -> Any:
        return _table(kind, values) if isinstance(values, _Checker) else values

    return Annotated[_checker(kind.__name__), AfterValidator(table)]


def _no_number(value: Any) -> Any:
    if isinstance(value, int | float):  # Pydantic would count the seconds since 1970
        raise PydanticCustomError("date_type", "a number is no date")
    return value


def _with_name_forms(forms: Mapping[str, str]) -> Mapping[str, str]:
    missing = [form for form in ("short", "formal", "in_text") if form not in forms]
    if missing:
        raise ValueError(f"the name lacks {', '.join(missing)}")
    return forms


def _keyed_by_language(value: Any) -> Any:
    return value if isinstance(value, Mapping) else {ANY_LANGUAGE: value}


def _keyed_by_role(value: Any) -> Any:
    return {
        language: texts if isinstance(texts, Mapping) else {DEFAULT_ROLE: texts}
        for language, texts in _keyed_by_language(value).items()
    }


_CHECKED: Mapping[str, Any] = {
    "Day": Annotated[datetime.date, BeforeValidator(_no_number)],
    "NonEmpty": Annotated[str, Field(min_length=1)],
    "Id": Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")],
    "Name": Annotated[Mapping[str, str], AfterValidator(_with_name_forms)],
    "Texts": Annotated[Mapping[str, str], BeforeValidator(_keyed_by_language)],
    "RoleTexts": Annotated[Mapping[str, Mapping[str, str]], BeforeValidator(_keyed_by_role)],
}
"""The names of annotations in `model` that say more than their types."""


class _Names(dict[str, Any]):
    """What names mean in annotations: with checks, and tables as what checks them."""

    def __missing__(self, name: str) -> Any:
        if name in _CHECKED:
            return _CHECKED[name]
        found = vars(model).get(name)
        if found is None:
            raise KeyError(name)  # one of Python’s own
        is_table = isinstance(found, type) and issubclass(found, Table)
        return _as_table(found) if is_table else found
