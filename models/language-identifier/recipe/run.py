"""The whole recipe, from the recogniser's data and model to model.onnx; begun again, it goes on where it was stopped.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python run.py SHARED DATA RECOGNISER WORK OUT

DATA is what models/phone-recogniser/recipe made (its shards), RECOGNISER the model.onnx that is to hear it, WORK a
folder for what is made on the way (2 GB), OUT gets the model. About an hour on two cores: half of it hears all speech,
which is done anew only for another recogniser, and a third measures languages whose source was left out.
"""

import hashlib
import pathlib
import sys

import neighbours  # noqa: F401
from steps import step


if __name__ == "__main__":
    shared, data, recogniser, work, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:6])
    mark = hashlib.sha256(recogniser.read_bytes()).hexdigest()[:12]
    phones, run, opus, said = work / f"phones-{mark}", work / f"run-{mark}", work / "opus", work / "said"
    step("say_texts.py", data, said)
    step("through_opus.py", shared, data, opus)
    step("read_phones.py", shared, data, opus, recogniser, phones)
    step("train.py", data, phones, said, run)
    step("export.py", run, recogniser, phones, out)
    step("leave_one_out.py", data, phones, said, work / f"leave-one-out-{mark}.json")
