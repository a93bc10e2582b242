"""Fetches what the recipe reads beside the project's shared data: Debian's packages of recordings, and CLDR's texts.

    python fetch.py DATA

Packages are unpacked, not installed. Their licences are in DATA/debian/usr/share/doc.
"""

import pathlib
import subprocess
import sys
import tarfile

PACKAGES = [
    "tuxpaint-stamps-default",
    "gcompris-qt-data",
    "ktuberling-data",  # not for this recipe, but for the language identifier's
    *(f"asterisk-core-sounds-{language}{kind}" for language in ("en", "es", "fr", "it", "ru") for kind in ("", "-g722")),
]
CLDR = "cldr-annotations-full@48.2.0"

if __name__ == "__main__":
    data = pathlib.Path(sys.argv[1])
    downloads = data / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    if not (data / "debian").exists():
        subprocess.run(["apt-get", "download", *PACKAGES], cwd=downloads, check=True)
        for package in sorted(downloads.glob("*.deb")):
            subprocess.run(["dpkg", "-x", package, data / "debian.part"], check=True)
        (data / "debian.part").rename(data / "debian")
    if not (data / "annotations").exists():
        archive = subprocess.run(
            ["npm", "pack", "--silent", CLDR], cwd=downloads, check=True, stdout=subprocess.PIPE, text=True
        ).stdout.strip()
        with tarfile.open(downloads / archive.splitlines()[-1]) as tar:
            tar.extractall(downloads / "cldr", filter="data")
        (downloads / "cldr" / "package" / "annotations").rename(data / "annotations")
