"""The whole recipe, from nothing to model.onnx; begun again, it goes on where it was stopped.

    apt-get install -y espeak-ng ffmpeg
    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py ../../../../shared/data DATA OUT

About an hour for the data (2 GB in DATA) and three and a half for the training on two cores; `train.py` takes a GPU where there is one.
"""

import pathlib
import sys

from steps import step

FIRST_HOURS, HOURS = 0.8, 2.6


if __name__ == "__main__":
    shared, data, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    step("fetch.py", data)
    step("backgrounds.py", shared, data, done=data / "backgrounds.npz")
    step("synthesise.py", data, "--minutes", 5)
    step("real_speech.py", shared, data, "--copies", 4)
    step("silence.py", data, done=data / "silence" / "silence.json")
    # The first network only finds where the phones of real speech are; the second one learns from that too.
    step("train.py", data, data / "runs" / "first", "--layers", "cccccc", "--spliced", 0, "--hours", FIRST_HOURS)
    step("align.py", data, data / "runs" / "first", data / "alignments", done=data / "alignments")
    step("train.py", data, data / "runs" / "second", "--hours", HOURS, "--falling", 0.4, "--alignments", data / "alignments")
    step("export.py", data / "runs" / "second", out)
