"""The trained network as one of ONNX with 16-bit weights, and answers to test by.

    python export.py OUT TRAINED.npz

OUT gets model.onnx, the shipped card with its checksum, and golden.json for test/golden/speaker-embedding.json.
"""

import json
import pathlib
import sys

import numpy as np
import torch

import neighbours  # noqa: F401
from features import RATE, log_mel
from half_weights import shrink
from network import SpeakerNetwork
from shipped_card import read_card, write_card
from states import on_one_core

SAMPLES = RATE


def signal():
    """A buzz whose pitch glides, as both sides can make it."""
    n = np.arange(SAMPLES, dtype=np.float64)
    return (0.1 * np.sign(np.sin(2 * np.pi * (110 * n / RATE + 20 * (n / RATE) ** 2) + 0.1)) + 0.02 * ((n * 7919 % 1000) / 1000 - 0.5)).astype(np.float32)


if __name__ == "__main__":
    out, trained = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    network = SpeakerNetwork().eval()
    with np.load(trained) as stored:
        network.load_state_dict({name: torch.from_numpy(stored[name]) for name in stored.files})
    mel = log_mel(signal())[None].astype(np.float32)
    frames = torch.export.Dim("frames", min=4, max=100_000)
    torch.onnx.export(
        network, (torch.from_numpy(mel),), out / "model-32.onnx", input_names=["mel"], output_names=["point"],
        dynamic_shapes={"mel": {1: frames}}, dynamo=True, external_data=False, opset_version=18,
    )  # fmt: skip
    shrink(str(out / "model-32.onnx"), str(out / "model.onnx"))
    exact, small = (on_one_core(out / name).run(None, {"mel": mel})[0] for name in ("model-32.onnx", "model.onnx"))
    with torch.inference_mode():
        expected = network(torch.from_numpy(mel)).numpy()
    print(f"32-bit differs from PyTorch by {np.abs(exact - expected).max():.2g}, 16-bit weights by {np.abs(small - expected).max():.2g}")
    (out / "model-32.onnx").unlink()
    golden = {"madeBy": "models/speaker-embedding/recipe/export.py", "samples": SAMPLES, "point": [round(float(v), 5) for v in small[0]]}
    (out / "golden.json").write_text(json.dumps(golden) + "\n")
    write_card(read_card(pathlib.Path(__file__).resolve().parent), out)
