"""What our window does when it starts, without the window's own widgets, for `start`.

The process that loads the campaign and makes the draft is started before Qt is imported; what is
not needed for the first picture comes after it.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from letterapp.batch.previewing import Previewing


def main(begin: float, folder: Path) -> None:
    """Prints the milestones, each with the seconds since `begin`, as `time.time()` has it."""

    def reached(milestone: str) -> None:
        print(f"{milestone} {time.time() - begin}", flush=True)

    painted = Event()
    with Previewing() as previewing, ThreadPoolExecutor(1) as thread:
        loading = thread.submit(previewing.load, folder, painted)
        reached("asked")
        from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow

        application = QApplication([])
        window = QMainWindow()
        window.show()
        application.processEvents()
        reached("painted")
        from letterapp.campaign.model import shown_name
        from letterapp.campaign.texts import shown_in

        reached("imported")
        painted.set()
        _, campaign = loading.result()
        reached("received")
        lists = QListWidget()
        lists.addItems([shown_name(target) for target in campaign.targets])
        lists.addItems([shown_in(demand.title) for demand in campaign.demands])
        window.setCentralWidget(lists)
        application.processEvents()
        reached("listed")
        first = next(target.id for target in campaign.targets if target.role == "signatory")
        drafting = thread.submit(previewing.draft, campaign, first)
        from letterapp.pages.layout.laying import lay_out
        from letterapp.pages.painting import picture
        from letterapp.pages.reading.reader import read_document
        from letterapp.problems import NOWHERE

        reached("ready")
        draft = drafting.result()
        assert draft.data is not None
        reached("drafted")
        pages = lay_out(read_document(draft.data, NOWHERE))
        reached("laid")
        picture(pages[0], 96)
        reached("page")


if __name__ == "__main__":
    main(float(sys.argv[1]), Path(sys.argv[2]))
