"""What the commands that give a person files to change say of them: `new` and `customise`."""

from __future__ import annotations

from pathlib import Path

from letterapp.batch.customising import Customised

_NEW = """\
Next, in {folder}:
  campaign.toml   [sender]: your organisation, address, contacts and signers; then delete the
                  line “sample = true”. [letter]: date, place, reference. [selection]: to whom.
  targets.toml    whom one can write to; fill in addresses you have verified, with their source.
  demands.toml    what can be asked.
  templates/      own wording and Word templates; a file there hides the shipped one.
Then:  letterapp check {quoted}   and   letterapp write {quoted}"""

_CUSTOMISED = """\
Next: change {what}; from now on letters are made with {it}. To use the shipped one again, move
your file out of {templates}.
Then:  letterapp check {quoted}"""


def made_campaign(folder: Path, source: str) -> str:
    """What a person is told of a new campaign folder: what to fill in."""
    text = _NEW.format(folder=folder, quoted=_quoted(folder))
    return f"A campaign folder was made from “{source}”.\n{text}"


def made_copies(campaign: Path, done: Customised) -> str:
    """What a person is told of own copies: where they are and what to do."""
    copied = [f"{'copied':<10} {file}" for file in done.copied]
    kept = [f"{'kept':<10} {file}: it is the campaign’s own already" for file in done.kept]
    is_one = len(done.copied) == 1
    what, it = ("that file", "it") if is_one else ("what you need of these files", "them")
    templates = campaign / "templates"
    text = _CUSTOMISED.format(what=what, it=it, templates=templates, quoted=_quoted(campaign))
    return "\n".join([*copied, *kept, text])


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
