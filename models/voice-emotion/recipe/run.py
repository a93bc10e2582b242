"""The whole recipe, from the project's shared data to model.onnx; begun again, it goes on where it was stopped.

    apt-get install -y ffmpeg
    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py SHARED WORK OUT

SHARED is the folder with ravdess in it, WORK gets what the clips sound like to the networks and what is trained on the way, OUT the model.
"""

import pathlib
import sys

import neighbours  # noqa: F401
from leave_out import train
from steps import step


if __name__ == "__main__":
    shared, work, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    # how well it hears actors that it has not learned from, and by which temperature
    step("leave_out.py", shared, work)
    trained = train(shared, work, "all")
    step("export.py", out, (work / "temperature.txt").read_text().strip(), *trained)
