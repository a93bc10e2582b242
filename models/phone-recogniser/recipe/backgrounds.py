"""Sounds that are not speech, to mix under speech and to learn silence from: ESC-10's folds 1 to 3.

    python backgrounds.py SHARED DATA
"""

import pathlib
import subprocess
import sys

import numpy as np


def decode(path, arguments=()):
    """Any file that ffmpeg reads, as float32 mono at 16 kHz."""
    command = ["ffmpeg", "-v", "error", "-nostdin", *arguments, "-i", str(path), "-f", "f32le", "-ar", "16000", "-ac", "1", "pipe:1"]
    return np.frombuffer(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout, "<f4")


if __name__ == "__main__":
    shared, data = map(pathlib.Path, sys.argv[1:3])
    paths = [path for path in sorted(shared.glob("esc10/**/*.ogg")) if path.name[0] in "123"]
    np.savez(data / "backgrounds.npz", **{path.stem: decode(path).astype(np.float16) for path in paths})
    print(len(paths), "backgrounds")
