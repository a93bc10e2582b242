"""The trained network as ONNX with 16-bit weights, and how much that changed it.

    python export.py RUN RECOGNISER OUT

RECOGNISER is the model.onnx whose states it was trained on: its checksum goes into the card, since no other's will do.
`OUT/golden.json` has some answers for test/golden/word-embedding.json.
"""

import hashlib
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn

import neighbours  # noqa: F401
from half_weights import shrink
from network import Embedder
from states import made_states, on_one_core


class Exported(nn.Module):
    def __init__(self, embedder):
        super().__init__()
        self.embedder = embedder

    def forward(self, states):
        return self.embedder(states, torch.ones_like(states[:, :, :1]))


def answer(path, states):
    return on_one_core(path).run(None, {"states": states})[0]


if __name__ == "__main__":
    run, recogniser, out = map(pathlib.Path, sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    state = torch.load(run / "state.pt", weights_only=False)
    embedder = Embedder(state["states"], state["width"])
    embedder.load_state_dict(state["mean"])
    exported = Exported(embedder).eval()
    full = run / "model-32.onnx"
    torch.onnx.export(
        exported, (torch.randn(1, 17, state["states"]),), full, input_names=["states"], output_names=["embedding"],
        dynamic_shapes={"states": {1: torch.export.Dim("frames", min=1, max=100_000)}}, dynamo=True, external_data=False,
        opset_version=18,
    )  # fmt: skip
    shrink(str(full), str(out / "model.onnx"))
    for frames in (1, 5, 23, 200):
        states = made_states(frames, state["states"])
        with torch.inference_mode():
            expected = exported(torch.from_numpy(states)).numpy()
        exact, small = answer(full, states), answer(out / "model.onnx", states)
        print(f"{frames} frames: 32-bit differs from PyTorch by {np.abs(exact - expected).max():.2g}, 16-bit weights by {np.abs(small - expected).max():.2g}")
    golden = [
        {"frames": frames, "embedding": [float(v) for v in answer(out / "model.onnx", made_states(frames, state["states"]))[0]]}
        for frames in (1, 23)
    ]
    (out / "golden.json").write_text(json.dumps({"madeBy": "models/word-embedding/recipe/export.py", "states": state["states"], "answers": golden}) + "\n")
    data = (out / "model.onnx").read_bytes()
    print("recogniser", hashlib.sha256(recogniser.read_bytes()).hexdigest())
    print("model.onnx", len(data), hashlib.sha256(data).hexdigest(), f"after {state['step']} steps, {state['spent'] / 60:.1f} min")
