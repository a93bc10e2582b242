"""The whole recipe, from the sounds of the recipe that names sounds to model.onnx; begun again, it goes on where it was stopped.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py SHARED DATA WORK OUT

SHARED is the folder with esc10 and librispeech in it, DATA what models/sound-events/recipe/run.py fetched and made, WORK gets 1 GB of decoded
sounds and what is trained, OUT the model.
"""

import pathlib
import sys

import neighbours  # noqa: F401
from steps import step


if __name__ == "__main__":
    shared, data, work, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:5])
    work.mkdir(parents=True, exist_ok=True)
    trained = work / "network.npz"
    step("train.py", shared, data, work / "kept", trained, done=trained)
    step("export.py", out, trained)
