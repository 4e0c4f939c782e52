"""One batch in a process of its own: python -m tools.bench.batch CAMPAIGN FOLDER [...].

Prints what it took as JSON. Without --durable nothing is flushed to the disk, since other engines
never do that. With --memory it also says how much it had, which takes a little time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from unittest.mock import patch

from letterapp.campaign.load import load_campaign
from tools.bench import writing
from tools.bench.engines import ROOT, EngineError
from tools.bench.memory import MemoryWatch


@dataclass(frozen=True, slots=True)
class Batch:
    """What writing a batch took: seconds, letters, and where asked for the peaks of memory.

    `starting` are the seconds before the first letter: the worker's start, its templates.
    """

    seconds: float
    starting: float
    written: int
    unchanged: int
    memory: float | None = None
    worker_memory: float | None = None

    @property
    def each(self) -> float:
        """Seconds a letter."""
        return self.seconds / (self.written + self.unchanged)


def run_batch(campaign: Path, into: Path, template: writing.Template, *options: str) -> Batch:
    """Writes a batch in a new process, with options such as “--durable”; raises EngineError."""
    command = [sys.executable, "-m", "tools.bench.batch", str(campaign), str(into)]
    for option, name in (("--wording", template.wording), ("--word", template.word_template)):
        command += [option, name] if name else []
    done = subprocess.run(
        [*command, *options], stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=False
    )
    if done.returncode:
        raise EngineError("letterapp's batch has stopped; its own words stand above")
    return Batch(**json.loads(done.stdout))


def main() -> None:
    """Writes one batch."""
    parser = argparse.ArgumentParser()
    parser.add_argument("campaign", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wording")
    parser.add_argument("--word")
    parser.add_argument("--durable", action="store_true")
    parser.add_argument("--memory", action="store_true")
    call = parser.parse_args()
    campaign = load_campaign(call.campaign)
    template = writing.Template(call.wording, call.word)
    unflushed = patch.object(os, "fsync", lambda _: None)
    watch = MemoryWatch() if call.memory else None
    with watch or nullcontext(), nullcontext() if call.durable else unflushed:
        begin = time.perf_counter()
        with writing.started(campaign, template) as drafting:
            start = time.perf_counter()
            ends = writing.write_all(drafting, call.folder, template)
            seconds = time.perf_counter() - start
    peaks = (watch.own, watch.children) if watch else ()
    batch = Batch(seconds, start - begin, ends["written"], ends["unchanged"], *peaks)
    print(json.dumps(asdict(batch)))


if __name__ == "__main__":
    main()
