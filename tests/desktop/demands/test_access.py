"""The column of demands for screen readers and keyboards."""

from __future__ import annotations

from PySide6.QtCore import Qt

from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.demands.form_dialog import FormDialog
from tests.desktop.accessibility import faults
from tests.desktop.demands import lists


def test_the_list_has_no_faults(panel: DemandsPanel) -> None:
    found = faults(panel)
    assert not found, found


def test_the_page_of_a_demand_has_no_faults(panel: DemandsPanel) -> None:
    lists.press(panel, "drop-charges", Qt.Key.Key_Return)
    found = faults(panel)
    assert not found, found


def test_the_empty_list_has_no_faults(panel: DemandsPanel) -> None:
    for demand in lists.order(panel):
        lists.press(panel, demand, Qt.Key.Key_Delete)
    found = faults(panel)
    assert not found, found


def test_the_forms_have_no_faults(panel: DemandsPanel) -> None:
    lists.press(panel, "drop-charges", Qt.Key.Key_F2)
    dialog = panel.findChild(FormDialog)
    assert dialog
    found = faults(dialog)
    assert not found, found
    dialog.reject()


def test_a_row_is_said_with_all_that_is_to_be_known(panel: DemandsPanel) -> None:
    index = lists.index_of(panel, "status-question")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "What is the status of implementation?. Question. "
        "Not for this letter: The question is put to the Special Rapporteur."
    )
