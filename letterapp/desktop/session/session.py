"""What one window works on: a campaign with all changes made to it, and the letter in hand.

The only thing in the window that changes: panels show it, and set it. Every change is a command
that can be undone; saving and watching the folder is for `saving`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from letterapp.campaign import changes
from letterapp.campaign.asking import changes_of
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.documents import Document
from letterapp.campaign.files import Files
from letterapp.campaign.letters import selected_targets
from letterapp.campaign.texts import shown_in
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.session.command import ChangeCommand
from letterapp.desktop.session.ticks import Ticks, has_own_demands, selected

if TYPE_CHECKING:
    from letterapp.campaign.load import CampaignReader

Edit = Callable[[Files], Files]


class Session(QObject):
    """A campaign folder in a window.

    `changed` comes after any change to the campaign, `in_hand_changed` after another letter is
    taken in hand; `moved` when a shipped campaign has become the person's own, in a new folder.
    `settling` comes before what is typed and waits might lose its place: who holds it puts it in.
    """

    changed = Signal()
    in_hand_changed = Signal()
    moved = Signal(Path)
    settling = Signal()

    def __init__(
        self,
        files: Files,
        home: Path,
        campaign: Campaign | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader_made: CampaignReader | None = None
        self._making = Lock()
        self._home = home
        self._files = files
        self._campaign = campaign or self._reader.read(files)
        self._stack = QUndoStack(self)
        self._all_targets: tuple[str, ...] = ()
        self._targets: tuple[str, ...] = ()
        self._ticks: Ticks | None = None
        self._work_out()
        self._in_hand = next(iter(self.targets or self.all_targets), None)

    @property
    def files(self) -> Files:
        """The campaign's files as they are now, saved or not."""
        return self._files

    @property
    def campaign(self) -> Campaign:
        """What the files make."""
        return self._campaign

    @property
    def stack(self) -> QUndoStack:
        """The changes that can be undone and redone."""
        return self._stack

    @property
    def all_targets(self) -> tuple[str, ...]:
        """The ids of all targets, with errors or without, as letters are written in order."""
        return self._all_targets

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the targets that are ticked, in order."""
        return self._targets

    @property
    def in_hand(self) -> str | None:
        """The id of the target whose letter is shown; None where there are no targets."""
        return self._in_hand

    @property
    def ticks(self) -> Ticks:
        """The demands and cases that are ticked for the letter in hand, in the letters' order."""
        if self._ticks is None:
            own = changes_of(self._campaign, self._in_hand or "")
            self._ticks = selected(self._campaign, own)
        return self._ticks

    @property
    def has_own_ticks(self) -> bool:
        """Whether the letter in hand has ticks of its own."""
        return has_own_demands(self._campaign, self._in_hand or "")

    def prepare(self) -> None:
        """Loads what changes need, in the background, so that the first takes no longer."""
        if self._reader_made is None:
            Thread(target=self._warm_up, args=(self._files,), name="reader", daemon=True).start()

    def value(self, file: str, path: KeyPath) -> Any:
        """A value as a file has it, sound or not; None where there is none."""
        return changes.value_in(self._files, file, path)

    def change(self, name: str, edit: Edit, *, kind: str = "") -> None:
        """Makes a change; `name` says it as the menu does after “Undo”: “tick France”.

        Changes of one kind in a row, such as letters typed into one field, are undone together.
        A change that changes nothing is none, and one that makes a missing file cannot be undone.
        A shipped campaign is copied to the person's documents first; raises NewCampaignError where
        that cannot be done.
        """
        after = edit(self._files)
        if not any(after.changed_since(self._files)):
            return
        if self._campaign.is_shipped:
            self._make_own()
            after = after.moved_to(self._files.folder)
        self._go_to(name, after, kind)

    def set_value(self, name: str, file: str, path: KeyPath, value: Any, *, kind: str = "") -> None:
        """Sets one value, or removes it where it is None; as `change`."""
        self.change(name, lambda files: changes.with_key(files, file, path, value), kind=kind)

    def take_back(self, kind: str, is_as_before: Callable[[Files], bool]) -> bool:
        """Takes the last change for none, if it is of a kind and leads back to where it began.

        Which it does is asked of the files before it. So what was typed and taken back leaves no
        trace in the file, not even in its looks. Gives whether there was such a change.
        """
        last = self._stack.command(self._stack.index() - 1) if self._stack.canUndo() else None
        if not isinstance(last, ChangeCommand) or last.kind != kind:
            return False
        if is_back := is_as_before(last.before):
            last.make_void()
            self._stack.undo()
        return is_back

    def settle(self) -> None:
        """Has what is typed and waits for something put into the campaign now."""
        self.settling.emit()

    def undo(self) -> None:
        """Takes the last change back: what was just typed, where that waits."""
        self.settle()
        self._stack.undo()

    def redo(self) -> None:
        """Makes the change anew that was taken back last, unless something else was typed since."""
        self.settle()
        self._stack.redo()

    def make_own(self) -> None:
        """Copies a shipped campaign to the person's documents, before any change.

        What is on the disk, such as its templates, can then be changed there. Does nothing for a
        campaign of her own; raises NewCampaignError where it cannot be copied.
        """
        if self._campaign.is_shipped:
            self._make_own()
            self._show(self._files)

    def replace(self, name: str, documents: Mapping[str, Document]) -> None:
        """Takes files as another program has left them, as a change that can be undone.

        Where one was missing or could not be read, nothing before can be gone back to.
        """
        known = self._files.documents
        if any(document != known[name] for name, document in documents.items()):
            self._go_to(name, replace(self._files, documents={**known, **documents}))

    def set_in_hand(self, target: str) -> None:
        """Takes the letter to another target in hand."""
        if target != self._in_hand:
            self._in_hand = target
            self._ticks = None
            self.in_hand_changed.emit()

    def step(self, count: int) -> None:
        """Goes on by so many letters of the ticked ones, round and round."""
        ticked = set(self.targets)
        stops = [t for t in self.all_targets if t in ticked or t == self._in_hand]
        if self._in_hand in stops:
            self.set_in_hand(stops[(stops.index(self._in_hand) + count) % len(stops)])

    @property
    def _reader(self) -> CampaignReader:
        """What reads the campaign after changes; one that is only looked at needs none."""
        with self._making:
            if self._reader_made is None:
                from letterapp.campaign.load import CampaignReader

                self._reader_made = CampaignReader()
            return self._reader_made

    def _warm_up(self, files: Files) -> None:
        """Has the reader read what is there, in a thread; a change that comes meanwhile waits."""
        from letterapp.campaign.load import CampaignReader

        with self._making:
            if self._reader_made is None:
                reader = CampaignReader()
                reader.read(files)
                self._reader_made = reader

    def _go_to(self, name: str, after: Files, kind: str = "") -> None:
        """Goes on to other files; never back to one of which nothing is known."""
        before = self._files.documents
        if any(one.is_known and not before[file].is_known for file, one in after.documents.items()):
            self._show(after)
            self._stack.clear()
        else:
            self._stack.push(ChangeCommand(name, self._files, after, self._show, kind))

    def _show(self, files: Files) -> None:
        """Takes other files for the campaign; whatever was worked out of the old ones is gone."""
        self._files = files
        self._campaign = self._reader.read(self._files)
        self._work_out()
        if self._in_hand not in self.all_targets:
            self._in_hand = next(iter(self.targets or self.all_targets), None)
            self.in_hand_changed.emit()
        self.changed.emit()

    def _make_own(self) -> None:
        """Copies a shipped campaign; what is undone afterwards is undone in the copy."""
        from letterapp.batch.names import safe_name
        from letterapp.campaign.folders import own_copy

        name = safe_name(shown_in(self._campaign.settings.title)) or self._files.folder.name
        folder = own_copy(self._files.folder, self._home, name)
        self._files = self._files.moved_to(folder)
        self.moved.emit(folder)

    def _work_out(self) -> None:
        """What is asked for often, once a change."""
        unsound = (target.id for target in self._campaign.unsound_targets)
        self._all_targets = (*(target.id for target in self._campaign.targets), *unsound)
        self._targets = selected_targets(self._campaign)
        self._ticks = None
