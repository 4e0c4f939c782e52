"""Qt’s own messages in the log: how bad, from which part of Qt, and no word of what they quote.

Qt’s warnings can quote data (a path, a link of a letter). The log gets the severity, the category
and the function of Qt that a message names at its start; the whole message goes to the standard
error, as without us.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from letterapp.bugs import BugLog

Handler = Callable[[QtMsgType, QMessageLogContext, str], None]

_FUNCTION = re.compile(r"Q[A-Z][A-Za-z]*(::~?[A-Za-z]+)?(?=\W|$)")
_LOGGED = {
    QtMsgType.QtWarningMsg: "a warning",
    QtMsgType.QtCriticalMsg: "an error",
    QtMsgType.QtFatalMsg: "a fatal error",
}


class QtMessages:
    """Listens to Qt’s messages from `install` to `uninstall`."""

    def __init__(self, log: BugLog) -> None:
        self._log = log
        self._previous: Handler | None = None

    def install(self) -> None:
        """Takes the place of the handler of before, which still gets every message."""
        self._previous = qInstallMessageHandler(self._on_message)

    def uninstall(self) -> None:
        """Puts the handler of before back."""
        qInstallMessageHandler(self._previous)

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in _LOGGED:
            said = told(kind, context.category or "", text)
            self._log.add_line(said, key=said)
        if self._previous is not None:
            self._previous(kind, context, text)
        elif sys.stderr is not None:
            sys.stderr.write(f"{text}\n")


def told(kind: QtMsgType, category: str, text: str) -> str:
    """A message without what it may quote."""
    function = _FUNCTION.match(text)
    where = f" in {function[0]}" if function else ""
    return f"{_LOGGED[kind]} of Qt ({category or 'default'}){where}"
