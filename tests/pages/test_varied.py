"""`variable.ttf` is of two glyphs: a space, and a stem as “A” of 300 to 600 units by its weight."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont
from pytestqt.qtbot import QtBot

from letterapp.pages.varied import is_varied
from tests.external import ROOT

FONT = Path(__file__).with_name("variable.ttf")
CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
PROGRAM = """
from PySide6.QtGui import QFont, QRawFont
from letterapp.pages.pdf.faces import face_of
from letterapp.pages.varied import is_varied
from tests.pages.laying import application
app = application()
for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
    font = QFont("Letterapp Test", 100, weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    raw = QRawFont.fromFont(font)
    print(is_varied(raw), face_of(raw).advance(2))
"""


def test_a_font_as_it_comes_is_not_varied(qtbot: QtBot) -> None:
    assert not is_varied(QRawFont(str(FONT), 100.0))


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig tells Qt of named instances")
def test_a_bold_that_a_variable_font_has_is_varied_and_embedded_so(tmp_path: Path) -> None:
    configuration = tmp_path / "fonts.conf"
    text = CONFIGURATION.format(fonts=FONT.parent, cache=tmp_path / "cache")
    configuration.write_text(text, "utf-8")
    added = {"FONTCONFIG_FILE": str(configuration), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, env=os.environ | added, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["False 300.0", "True 480.0"]
