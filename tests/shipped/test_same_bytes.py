"""The shipped letters are the same bytes wherever and whenever they are made."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from letterapp.batch.drafter import Drafter
from letterapp.campaign.letters import Choices
from tests.external import ROOT
from tests.shipped.cambodia import ALL, campaign

SCRIPT = """
import hashlib, time
time.time = lambda: 4_000_000_000.0
from letterapp.batch.drafter import Drafter
from letterapp.campaign.letters import Choices
from tests.shipped.cambodia import ALL, campaign
for draft in Drafter(campaign()).drafts(Choices(targets=ALL)):
    print(draft.file_name, hashlib.sha256(draft.data).hexdigest())
"""


def here() -> str:
    drafts = Drafter(campaign()).drafts(Choices(targets=ALL))
    lines = (f"{d.file_name} {hashlib.sha256(d.data or b'').hexdigest()}\n" for d in drafts)
    return "".join(lines)


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("0", "UTC", "C"), ("7", "Asia/Phnom_Penh", "POSIX")]
)
def test_no_hash_seed_day_time_zone_locale_or_folder_shows(
    tmp_path: Path, seed: str, zone: str, locale: str
) -> None:
    environ = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | environ | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == here()
    assert done.stdout.count("\n") == len(ALL)
