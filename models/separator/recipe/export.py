"""The trained network as one of ONNX with 16-bit weights, its labels, and answers to test by.

    python export.py OUT TRAINED.npz

OUT gets model.onnx, labels.json, the shipped card with their checksums, and golden.json for test/golden/separator.json.
"""

import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn

import neighbours
from half_weights import shrink
from network import SeparatorNetwork
from spectrum import BANDS
from shipped_card import read_card, write_card
from states import on_one_core

FRAMES = 24


class Masks(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, bands, question):
        return torch.sigmoid(self.network(bands, question))


def example(labels):
    """Bands that both sides can make, and a question."""
    n = np.arange(FRAMES * BANDS, dtype=np.float64).reshape(1, FRAMES, BANDS)
    question = np.zeros((1, labels), np.float32)
    question[0, 0] = 1
    return ((n * 7919 % 1000) / 400 - 1).astype(np.float32), question


if __name__ == "__main__":
    out, trained = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    facts = json.loads(neighbours.LABELS.read_text())
    labels = len(facts["labels"])
    network = SeparatorNetwork(labels)
    with np.load(trained) as stored:
        network.load_state_dict({name: torch.from_numpy(stored[name]) for name in stored.files})
    masks = Masks(network).eval()
    bands, question = example(labels)
    # the newer exporter has no recurrent layers of any length
    torch.onnx.export(
        masks, (torch.from_numpy(bands), torch.from_numpy(question)), out / "model-32.onnx", input_names=["bands", "question"],
        output_names=["mask"], dynamic_axes={"bands": {1: "frames"}, "mask": {1: "frames"}}, dynamo=False, opset_version=17,
    )  # fmt: skip
    shrink(str(out / "model-32.onnx"), str(out / "model.onnx"))
    feeds = {"bands": bands, "question": question}
    exact, small = (on_one_core(out / name).run(None, feeds)[0] for name in ("model-32.onnx", "model.onnx"))
    with torch.inference_mode():
        expected = masks(torch.from_numpy(bands), torch.from_numpy(question)).numpy()
        longer = masks(torch.from_numpy(np.tile(bands, (1, 5, 1))), torch.from_numpy(question)).numpy()
    other = on_one_core(out / "model-32.onnx").run(None, {"bands": np.tile(bands, (1, 5, 1)), "question": question})[0]
    print(f"32-bit differs from PyTorch by {np.abs(exact - expected).max():.2g}, of another length by {np.abs(other - longer).max():.2g}")
    print(f"16-bit weights by {np.abs(small - expected).max():.2g}")
    (out / "model-32.onnx").unlink()
    rows = ",\n".join(f'    {{ "label": "{each["label"]}", "kind": "{each["kind"]}" }}' for each in facts["labels"])
    (out / "labels.json").write_text(f'{{\n  "labels": [\n{rows}\n  ]\n}}\n')
    golden = {"madeBy": "models/separator/recipe/export.py", "frames": FRAMES, "first": [round(float(v), 5) for v in small[0, 0]]}
    (out / "golden.json").write_text(json.dumps(golden) + "\n")
    write_card(read_card(pathlib.Path(__file__).resolve().parent), out)
