"""Trains once for each of ESC-10's folds, and for each group of packages, with it left out, and makes what they are measured by.

    python leave_out.py SHARED DATA WORK [STEPS]
    npx phonograph evaluate events --list WORK/esc10.tsv --models 'WORK/networks/fold-{group}'
    npx phonograph evaluate events --list WORK/packages.tsv --models 'WORK/networks/group-{group}'

Writes WORK/fold-N.npz, WORK/group-N.npz, the networks and the lists; what is there already is kept. Two at a time, of one thread each.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys

from sounds import listed
from sounds_by_name import KIND_OF

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


def trainings():
    for fold in range(1, FOLDS + 1):
        yield f"fold-{fold}", ["--fold", str(fold)]
    for number, packages in enumerate(GROUPS, 1):
        yield f"group-{number}", ["--packages", ",".join(packages)]


def run(name, *arguments, **options):
    subprocess.run([str(part) for part in (sys.executable, HERE / name, *arguments)], check=True, **options)


def train(shared, data, work, name, options, steps):
    trained = work / f"{name}.npz"
    if not trained.exists():
        with open(work / f"{name}.log", "a") as log:
            run("train.py", shared, data, trained, *options, "--steps", steps, stdout=log, env={**os.environ, "OMP_NUM_THREADS": "1"})
    run("export.py", work / "networks" / name / "sound-events", trained)


def write_lists(shared, data, work):
    group_of = {package: number for number, packages in enumerate(GROUPS, 1) for package in packages}
    rows = list(listed(shared, data))
    esc10 = [f"{path}\t{label}\t{fold}\n" for path, _, label, fold in rows if fold]
    packages = [f"{path}\t{KIND_OF.get(label, 'UNKNOWN')}\t{group_of[package]}\n" for path, package, label, _ in rows if package in group_of]
    (work / "esc10.tsv").write_text("".join(esc10))
    (work / "packages.tsv").write_text("".join(packages))


if __name__ == "__main__":
    shared, data, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    steps = sys.argv[4] if len(sys.argv) > 4 else "6000"
    work.mkdir(parents=True, exist_ok=True)
    write_lists(shared, data, work)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda each: train(shared, data, work, *each, steps), trainings()))
