"""The trained network as ONNX with 16-bit weights, and how much that changed it.

    python export.py RUN RECOGNISER OUT

RECOGNISER is the model.onnx whose states it was trained on: its checksum goes into the card, since no other's will do.
`OUT/golden.json` has some answers for test/golden/word-embedding.json.
"""

import hashlib
import pathlib
import sys

import torch
from torch import nn

import neighbours  # noqa: F401
from export_reader import export_reader
from network import Embedder


class Exported(nn.Module):
    def __init__(self, embedder):
        super().__init__()
        self.embedder = embedder

    def forward(self, states):
        return self.embedder(states, torch.ones_like(states[:, :, :1]))


if __name__ == "__main__":
    run, recogniser, out = map(pathlib.Path, sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    state = torch.load(run / "state.pt", weights_only=False)
    embedder = Embedder(state["states"], state["width"])
    embedder.load_state_dict(state["mean"])
    exported = Exported(embedder).eval()
    export_reader(exported, state["states"], ("states", "embedding"), run / "model-32.onnx", out, "models/word-embedding/recipe/export.py")
    data = (out / "model.onnx").read_bytes()
    print("recogniser", hashlib.sha256(recogniser.read_bytes()).hexdigest())
    print("model.onnx", len(data), hashlib.sha256(data).hexdigest(), f"after {state['step']} steps, {state['spent'] / 60:.1f} min")
