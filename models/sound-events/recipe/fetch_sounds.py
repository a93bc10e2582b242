"""Fetches what `sounds_by_name.tsv` names out of Debian's packages.

    python fetch_sounds.py DATA

Writes DATA/named/PACKAGE/... (the files themselves) and DATA/named.tsv: path below DATA, package, label. Packages are unpacked, not installed;
their copyright files lie beside what was taken from them.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import neighbours  # noqa: F401
from qt_resources import read_resources
from sounds_by_name import LEFT, rules_by_package

SOUNDS = (".ogg", ".oga", ".opus", ".wav", ".mp3", ".flac", ".au", ".aiff")


def files_of(root):
    """`(name, bytes)` of every sound of an unpacked package, and of those in Qt's resource files."""
    for path in sorted(root.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        if path.suffix == ".rcc":
            for name, body in sorted(read_resources(path).items()):
                if name.lower().endswith(SOUNDS):
                    yield f"{path.relative_to(root)}/{name}", body
        elif path.suffix.lower() in SOUNDS:
            yield str(path.relative_to(root)), path.read_bytes()


def take(package, rules, downloads, folder):
    """@returns the rows of what a package has of `rules`; the first rule that matches a path labels it"""
    for attempt in range(3):
        if subprocess.run(["apt-get", "download", package], cwd=downloads).returncode == 0:
            break
    else:
        raise RuntimeError(f"{package} could not be downloaded")
    (archive,) = downloads.glob(f"{package}_*.deb")
    rows = []
    with tempfile.TemporaryDirectory(dir=downloads) as unpacked:
        subprocess.run(["dpkg", "-x", archive, unpacked], check=True)
        root = pathlib.Path(unpacked)
        for number, (name, body) in enumerate(files_of(root)):
            label = next((label for pattern, label in rules if re.search(pattern, "/" + name)), None)
            if label in (None, LEFT):
                continue
            path = folder / f"{number:05}-{pathlib.Path(name).name.replace(' ', '_')}"
            path.write_bytes(body)
            rows.append((path, package, label))
        for copyright_file in root.glob("usr/share/doc/*/copyright"):
            shutil.copy(copyright_file, folder / "copyright")
    archive.unlink()
    return rows


if __name__ == "__main__":
    data = pathlib.Path(sys.argv[1])
    downloads = data / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    for package, rules in rules_by_package().items():
        folder, listed = data / "named" / package, data / "named" / f"{package}.tsv"
        if listed.exists():
            continue
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        rows = take(package, rules, downloads, folder)
        print(f"{package}: {len(rows)} sounds", flush=True)
        listed.write_text("".join(f"{path.relative_to(data)}\t{package}\t{label}\n" for path, package, label in rows))
    lists = sorted((data / "named").glob("*.tsv"))
    (data / "named.tsv").write_text("".join(path.read_text() for path in lists))
