"""What is told of a bug: the details, which hold no letter text, and what the error itself said."""

from __future__ import annotations

from msgspec import Struct, field

from letterapp.desktop.versions import versions
from letterapp.traces import messages, trace


class BugReport(Struct, frozen=True):
    """A bug in words; plain text, so that it can go from thread to thread.

    `trace` holds nothing of a letter (see `letterapp.traces`); `messages` may.
    """

    trace: str
    messages: str = ""
    versions: str = field(default_factory=versions)

    @property
    def details(self) -> str:
        """The versions and the trace: what can be sent to anybody."""
        return f"{self.versions}\n\n{self.trace}"

    def text(self, *, with_messages: bool) -> str:
        """The details, and only where the person wants it what the error said."""
        return f"{self.details}\n\n{self.messages}" if with_messages else self.details


def report_of(bug: BaseException) -> BugReport:
    """The report of an exception."""
    return BugReport(trace(bug), messages(bug))
