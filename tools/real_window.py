"""Runs a command with a real window system that shows its windows nowhere: Xvfb and a manager.

`make test` runs the tests marked `real_window` so once more, because Qt's offscreen platform has
no focus of other programs, no frames and no keyboard of a system. Both are started on a free
display and ended again, whatever happens. Where one is not installed it says so, and that fails
only with LETTERAPP_REQUIRE_TOOLS. The exit status is the command's.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence

MANAGERS = ("openbox", "xfwm4", "metacity", "matchbox-window-manager")
_SCREEN = "1600x1000x24"
_START_SECONDS = 30
_END_SECONDS = 5


def main(command: Sequence[str]) -> int:
    """Runs the command where both programs are there."""
    server = shutil.which("Xvfb")
    manager = next(filter(None, map(shutil.which, MANAGERS)), None)
    if server is None or manager is None:
        lacking = "Xvfb" if server is None else f"a window manager ({', '.join(MANAGERS)})"
        print(f"No run in a real window: {lacking} is not installed.", file=sys.stderr)
        return 1 if os.environ.get("LETTERAPP_REQUIRE_TOOLS") else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with _display(server) as name:
        environ = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        environ.pop("WAYLAND_DISPLAY", None)
        with _running([manager], environ):
            return subprocess.run(command, env=environ, check=False).returncode


@contextlib.contextmanager
def _display(server: str) -> Iterator[str]:
    """A server on a display that it finds free; gives its name."""
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", _SCREEN, "-nolisten", "tcp"]
    try:
        with _running(command, os.environ, keep=writing):
            os.close(writing)
            writing = -1
            yield f":{_number(reading)}"
    finally:
        os.close(reading)
        if writing >= 0:
            os.close(writing)


def _number(reading: int) -> int:
    """The number that the server writes when it is ready; exits where it does not come."""
    said = b""
    while not said.endswith(b"\n"):
        is_there, _, _ = select.select([reading], [], [], _START_SECONDS)
        part = os.read(reading, 64) if is_there else b""
        if not part:
            sys.exit("Xvfb does not start.")
        said += part
    return int(said)


@contextlib.contextmanager
def _running(
    command: Sequence[str], environ: os._Environ[str] | dict[str, str], keep: int | None = None
) -> Iterator[None]:
    """A program beside ours, ended at the end; its words are for nobody."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command,
        env=environ,
        stdin=silent,
        stdout=silent,
        stderr=silent,
        pass_fds=() if keep is None else (keep,),
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
