"""How the parts of one campaign looked the last time: the zoom, and what was folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letterapp.desktop.settings import Settings

if TYPE_CHECKING:
    from letterapp.desktop.fields.form import Form
    from letterapp.desktop.letter.pages_area import PagesArea

_FORM = "Campaign"


def restore_zoom(view: PagesArea, settings: Settings) -> None:
    """As large as the pages were the last time; at first as wide as the column."""
    if zoom := settings.page_zoom:
        view.set_zoom(zoom)
    else:
        view.fit_width()


def restore_folds(form: Form, settings: Settings) -> None:
    """Folds the sections that were."""
    for title, section in form.sections.items():
        section.set_folded(settings.is_folded(f"{_FORM}, {title}"))


def keep_looks(view: PagesArea, form: Form, settings: Settings) -> None:
    """Remembers both."""
    from letterapp.desktop.letter.zoom import Fit

    settings.page_zoom = 0.0 if view.fit is Fit.WIDTH else view.zoom
    for title, section in form.sections.items():
        settings.set_folded(f"{_FORM}, {title}", section.is_folded)
