"""Trains once for each of ESC-10's folds, and for each group of packages, with it left out, and measures on what was left out.

    python measure.py SHARED DATA WORK [STEPS]

Writes WORK/fold-N.npz, WORK/group-N.npz and WORK/measured.json; what is there already is kept. Two at a time, of one thread each.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

import numpy as np

from sounds import ESC10
from sounds_by_name import KIND_OF, KINDS

HERE = pathlib.Path(__file__).parent
FOLDS = 5
# each has people, animals, machines, music and nature in it, and what is none of them
# cspell:disable
GROUPS = [
    ["scratch", "tuxpaint-stamps-default", "gcompris-qt-data"],
    ["qabcs-data", "lincity-ng-data", "minetest-data", "trackballs-data", "hyperrogue-music", "etw-data"],
    ["widelands-data", "redeclipse-data", "btanks-data", "xemacs21-basesupport", "sonic-pi-samples", "simutrans-pak64"],
    ["scorched3d-data", "wesnoth-1.16-data", "wesnoth-1.16-music", "torcs-data", "flare-game", "libreoffice-common"],
]
# cspell:enable


def trainings(work):
    for fold in range(1, FOLDS + 1):
        yield work / f"fold-{fold}.npz", ["--fold", str(fold)]
    for number, packages in enumerate(GROUPS, 1):
        yield work / f"group-{number}.npz", ["--packages", ",".join(packages)]


def train(shared, data, out, options, steps):
    if not out.exists():
        command = [sys.executable, HERE / "train.py", shared, data, out, *options, "--steps", steps]
        with open(out.with_suffix(".log"), "w") as log:
            subprocess.run([str(part) for part in command], check=True, stdout=log, env={**os.environ, "OMP_NUM_THREADS": "1"})


def folds_of(work):
    """@returns accuracy of each fold, and how often each class was taken for which (true, told)"""
    accuracies, confusion = [], np.zeros((len(ESC10), len(ESC10)), int)
    for fold in range(1, FOLDS + 1):
        with np.load(work / f"fold-{fold}.npz") as stored:
            told, true = stored["logits"][:, : len(ESC10)].argmax(-1), [ESC10.index(label) for label in stored["names"][:, 2]]
        accuracies.append(float(np.mean(told == true)))
        np.add.at(confusion, (true, told), 1)
    return accuracies, confusion


def area_under_curve(positive, negative):
    """How often one of `positive` is above one of `negative`."""
    above = np.asarray(positive)[:, None] - np.asarray(negative)[None]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def kinds_of(path):
    """Of a group that was left out: accuracy of each kind, and how well what has no kind is told from what has one."""
    with np.load(path) as stored:
        logits, labels = stored["logits"][:, -len(KINDS) :], stored["names"][:, 2]
    kinds = np.array([KIND_OF.get(label, "UNKNOWN") for label in labels])
    told, best = np.array(KINDS)[logits.argmax(-1)], logits.max(-1)
    known = kinds != "UNKNOWN"
    return {
        "sounds": int(known.sum()),
        "accuracy": float((told[known] == kinds[known]).mean()),
        "ofKind": {kind: [int((kinds == kind).sum()), float((told[kinds == kind] == kind).mean())] for kind in KINDS if (kinds == kind).any()},
        "unknown": [int((~known).sum()), area_under_curve(best[known & (told == kinds)], best[~known])],
    }


if __name__ == "__main__":
    shared, data, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    steps = sys.argv[4] if len(sys.argv) > 4 else "4000"
    work.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda each: train(shared, data, *each, steps), trainings(work)))
    accuracies, confusion = folds_of(work)
    measured = {
        "steps": int(steps),
        "folds": accuracies,
        "mean": float(np.mean(accuracies)),
        "confusion": {"classes": ESC10, "told": confusion.tolist()},
        "groups": [{"packages": packages, **kinds_of(work / f"group-{number}.npz")} for number, packages in enumerate(GROUPS, 1)],
    }
    (work / "measured.json").write_text(json.dumps(measured, indent=1) + "\n")
    print(json.dumps({key: measured[key] for key in ("folds", "mean", "groups")}, indent=1))
