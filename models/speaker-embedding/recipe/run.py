"""The whole recipe, from Debian's packages and the project's shared data to model.onnx; begun again, it goes on where it was stopped.

    apt-get install -y ffmpeg
    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py SHARED DATA OUT

SHARED is the folder with librispeech and fsdd in it, DATA gets 1 GB of voices and what is trained on the way, OUT the model.
"""

import pathlib
import sys

import neighbours  # noqa: F401
from steps import step


if __name__ == "__main__":
    shared, data, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    trained = data / "network.npz"
    step("fetch_voices.py", data, done=data / "voices.npz")
    step("train.py", shared, data, trained, done=trained)
    step("export.py", out, trained)
