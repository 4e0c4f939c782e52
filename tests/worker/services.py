"""What the tests let a worker process hold; importable there by name."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any, NoReturn

from letterapp.errors import CampaignError, LetterappError, UsageError
from letterapp.problems import Place, error

MIB = 2**20


class Moody(LetterappError):
    """A fault with a constructor of its own and something besides the words."""

    title = "A mood"

    def __init__(self, mood: str, *, depth: int) -> None:
        super().__init__(f"It is {mood}", "Wait")
        self.depth = depth


class Stubborn(Exception):
    """A bug that cannot be pickled."""

    def __reduce__(self) -> NoReturn:
        raise TypeError("stays here")


class Chores:
    """Useful and terrible things to ask for."""

    def __init__(self, name: str = "chores", ballast: int = 0) -> None:
        self._name = name
        self._ballast = bytearray(ballast)

    def name(self) -> str:
        return self._name

    def process(self) -> tuple[int, int]:
        return os.getpid(), os.getppid()

    def echo(self, value: Any) -> Any:
        sys.stdout.write("this goes nowhere near the answers\n")
        return value

    def count(self, end: int) -> Iterator[int]:
        yield from range(end)

    def blocks(self, number: int, size: int) -> Iterator[bytes]:
        yield from (bytes([at % 256]) * size for at in range(number))

    def loop(self) -> None:
        while True:
            pass

    def loop_after(self, items: int) -> Iterator[int]:
        yield from range(items)
        self.loop()

    def compute(self, seconds: float) -> None:
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass

    def compute_often(self, seconds: float, items: int) -> Iterator[int]:
        for item in range(items):
            self.compute(seconds)
            yield item

    def sleep(self) -> None:
        time.sleep(600)

    def power(self) -> int:
        return len(str(9**9**9))

    def repeat(self) -> int:
        return len("a" * 10**10)

    def pad(self) -> int:
        template = "%0999999999d"
        return len(template % 1)

    def hoard(self) -> None:
        kept: list[bytes] = []
        while True:
            kept.append(bytes(MIB))

    def take(self, size: int) -> int:
        return len(bytearray(size))

    def recurse(self) -> None:
        self.recurse()

    def overflow_stack(self) -> None:
        """Python's own check is off, so C's stack ends."""
        sys.setrecursionlimit(10**9)
        nested: list[Any] = []
        for _ in range(10**6):
            nested = [nested]
        pickle.dumps(nested)

    def exit(self, status: int) -> None:
        os._exit(status)

    def interrupt_caller(self) -> None:
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(600)

    def interrupt_self(self) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return "still here"

    def child(self) -> int:
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid

    def fail(self, how: str) -> None:
        match how:
            case "usage":
                raise UsageError("“x” is no target", "Choose another")
            case "campaign":
                raise CampaignError([error("no title", "Give one", Place(line=3)), error("more")])
            case "moody":
                raise Moody("grey", depth=2)
            case "stubborn":
                raise Stubborn("an odd thing")
        raise KeyError(how)

    def fail_after(self, items: int) -> Iterator[int]:
        yield from range(items)
        self.fail("usage")

    def unpicklable(self) -> Any:
        return lambda: None


def faulty() -> NoReturn:
    raise UsageError("no service today")


def endless() -> NoReturn:
    while True:
        pass
