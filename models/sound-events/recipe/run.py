"""The whole recipe, from Debian's packages and the project's shared data to model.onnx; begun again, it goes on where it was stopped.

    apt-get install -y ffmpeg fluidsynth fluid-soundfont-gm
    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py SHARED DATA WORK OUT

SHARED is the folder with esc10 and librispeech in it, DATA gets 1.5 GB of sounds, WORK what is trained on the way, OUT the model.
"""

import pathlib
import sys

import neighbours  # noqa: F401
from steps import step

STEPS = 6000
# together they have learned all there is: what one of them lacks, the others have
SHIPPED = ["fold-1", "fold-2", "fold-3", "fold-4", "group-1", "group-4"]


if __name__ == "__main__":
    shared, data, work, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:5])
    work.mkdir(parents=True, exist_ok=True)
    step("fetch_sounds.py", data)
    step("made_sounds.py", data, done=data / "made.tsv")
    step("leave_out.py", shared, data, work, STEPS)
    step("export.py", out, *(work / f"{name}.npz" for name in SHIPPED))
