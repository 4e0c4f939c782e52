"""The window with a campaign: as it is at first, and in each state that a day brings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from letterapp.campaign.files import SETTINGS, TARGETS
from letterapp.campaign.folders import own_copy
from letterapp.campaign.model import Edit
from letterapp.desktop.campaign.passing_notice import PassingNotice
from letterapp.desktop.letter.find_bar import FindBar
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.own_words import commands
from letterapp.desktop.settings import Settings
from letterapp.paths import shipped_campaigns
from tools.pictures.campaigns import make_empty, make_many_tongues
from tools.pictures.grabbing import still
from tools.pictures.scene import BOTH, Look, Scene

_SMALL = (1024, 700)
_FRANCE = "FR"
_REPLY = "We would be grateful for a reply, and are at your disposal for any further information."
_OWN = (
    Edit(was="Dear Minister,", now="*Monsieur le Ministre,*"),
    Edit(
        was="We join the call for urgent action", now="We join, **urgently**, the call for action"
    ),
    Edit(was=_REPLY, now="Please *reply* before the session."),
)
_UNFIT = Edit(was=_REPLY.replace("would", "should").replace("further ", ""), now="Let us meet.")
_LIGHT = (Look.LIGHT,)


def settings_in(folder: Path) -> Settings:
    """Settings of nobody."""
    store = _store_in(folder)
    store.clear()  # Qt may still know what the scene before had in a file of this name
    return Settings(store)


def remember(folder: Path, *campaigns: Path) -> None:
    """Settings of a folder have these campaigns as the last that were opened."""
    settings = Settings(_store_in(folder))
    for campaign in campaigns:
        settings.add_recent(campaign)


def shipped_window(folder: Path) -> MainWindow:
    """The window at its first start, as soon as the shipped campaign is read."""
    return _opened(folder, shipped_campaigns() / "cambodia")


def own_window(folder: Path) -> MainWindow:
    """The window on a person's own campaign, with the letter to France in hand."""
    window = _opened(folder, own_copy(shipped_campaigns() / "cambodia", folder, "Our campaign"))
    window.session.set_in_hand(_FRANCE)
    return window


def has_letter(widget: QWidget) -> bool:
    """Whether the pages of the letter in hand, and the marks of all letters, are there."""
    window = _window(widget)
    shown = window.workspace.letter.shown
    is_shown = shown is not None and bool(shown.pages) and shown.is_whole
    return is_shown and window.workspace.preflight.is_current


def _store_in(folder: Path) -> QSettings:
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def _opened(folder: Path, campaign: Path) -> MainWindow:
    window = MainWindow(folder, settings_in(folder))
    window.open_folder(campaign)
    return window


def many_tongues(folder: Path) -> MainWindow:
    """The window on a campaign with names long and in many scripts."""
    return _opened(folder, make_many_tongues(folder))


def _empty(folder: Path) -> MainWindow:
    return _opened(folder, make_empty(folder))


def _window(widget: QWidget) -> MainWindow:
    assert isinstance(widget, MainWindow)
    return widget


def _is_current(widget: QWidget) -> bool:
    return _window(widget).workspace.preflight.is_current


def _doing(do: Callable[[MainWindow], None]) -> Callable[[QWidget], QWidget]:
    """Does it in the window, and pictures the window."""

    def act(widget: QWidget) -> QWidget:
        do(_window(widget))
        for field in widget.findChildren(QPlainTextEdit):
            field.setCursorWidth(0)  # it blinks
        return widget

    return act


def _check(window: MainWindow) -> None:
    session = window.session
    number = [one.id for one in session.campaign.targets].index("JP")
    session.set_value("Break it", TARGETS, ("targets", number, "office", "en"), 7)
    window.actions_.check.setChecked(True)


def _show_checks(window: MainWindow) -> None:
    window.actions_.check.setChecked(True)


def _cannot(window: MainWindow) -> None:
    _check(window)
    window.actions_.check.setChecked(False)
    window.session.set_in_hand("JP")


def _check_by_problem(window: MainWindow) -> None:
    _check(window)
    for tabs in window.workspace.checks.findChildren(QTabWidget):
        tabs.setCurrentIndex(1)


def _own_words(*edits: Edit) -> Callable[[MainWindow], None]:
    def do(window: MainWindow) -> None:
        commands.put(window.session, _FRANCE, edits)
        window.workspace.show_own_words()

    return do


def _has_passages(widget: QWidget) -> bool:
    return has_letter(widget) and bool(_window(widget).workspace.letter.passages)


def _has_notice(widget: QWidget) -> bool:
    return has_letter(widget) and any(one.text for one in widget.findChildren(PassingNotice))


def _conflict(window: MainWindow) -> None:
    _change(window)
    _change_elsewhere(window)


def _change_elsewhere(window: MainWindow) -> None:
    file = window.session.files.folder / SETTINGS
    file.write_text(file.read_text("utf-8").replace("Geneva", "Berne"), "utf-8")
    window.workspace.saving.look()


def _fold(window: MainWindow) -> None:
    for column in window.workspace.columns.all_columns[:2]:
        column.set_folded(is_folded=True)


def _change(window: MainWindow) -> None:
    window.session.set_value("Change the place", SETTINGS, ("letter", "place"), "Rome")


def _no_campaign(folder: Path) -> MainWindow:
    return MainWindow(folder, settings_in(folder))


def _search(window: MainWindow) -> None:
    window.workspace.targets.findChildren(QLineEdit)[0].setText("Zebra")


def _not_saved(widget: QWidget) -> QWidget:
    """The campaign's folder is gone, as with a drive that was taken out; it comes back."""
    window = _window(widget)
    folder = window.session.files.folder
    away = folder.rename(folder.with_name("Elsewhere"))
    _change(window)
    window.save()
    picture = still(window)
    away.rename(folder)
    return picture


def _break_elsewhere(window: MainWindow) -> None:
    """Another program leaves a file that cannot be read."""
    _change(window)
    (window.session.files.folder / SETTINGS).write_text('title = "Our campaign\n', "utf-8")
    window.workspace.saving.look()


def _drag(window: MainWindow) -> None:
    """A folder is dragged over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(window.session.files.folder))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    place, copy = window.rect().center(), Qt.DropAction.CopyAction
    QCoreApplication.sendEvent(window, QDragEnterEvent(place, copy, data, buttons, keys))


def _find(window: MainWindow) -> None:
    [bar] = window.findChildren(FindBar)
    bar.open()
    [field] = bar.findChildren(QLineEdit)
    field.setText("Peace Agreements")


def _campaign(window: MainWindow) -> None:
    window.workspace.show_settings()


def _demand(window: MainWindow) -> None:
    window.workspace.show_demand("drop-charges")


def _scene(
    name: str,
    do: Callable[[MainWindow], None],
    looks: tuple[Look, ...] = _LIGHT,
    settled: Callable[[QWidget], bool] = has_letter,
    make: Callable[[Path], MainWindow] = own_window,
    size: tuple[int, int] | None = None,
) -> Scene:
    """The window when something was done in it."""
    return Scene(name, make, size, looks, has_letter, _doing(do), settled)


SCENES = (
    Scene("window", own_window, looks=(*BOTH, Look.LARGE, Look.HUGE), is_ready=has_letter),
    Scene("window-first-start", shipped_window, looks=BOTH, is_ready=has_letter),
    Scene("window-no-campaign", _no_campaign, looks=BOTH),
    _scene("window-cannot", _cannot, BOTH, _is_current),
    Scene("window-small", own_window, _SMALL, (Look.LIGHT, Look.LARGE), has_letter),
    Scene("window-tongues", many_tongues, None, (*BOTH, Look.TWICE), has_letter),
    Scene("window-empty", _empty, looks=BOTH, is_ready=_is_current),
    _scene("window-nothing-found", _search, size=_SMALL),
    _scene("window-campaign", _campaign, BOTH),
    _scene("window-campaign-tongues", _campaign, make=many_tongues),
    _scene("window-demand", _demand, BOTH),
    _scene("window-checks", _check, (*BOTH, Look.LARGE, Look.HUGE)),
    _scene("window-checks-by-problem", _check_by_problem, BOTH),
    _scene("window-checks-tongues", _show_checks, make=many_tongues),
    _scene("window-own-words", _own_words(*_OWN), BOTH, _has_passages),
    _scene("window-own-words-misfit", _own_words(_UNFIT), _LIGHT, _has_passages),
    _scene("window-conflict", _conflict, BOTH, size=_SMALL),
    _scene("window-conflict-broken", _break_elsewhere, size=_SMALL),
    Scene("window-not-saved", own_window, _SMALL, BOTH, has_letter, _not_saved),
    _scene("window-taken-over", _change_elsewhere, settled=_has_notice, size=_SMALL),
    _scene("window-copied", _change, make=shipped_window, size=_SMALL),
    _scene("window-folded", _fold, size=_SMALL),
    _scene("window-find", _find, size=_SMALL),
    _scene("window-drag", _drag, BOTH, size=_SMALL),
)
