"""Trained networks as one of ONNX with 16-bit weights, which answers with the mean of their logits; its labels, and answers to test by.

    python export.py OUT TEMPERATURE TRAINED.npz ...

OUT gets model.onnx, labels.json, the shipped card with their checksums, the temperature and the phone recogniser's checksum, and golden.json
for test/emotion/voice/voice-emotion.golden.json.
"""

import json
import pathlib
import sys

import numpy as np
import torch

import neighbours  # noqa: F401
from features import BANDS, RATE
from front_end import voice_bands
from half_weights import shrink
from labels import labels_json
from network import NETWORKS, EmotionNetwork
from neighbours import PHONE_RECOGNISER
from shipped_card import read_card, write_card
from states import on_one_core

NAMES = ["emotions", "intensity"]
SAMPLES = RATE


def read(trained):
    with np.load(trained) as stored:
        network = NETWORKS[str(stored["part"])]()
        weights = {name.removeprefix("weights/"): torch.from_numpy(stored[name]) for name in stored.files if name.startswith("weights/")}
    network.load_state_dict(weights)
    return network


def signal():
    """A buzz whose pitch glides and that swells and fades, between two silences, as both sides can make it."""
    n = np.arange(SAMPLES, dtype=np.float64)
    buzz = np.sign(np.sin(2 * np.pi * (110 * n / RATE + 60 * (n / RATE) ** 2) + 0.1))
    swell = np.maximum(0, np.sin(2 * np.pi * (n / SAMPLES - 0.2) / 1.2))
    return (0.2 * swell * buzz + 0.002 * swell * ((n * 7919 % 1000) / 1000 - 0.5)).astype(np.float32)


def export(out, temperature, trained):
    out.mkdir(parents=True, exist_ok=True)
    networks = [read(path) for path in trained]
    network = EmotionNetwork(*([each for each in networks if isinstance(each, sort)] for sort in NETWORKS.values())).eval()
    bands = voice_bands(signal())[None]
    heard = on_one_core(PHONE_RECOGNISER / "model.onnx").run(["hidden"], {"mel": bands[..., :BANDS].copy()})[0]
    feeds = {"pitch": bands[..., BANDS:].copy(), "states": heard}
    arguments = tuple(torch.from_numpy(feed) for feed in feeds.values())
    lengths = {"pitch": {1: torch.export.Dim("frames", min=20, max=10_000)}, "states": {1: torch.export.Dim("spans", min=5, max=2_500)}}
    torch.onnx.export(
        network, arguments, out / "model-32.onnx", input_names=list(feeds), output_names=NAMES, dynamic_shapes=lengths, dynamo=True,
        external_data=False, opset_version=18,
    )  # fmt: skip
    shrink(str(out / "model-32.onnx"), str(out / "model.onnx"))
    exact, small = (on_one_core(out / name).run(None, feeds) for name in ("model-32.onnx", "model.onnx"))
    with torch.inference_mode():
        expected = [answer.numpy() for answer in network(*arguments)]
    for name, one, other, right in zip(NAMES, exact, small, expected):
        print(f"{name}: 32-bit differs from PyTorch by {np.abs(one - right).max():.2g}, 16-bit weights by {np.abs(other - right).max():.2g}")
    (out / "model-32.onnx").unlink()
    (out / "labels.json").write_text(labels_json())
    rounded = lambda values: [round(float(value), 5) for value in values]  # noqa: E731
    middle = rounded(feeds["pitch"][0, bands.shape[1] // 2])
    answers = {name: rounded(answer[0]) for name, answer in zip(NAMES, small)}
    golden = {"madeBy": "models/voice-emotion/recipe/export.py", "samples": SAMPLES, "frames": bands.shape[1], "middleFrame": middle, **answers}
    (out / "golden.json").write_text(json.dumps(golden) + "\n")
    card = read_card(pathlib.Path(__file__).resolve().parent)
    card["calibration"]["temperature"] = temperature
    card["trainedOn"]["sha256"] = read_card(PHONE_RECOGNISER / "recipe")["sha256"]
    write_card(card, out)


if __name__ == "__main__":
    out, temperature, *trained = sys.argv[1:]
    export(pathlib.Path(out), float(temperature), [pathlib.Path(path) for path in trained])
