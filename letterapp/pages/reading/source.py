"""What all that reads one Word file shares: its parts, looks, settings and dates, and losses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from lxml import etree

from letterapp.limits import Limits
from letterapp.pages.reading.looks import Looks, looks_of
from letterapp.pages.reading.losses import Loss, Losses
from letterapp.pages.reading.settings import settings_of
from letterapp.problems import Place
from letterapp.word.package import Package, Relationship

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?", re.ASCII)


class Source:
    """A package that is read."""

    def __init__(self, package: Package, where: Place, limits: Limits) -> None:
        self.package = package
        self.where = where
        self.limits = limits
        self.losses = Losses()
        self.main = package.related("officeDocument") or ""
        self.settings = settings_of(self.related("settings"))
        self.looks = self._looks()
        self.properties = Properties(self._root(package.related("core-properties")))
        self._links: dict[str, Mapping[str, Relationship]] = {}

    def add(self, loss: Loss) -> None:
        """Counts what is lost."""
        self.losses.add(loss)

    def related(self, kind: str) -> etree._Element | None:
        """The root of a part of the document; None where it has none that can be read."""
        return self._root(self.package.related(kind, self.main))

    def links(self, part: str) -> Mapping[str, Relationship]:
        """The relationships of a part by their ids."""
        known = self._links.get(part)
        if known is None:
            found = self.package.relationships(part)
            known = self._links[part] = {one.id: one for one in reversed(found)}
        return known

    def root_of(self, part: str, key: str) -> tuple[str, etree._Element] | None:
        """The part that a relationship of another leads to, and its root, if it can be read."""
        link = self.links(part).get(key)
        if link is None or link.is_external or link.target not in self.package.parts:
            return None
        root = self._root(link.target)
        return None if root is None else (link.target, root)

    def _root(self, part: str | None) -> etree._Element | None:
        try:
            return None if part is None else self.package.root(part)
        except etree.XMLSyntaxError:  # a part of another kind than its relationship says
            return None

    def _looks(self) -> Looks:
        parts = (self.package.related(kind, self.main) for kind in ("styles", "theme", "numbering"))
        styles, theme, numbering = (self.package.parts.get(part or "") for part in parts)
        languages = self.settings.east_asian, self.settings.complex_language
        return looks_of(styles, theme, numbering, languages)


class Properties:
    """What a file says of itself; `root` is that of its core properties (Part 2, clause 8)."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root

    @property
    def title(self) -> str:
        """Its title, or nothing."""
        return self._text(f"{_DC}title")

    @property
    def author(self) -> str:
        """Who made it, or nothing."""
        return self._text(f"{_DC}creator")

    @property
    def language(self) -> str:
        """Its language, or nothing."""
        return self._text(f"{_DC}language")

    @property
    def created(self) -> datetime.datetime | None:
        """When it was made."""
        return self._moment(f"{_TERMS}created")

    @property
    def modified(self) -> datetime.datetime | None:
        """When it was changed last."""
        return self._moment(f"{_TERMS}modified")

    def _text(self, tag: str) -> str:
        node = self._root.find(tag) if self._root is not None else None
        return "" if node is None else (node.text or "").strip()

    def _moment(self, tag: str) -> datetime.datetime | None:
        """A date as the file has it, in whatever time zone (W3CDTF)."""
        found = _MOMENT.match(self._text(tag))
        if found is None:
            return None
        try:
            return datetime.datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
        except ValueError:
            return None
