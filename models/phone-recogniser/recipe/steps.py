"""What the `run.py` of each recipe does: the recipe's other programs, one after the other."""

import pathlib
import subprocess
import sys


def step(name, *arguments, done=None):
    """Runs a program that lies beside the one that was started, unless `done` is there; ends where it fails."""
    if done is not None and done.exists():
        return
    print("==", name, *arguments, flush=True)
    subprocess.run([sys.executable, pathlib.Path(sys.argv[0]).resolve().parent / name, *map(str, arguments)], check=True)
