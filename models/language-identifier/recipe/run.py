"""The whole recipe, from the recogniser's data and model to model.onnx; begun again, it goes on where it was stopped.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py SHARED DATA RECOGNISER WORK OUT

DATA is what models/phone-recogniser/recipe made (its shards), RECOGNISER the model.onnx whose states are to be read, WORK a
folder for what is made on the way (2 GB), OUT gets the model. About an hour on two cores: a third of it reads the states,
which is done anew only for another recogniser, and a third measures languages whose source was left out.
"""

import hashlib
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def step(name, *arguments):
    print("==", name, *arguments, flush=True)
    subprocess.run([sys.executable, HERE / name, *map(str, arguments)], check=True)


if __name__ == "__main__":
    shared, data, recogniser, work, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:6])
    mark = hashlib.sha256(recogniser.read_bytes()).hexdigest()[:12]
    states, run = work / f"states-{mark}", work / f"run-{mark}"
    step("read_states.py", shared, data, recogniser, states)
    step("train.py", states, run)
    step("export.py", run, recogniser, states, out)
    step("leave_one_out.py", states, work / f"leave-one-out-{mark}.json")
