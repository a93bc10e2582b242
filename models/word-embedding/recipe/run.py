"""The whole recipe, from the recogniser's data and model to model.onnx; begun again, it goes on where it was stopped.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py DATA ALIGNMENTS RECOGNISER WORK OUT

DATA and ALIGNMENTS are what models/phone-recogniser/recipe made (its shards, and where the phones of real speech are),
RECOGNISER the model.onnx whose states are to be read, WORK a folder for what is made on the way (1 GB), OUT gets the model.
About half an hour on two cores; a third of it reads the states, which is done anew only for another recogniser.
"""

import hashlib
import pathlib
import sys

import neighbours  # noqa: F401
from steps import step


if __name__ == "__main__":
    data, alignments, recogniser, work, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:6])
    mark = hashlib.sha256(recogniser.read_bytes()).hexdigest()[:12]
    states, run = work / f"states-{mark}", work / f"run-{mark}"
    step("read_states.py", data, alignments, recogniser, states, "--minutes", 6)
    step("train.py", data, states, run, "--minutes", 18)
    step("export.py", run, recogniser, out)
