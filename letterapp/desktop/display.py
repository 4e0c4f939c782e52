"""Whether a window can open here, told before Qt is loaded: Qt itself aborts without a display.

Imports nothing of Qt. Only X and Wayland can be missing; other systems always have a display.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_INSTEAD = "use the command line instead: letterapp write --help"
_NEED_DISPLAY = {"xcb", "wayland", "wayland-egl"}
"""Qt's platforms that abort without a display; the others need none."""


def display_problem() -> str | None:
    """One line that says why no window can open and what to do; None where one can."""
    if sys.platform.startswith(("win", "cygwin", "darwin")):
        return None
    platforms = os.environ.get("QT_QPA_PLATFORM") or "xcb;wayland"
    if not {name.partition(":")[0] for name in platforms.split(";")} <= _NEED_DISPLAY:
        return None
    x, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if not x and not wayland:
        return f"No display is available; {_INSTEAD}"
    if (wayland and _wayland_answers(wayland)) or (x and _x_answers()):
        return None
    return f"The display “{wayland or x}” does not answer; {_INSTEAD}"


def _x_answers() -> bool:
    """Whether the X server of $DISPLAY lets us in, asked as Qt asks it (xcb_connect(3))."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # it has another name here; Qt will know
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_error = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_error


def _wayland_answers(name: str) -> bool:
    """Whether somebody listens on the socket of $WAYLAND_DISPLAY (wl_display_connect(3))."""
    import socket

    address = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(address))
        except OSError:
            return False
    return True
