"""All scenes; a new module of scenes is added here, a new scene to its module."""

from __future__ import annotations

from tools.pictures import (
    bug_scenes,
    dialog_scenes,
    form_scenes,
    help_scenes,
    menu_scenes,
    own_words_scenes,
    small_scenes,
    window_scenes,
    writing_scenes,
)
from tools.pictures.scene import Scene

SCENES: tuple[Scene, ...] = (
    *window_scenes.SCENES,
    *menu_scenes.SCENES,
    *form_scenes.SCENES,
    *writing_scenes.SCENES,
    *dialog_scenes.SCENES,
    *help_scenes.SCENES,
    *bug_scenes.SCENES,
    *small_scenes.SCENES,
    *own_words_scenes.SCENES,
)
