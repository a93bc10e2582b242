"""The trained network as ONNX, and how much that changed it.

    python export.py RUN [RUN ...] OUT

The mean of the weights of all runs given (they must share one history). `OUT/model.onnx` has 16-bit weights that are
computed with as 32-bit ones, `OUT/inventory.json` the phones, `OUT/golden.json` some of its answers for
test/golden/phone-recogniser.json; the 32-bit model is compared with PyTorch on the way.
"""

import hashlib
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn

from align import load
from features import log_mel
from golden import signal
from half_weights import shrink
from states import on_one_core

OUTPUTS = ["phones", "segments", "stress", "hidden"]


class Exported(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, mel):
        lengths = torch.full((mel.shape[0],), 1, dtype=torch.int64) * mel.shape[1]
        hidden, _, _ = self.network.encode(mel, lengths)
        phones, segments, stress, _ = self.network.outputs(hidden)
        return phones, segments, stress, hidden


def export(network, path):
    torch.onnx.export(
        Exported(network).eval(), (torch.randn(1, 403, 80),), path, input_names=["mel"], output_names=OUTPUTS,
        dynamic_shapes={"mel": {1: torch.export.Dim("frames", min=1, max=1_000_000)}}, dynamo=True, external_data=False,
        opset_version=18,
    )  # fmt: skip


def run(path, mel):
    return on_one_core(path).run(None, {"mel": mel})


def write_golden(out):
    """What the 16-bit model says of golden.py's signal: mean and some values of each output, for the runtime in TypeScript."""
    answers = dict(zip(OUTPUTS, run(str(out / "model.onnx"), log_mel(signal())[None])))
    golden = {
        name: {
            "shape": list(answer.shape),
            "mean": float(answer.mean(dtype=np.float64)),
            "values": [float(v) for v in answer.ravel()[:: max(1, answer.size // 50)]],
        }
        for name, answer in answers.items()
    }
    (out / "golden.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    *runs, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    network, inventory = load(runs[0])
    others = [load(other)[0].state_dict() for other in runs[1:]]
    state = network.state_dict()
    network.load_state_dict({name: sum((o[name] for o in others), value) / len(runs) if value.is_floating_point() else value for name, value in state.items()})
    full = out / "model-32.onnx"
    export(network, str(full))
    shrink(str(full), str(out / "model.onnx"))
    (out / "inventory.json").write_text(json.dumps({"phones": inventory.phones}, ensure_ascii=False, indent=2) + "\n")
    torch.manual_seed(0)
    for frames in (1, 7, 250, 1000):
        mel = torch.randn(1, frames, 80) * 3 - 8
        with torch.inference_mode():
            expected = Exported(network)(mel)
        exact, small = run(str(full), mel.numpy()), run(str(out / "model.onnx"), mel.numpy())
        differences = [max(float(np.abs(e.numpy() - got).max()) for e, got in zip(expected, answer)) for answer in (exact, small)]
        print(f"{frames} frames: 32-bit differs from PyTorch by {differences[0]:.2g}, 16-bit weights by {differences[1]:.2g}")
    write_golden(out)
    for name in ("model.onnx", "inventory.json"):
        data = (out / name).read_bytes()
        print(name, len(data), hashlib.sha256(data).hexdigest())
