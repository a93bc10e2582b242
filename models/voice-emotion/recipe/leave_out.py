"""Trains once for each fold of four actors with it left out, and exports what `evaluate emotion` measures by.

    python leave_out.py SHARED WORK
    npx phonograph evaluate emotion --ravdess SHARED/ravdess --models 'WORK/networks/fold-{fold}'

Writes WORK/fold-N-PART-SEED.npz, WORK/networks/fold-N with the two networks that are needed, and WORK/temperature.txt, the one of all folds; what is
trained already is kept. The temperature in a fold's card is fitted to the other folds.
"""

import pathlib
import shutil
import subprocess
import sys

import numpy as np

import neighbours  # noqa: F401
from calibrate import heard_in, temperature_of
from clips import FOLDS
from export import export
from neighbours import PHONE_RECOGNISER
from network import NETWORKS

HERE = pathlib.Path(__file__).parent
# another one would be averaged with it, and costs as much again
SEEDS = [1]


def train(shared, work, name, *options):
    """Both networks with each seed. @returns what was trained, now or before"""
    trained = []
    for seed in SEEDS:
        for part in NETWORKS:
            trained.append(work / f"{name}-{part}-{seed}.npz")
            if not trained[-1].exists():
                with open(trained[-1].with_suffix(".log"), "a") as log:
                    command = [sys.executable, HERE / "train.py", part, shared, work, trained[-1], "--seed", seed, *options]
                    subprocess.run([str(argument) for argument in command], check=True, stdout=log)
    return trained


def fitted(heard):
    logits, emotions = zip(*heard)
    return temperature_of(np.concatenate(logits), np.concatenate(emotions))


if __name__ == "__main__":
    shared, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    work.mkdir(parents=True, exist_ok=True)
    trained = {fold: train(shared, work, f"fold-{fold}", "--leave-out", fold) for fold in range(1, FOLDS + 1)}
    heard = {fold: heard_in(paths) for fold, paths in trained.items()}
    for fold, paths in trained.items():
        networks = work / "networks" / f"fold-{fold}"
        temperature = fitted([each for other, each in heard.items() if other != fold])
        export(networks / "voice-emotion", temperature, paths)
        shutil.copytree(PHONE_RECOGNISER, networks / PHONE_RECOGNISER.name, ignore=shutil.ignore_patterns("recipe"), dirs_exist_ok=True)
    (work / "temperature.txt").write_text(f"{fitted(heard.values())}\n")
