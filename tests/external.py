"""The outside programs of the tests: LibreOffice, Poppler, the validator, an X server.

A test asks for a program by calling its function here. Where the program is not installed the
test is skipped, with the reason; where LETTERAPP_REQUIRE_TOOLS is set (as .ci/run sets it) the
test fails instead. letterapp itself uses none of these programs.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT_SECONDS = 300
# The oldest Word that our readers are likely to have: what it accepts, every later one opens.
OFFICE_VERSION = "Office2013"


def soffice() -> str:
    """The path of LibreOffice's command."""
    return _program("soffice", "LibreOffice")


def xvfb() -> str:
    """The path of the X server that shows its windows nowhere."""
    return _program("Xvfb", "Xvfb")


def window_manager() -> str:
    """The path of the window manager that .ci/run installs."""
    return _program("openbox", "a window manager")


def pdftoppm() -> str:
    """The path of Poppler's program that makes pictures of a PDF's pages."""
    return _program("pdftoppm", "Poppler")


def pdftotext() -> str:
    """The path of Poppler's program that gives a PDF's text."""
    return _program("pdftotext", "Poppler")


def pdfinfo() -> str:
    """The path of Poppler's program that gives a PDF's properties."""
    return _program("pdfinfo", "Poppler")


def pdffonts() -> str:
    """The path of Poppler's program that lists a PDF's fonts."""
    return _program("pdffonts", "Poppler")


def ooxml_validator() -> str:
    """The path of the validator of Microsoft's Open XML SDK, which `make tools` installs."""
    packages = ROOT / ".tools" / "node_modules" / "@xarsh"
    suffix = ".exe" if sys.platform == "win32" else ""
    path = packages / f"ooxml-validator-{_node_platform()}" / f"ooxml-validator{suffix}"
    if not path.is_file():
        _missing("the Open XML validator is not installed (`make tools` installs it)")
    return str(path)


def validate_docx(paths: Sequence[Path]) -> list[str]:
    """What the validator finds wrong with Word files, an error an entry; empty if all are sound."""
    validator = ooxml_validator()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = pool.map(lambda path: _errors_of(validator, path), paths)
        return [error for errors in found for error in errors]


def convert_to_pdf(paths: Sequence[Path], out_dir: Path) -> list[Path]:
    """LibreOffice's PDFs of Word files, in the same order; the files' names must differ.

    One call serves all files, with a profile of its own in `out_dir`, so that neither a running
    LibreOffice nor another test is in its way.
    """
    pdfs = [out_dir / f"{path.stem}.pdf" for path in paths]
    assert len(set(pdfs)) == len(pdfs), f"files of the same name: {paths}"
    for pdf in pdfs:
        pdf.unlink(missing_ok=True)
    profile = (out_dir / "libreoffice-profile").resolve().as_uri()
    command = [soffice(), f"-env:UserInstallation={profile}", "--headless"]
    done = _run([*command, "--convert-to", "pdf", "--outdir", str(out_dir), *map(str, paths)])
    lost = [pdf.name for pdf in pdfs if not pdf.is_file()]
    assert not lost, f"LibreOffice made no {', '.join(lost)}:\n{done.stdout}{done.stderr}"
    return pdfs


def _program(name: str, product: str) -> str:
    path = shutil.which(name)
    if path is None:
        _missing(f"{product} is not installed: there is no {name} on the PATH")
    return path


def _missing(reason: str) -> NoReturn:
    if os.environ.get("LETTERAPP_REQUIRE_TOOLS"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _node_platform() -> str:
    """This machine as npm's packages name it: `linux-x64`, `darwin-arm64`, …."""
    machine = platform.machine().lower()
    architecture = "arm64" if machine in {"aarch64", "arm64"} else "x64"
    return f"{sys.platform}-{architecture}"


def _errors_of(validator: str, path: Path) -> list[str]:
    """The validator prints `{file, ok, errors}` and exits with 0, be the file sound or not."""
    # Without this the validator needs the ICU library, which a small system lacks.
    environ = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = _run([validator, str(path), OFFICE_VERSION], environ)
    assert done.returncode == 0, f"the validator failed on {path}: {done.stderr}"
    return [_one_line(path, error) for error in json.loads(done.stdout)["errors"]]


def _one_line(path: Path, error: Mapping[str, Any]) -> str:
    where = f"{error['path'] or ''}{error['xPath'] or ''}"
    return f"{path.name} {where}: {error['description']} [{error['id'] or error['errorType']}]"


def _run(
    command: Sequence[str], environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
