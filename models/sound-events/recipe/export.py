"""Trained networks as one of ONNX with 16-bit weights, which answers with the mean of their logits; its labels, and answers to test by.

    python export.py OUT TRAINED.npz ...

OUT gets model.onnx, labels.json, the shipped card with their checksums, and golden.json for test/golden/sound-events.json.
"""

import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn

import neighbours  # noqa: F401
from golden import SAMPLES, signal
from half_weights import shrink
from mel import BANDS, HOP, RATE, mel_power, normalise
from network import STRIDE, SoundNetwork
from sounds_by_name import KIND_OF, KINDS
from shipped_card import read_card, write_card
from states import on_one_core

NAMES = ["frames", "attention"]


class Mean(nn.Module):
    """What was trained with another part of the data left out each errs on other sounds."""

    def __init__(self, networks):
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, bands):
        # of each network what its frames are and how much they tell; a stretch is pooled by who asks
        return tuple(sum(answers) / len(answers) for answers in zip(*[network(bands)[1:] for network in self.networks]))


def read(trained):
    """@returns the network, and what its outputs are"""
    with np.load(trained) as stored:
        outputs = [str(name) for name in stored["outputs"]]
        weights = {name.removeprefix("weights/"): torch.from_numpy(stored[name]) for name in stored.files if name.startswith("weights/")}
    network = SoundNetwork(len(outputs))
    network.load_state_dict(weights)
    return network, outputs


if __name__ == "__main__":
    out, *trained = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    networks, (outputs, *_) = zip(*map(read, trained))
    network = Mean(networks).eval()
    frames = torch.export.Dim("frames", min=2, max=1000)
    torch.onnx.export(
        network, (torch.randn(2, 12 * STRIDE, BANDS),), out / "model-32.onnx", input_names=["bands"], output_names=NAMES,
        dynamic_shapes={"bands": {0: torch.export.Dim("windows", min=1, max=64), 1: STRIDE * frames}}, dynamo=True, external_data=False,
        opset_version=18,
    )  # fmt: skip
    shrink(str(out / "model-32.onnx"), str(out / "model.onnx"))
    bands = np.stack([normalise(mel_power(np.tile(signal(), 8)))])
    exact, small = (on_one_core(out / name).run(None, {"bands": bands}) for name in ("model-32.onnx", "model.onnx"))
    with torch.inference_mode():
        expected = [answer.numpy() for answer in network(torch.from_numpy(bands))]
    for name, one, other, right in zip(NAMES, exact, small, expected):
        print(f"{name}: 32-bit differs from PyTorch by {np.abs(one - right).max():.2g}, 16-bit weights by {np.abs(other - right).max():.2g}")
    (out / "model-32.onnx").unlink()
    labels = ",\n".join(f'    {{ "label": "{label}", "kind": "{KIND_OF[label]}" }}' for label in outputs if label in KIND_OF)
    facts = f'{{\n  "labels": [\n{labels}\n  ],\n  "kinds": {json.dumps(KINDS)},\n  "frameSeconds": {STRIDE * HOP / RATE}\n}}\n'
    (out / "labels.json").write_text(facts)
    made_by = "models/sound-events/recipe/export.py"
    answers = {f"first{name.capitalize()}": [round(float(v), 5) for v in answer[0, 0]] for name, answer in zip(NAMES, small)}
    (out / "golden.json").write_text(json.dumps({"madeBy": made_by, "samples": SAMPLES, **answers}) + "\n")
    card = read_card(pathlib.Path(__file__).resolve().parent)
    for name in NAMES:
        card["outputs"][name]["shape"][-1] = len(outputs)
    write_card(card, out)
