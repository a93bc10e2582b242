"""The trained network as ONNX with 16-bit weights, its labels, and answers to test by.

    python export.py TRAINED.npz OUT

OUT gets model.onnx, labels.json, and golden.json for test/golden/sound-events.json.
"""

import hashlib
import json
import pathlib
import sys

import numpy as np
import torch

import neighbours  # noqa: F401
from golden import signal
from half_weights import shrink
from mel import BANDS, HOP, RATE, mel_power, normalise
from network import STRIDE, SoundNetwork
from sounds_by_name import KIND_OF, KINDS
from states import on_one_core


if __name__ == "__main__":
    trained, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    with np.load(trained) as stored:
        outputs = [str(name) for name in stored["outputs"]]
        weights = {name.removeprefix("weights/"): torch.from_numpy(stored[name]) for name in stored.files if name.startswith("weights/")}
    network = SoundNetwork(len(outputs))
    network.load_state_dict(weights)
    network.eval()
    frames = torch.export.Dim("frames", min=2, max=1000)
    torch.onnx.export(
        network, (torch.randn(2, 12 * STRIDE, BANDS),), out / "model-32.onnx", input_names=["bands"], output_names=["window", "frames"],
        dynamic_shapes={"bands": {0: torch.export.Dim("windows", min=1, max=64), 1: STRIDE * frames}}, dynamo=True, external_data=False,
        opset_version=18,
    )  # fmt: skip
    shrink(str(out / "model-32.onnx"), str(out / "model.onnx"))
    bands = np.stack([normalise(mel_power(np.tile(signal(), 8)))])
    exact, small = (on_one_core(out / name).run(None, {"bands": bands}) for name in ("model-32.onnx", "model.onnx"))
    with torch.inference_mode():
        expected = [answer.numpy() for answer in network(torch.from_numpy(bands))]
    for name, one, other, right in zip(("window", "frames"), exact, small, expected):
        print(f"{name}: 32-bit differs from PyTorch by {np.abs(one - right).max():.2g}, 16-bit weights by {np.abs(other - right).max():.2g}")
    (out / "model-32.onnx").unlink()
    labels = [{"label": label, "kind": KIND_OF[label]} for label in outputs if label in KIND_OF]
    facts = {"labels": labels, "kinds": KINDS, "frameSeconds": STRIDE * HOP / RATE}
    (out / "labels.json").write_text(json.dumps(facts, indent=2) + "\n")
    made_by = "models/sound-events/recipe/export.py"
    answers = {"window": [round(float(v), 5) for v in small[0][0]], "firstFrame": [round(float(v), 5) for v in small[1][0, 0]]}
    (out / "golden.json").write_text(json.dumps({"madeBy": made_by, **answers}) + "\n")
    for name in ("model.onnx", "labels.json"):
        data = (out / name).read_bytes()
        print(name, len(data), hashlib.sha256(data).hexdigest())
