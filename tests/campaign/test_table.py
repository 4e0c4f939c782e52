"""Tables are frozen records, which need nothing of what checks them."""

import pickle
import subprocess
import sys

import pytest

from letterapp.campaign.checks import checked
from letterapp.campaign.model import Case, Demand, Signer

ANNE = Signer(name="Anne", title="Chair")


def test_fields_without_a_value_have_their_default() -> None:
    assert Signer(name="Anne").title is None
    assert Signer.fields == ("name", "title")


@pytest.mark.parametrize(("values", "fault"), [({}, "lacks name"), ({"name": "", "x": 1}, "no x")])
def test_a_table_has_its_fields_and_no_others(values: dict[str, object], fault: str) -> None:
    with pytest.raises(TypeError, match=fault):
        Signer(**values)  # type: ignore[arg-type]


def test_nothing_in_a_table_can_be_set_or_removed() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        ANNE.name = "Berta"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del ANNE.name


def test_tables_compare_by_value_and_kind() -> None:
    assert Signer(name="Anne", title="Chair") == ANNE
    assert hash(Signer(name="Anne", title="Chair")) == hash(ANNE)
    assert ANNE.model_copy(update={"title": None}) == Signer(name="Anne") != ANNE
    assert Case(id="a", title={}, text={}) != ANNE


def test_checked_values_travel_as_tables_in_tables_with_what_is_unknown() -> None:
    raw = {"id": "a", "kind": "demand", "title": "A", "asked_of": {}, "text": "B", "odd": 1}
    demand = checked(Demand, {**raw, "cases": [{"id": "c", "title": "C", "text": "D"}]})
    assert demand.cases == (Case(id="c", title={"": "C"}, text={"": {"default": "D"}}),)
    assert demand.extra == {"odd": 1}
    travelled = pickle.loads(pickle.dumps(demand))
    assert (travelled, travelled.extra) == (demand, demand.extra)


def test_tables_are_loaded_without_what_checks_them() -> None:
    code = "import sys, letterapp.campaign.campaign; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert done.stdout.decode().strip() == "False"
