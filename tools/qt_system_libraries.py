"""Finds the shared libraries that Qt needs and this Linux machine lacks, and gets them.

PySide6 brings Qt itself, but not what lies under it (OpenGL, X11, fonts, D-Bus): a desktop has
most of that, a server has none. `make app` and `make test` run this first. As root on Debian or
Ubuntu it installs what is missing; anyone else is told the exact command. It leaves Python
packages to pip, and does nothing on macOS and Windows, where Qt's wheels are complete.
"""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# Soname -> package, in Debian 12 and Ubuntu 22.04.
APT_PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Debian 13 and Ubuntu 24.04 renamed packages when times became 64 bits wide.
T64_NAMES: Mapping[str, str] = {"libglib2.0-0": "libglib2.0-0t64"}

# What the window and the tests load, below PySide6/Qt. Not here, because Qt does without them:
# OpenGL in windows, the GTK theme, and CUPS (where it is missing there is no printer either).
QT_FILES = (
    "lib/libQt6Core.so.6",
    "lib/libQt6DBus.so.6",
    "lib/libQt6Gui.so.6",
    "lib/libQt6Widgets.so.6",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqxcb.so",
)
WAYLAND_FILE = "plugins/platforms/libqwayland.so"

APT_GET = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0")


def main() -> int:
    """Finds, installs or names what is missing; the exit status is 0 when Qt can start."""
    if not sys.platform.startswith("linux"):
        return 0
    files = qt_files(qt_folder(), os.environ)
    missing = missing_libraries(files)
    if missing and may_install():
        install(missing)
        missing = missing_libraries(files)
    if missing:
        print(advice(missing), file=sys.stderr)
    return 1 if missing else 0


def qt_folder() -> Path:
    """The folder that holds Qt's own libraries and plugins, found without loading them."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is not installed for this Python: run this through `make app`.")
    return Path(spec.origin).parent / "Qt"


def qt_files(folder: Path, environ: Mapping[str, str]) -> list[Path]:
    """The files below `folder` that Qt will load here; Wayland's only in a Wayland session."""
    wayland = [WAYLAND_FILE] if environ.get("WAYLAND_DISPLAY") else []
    return [folder / name for name in (*QT_FILES, *wayland)]


def missing_libraries(files: Sequence[Path]) -> list[str]:
    """The sonames that `files`, or what they load in turn, need and that are not found."""
    if shutil.which("ldd") is None:
        return [soname for soname in APT_PACKAGES if not can_load(soname)]
    command = ["ldd", *map(str, files)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return not_found(found.stdout)


def not_found(ldd_output: str) -> list[str]:
    """The sonames that `ldd` says are "not found", each once, in order of name."""
    lines = (line.split() for line in ldd_output.splitlines())
    return sorted({words[0] for words in lines if words[1:] == ["=>", "not", "found"]})


def can_load(soname: str) -> bool:
    """Whether the dynamic linker finds a library and all that it needs."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Whether this is root on a system with apt."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(missing: Sequence[str]) -> None:
    """Installs the packages of the missing libraries; apt-get itself says what goes wrong."""
    print(f"Qt needs system libraries that are missing: {', '.join(missing)}", flush=True)
    apt_get("update")
    packages = apt_packages(missing)
    if packages:
        print(f"Installing their packages: {' '.join(packages)}", flush=True)
        apt_get("install", "--yes", "--no-install-recommends", *packages)


def apt_get(*arguments: str) -> None:
    """Runs apt-get without questions; whether it helped is seen by looking again."""
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = [*APT_GET, *arguments]
    subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, check=False)


def apt_packages(missing: Sequence[str]) -> list[str]:
    """The Debian or Ubuntu packages that hold `missing`, by the names that this release uses."""
    names = {APT_PACKAGES[soname] for soname in missing if soname in APT_PACKAGES}
    return sorted(name_here(name) for name in names)


def name_here(package: str) -> str:
    """The newer name of a package where this release has it, else the older one."""
    newer = T64_NAMES.get(package)
    return newer if newer and apt_knows(newer) else package


def apt_knows(package: str) -> bool:
    """Whether apt's package lists hold a package of this name."""
    if shutil.which("apt-cache") is None:
        return False
    command = ["apt-cache", "show", package]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def advice(missing: Sequence[str]) -> str:
    """What to tell a person who has to install the missing libraries by hand."""
    unknown = [soname for soname in missing if soname not in APT_PACKAGES]
    lines = ["Qt needs system libraries that this computer lacks:"]
    lines += [f"  {soname} ({package_of(soname)})" for soname in missing]
    lines += ["Install them, then run the same command again:", *install_commands(missing)]
    if unknown:
        lines.append(f"Look for the package of {', '.join(unknown)} in your system's package list.")
    return "\n".join(lines)


def package_of(soname: str) -> str:
    """The package of a library as this system's apt calls it, for people to read."""
    package = APT_PACKAGES.get(soname)
    return f"package {name_here(package)}" if package else "package not known"


def install_commands(missing: Sequence[str]) -> list[str]:
    """The command for Debian and Ubuntu, and the one for Fedora, which goes by soname."""
    capabilities = shlex.join(f"{soname}()(64bit)" for soname in missing)
    apt = f"  Debian, Ubuntu: sudo apt-get install {' '.join(apt_packages(missing))}"
    fedora = f"  Fedora: sudo dnf install {capabilities}"
    return [apt, fedora] if apt_packages(missing) else [fedora]


if __name__ == "__main__":
    sys.exit(main())
