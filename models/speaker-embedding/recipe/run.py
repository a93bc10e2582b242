"""The whole recipe, from Debian's packages and the project's shared data to model.onnx; begun again, it goes on where it was stopped.

    apt-get install -y ffmpeg
    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py SHARED DATA OUT

SHARED is the folder with librispeech and fsdd in it, DATA gets 1 GB of voices and what is trained on the way, OUT the model.
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def step(name, *arguments):
    print("==", name, *arguments, flush=True)
    subprocess.run([sys.executable, HERE / name, *map(str, arguments)], check=True)


if __name__ == "__main__":
    shared, data, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    trained = data / "network.npz"
    if not (data / "voices.npz").exists():
        step("fetch_voices.py", data)
    if not trained.exists():
        step("train.py", shared, data, trained)
    step("export.py", out, trained)
