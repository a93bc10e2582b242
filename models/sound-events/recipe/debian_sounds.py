"""The sounds inside Debian's packages, which are unpacked and not installed."""

import contextlib
import pathlib
import shutil
import subprocess
import tempfile
import zipfile

import neighbours  # noqa: F401
from qt_resources import read_resources

SOUNDS = (".ogg", ".oga", ".opus", ".wav", ".mp3", ".flac", ".au", ".aiff")
TRIES = 3


@contextlib.contextmanager
def unpacked(package, downloads):
    """The folder of an unpacked package, which goes again."""
    downloads.mkdir(parents=True, exist_ok=True)
    for _ in range(TRIES):
        if subprocess.run(["apt-get", "download", package], cwd=downloads).returncode == 0:
            break
    else:
        raise RuntimeError(f"{package} could not be downloaded")
    (archive,) = downloads.glob(f"{package}_*.deb")
    try:
        with tempfile.TemporaryDirectory(dir=downloads) as folder:
            subprocess.run(["dpkg", "-x", archive, folder], check=True)
            yield pathlib.Path(folder)
    finally:
        archive.unlink()


def sounds_in(root):
    """`(name, bytes)` of every sound of an unpacked package, and of those in Qt's resource files and in zip archives."""
    for path in sorted(root.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        if path.suffix == ".rcc":
            for name, body in sorted(read_resources(path).items()):
                if name.lower().endswith(SOUNDS):
                    yield f"{path.relative_to(root)}/{name}", body
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in sorted(archive.namelist()):
                    if name.lower().endswith(SOUNDS):
                        yield f"{path.relative_to(root)}/{name}", archive.read(name)
        elif path.suffix.lower() in SOUNDS:
            yield str(path.relative_to(root)), path.read_bytes()


def take(package, label_of, downloads, folder):
    """Copies what `label_of` has a label for into `folder`, with the package's copyright. @returns `[(path, label)]`"""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    taken = []
    with unpacked(package, downloads) as root:
        for number, (name, body) in enumerate(sounds_in(root)):
            label = label_of("/" + name)
            if label is None:
                continue
            path = folder / f"{number:05}-{pathlib.Path(name).name.replace(' ', '_')}"
            path.write_bytes(body)
            taken.append((path, label))
        for copyright_file in root.glob("usr/share/doc/*/copyright"):
            shutil.copy(copyright_file, folder / "copyright")
    return taken
