"""A network that reads what the recogniser says as ONNX with 16-bit weights, how much that changed it, and answers to test by."""

import json

import numpy as np
import torch

from half_weights import shrink
from states import made_states, on_one_core


def answer(path, given):
    session = on_one_core(path)
    return session.run(None, {session.get_inputs()[0].name: given})[0]


def export_reader(exported, width, names, full, out, made_by):
    """`exported`: from frames (1, frames, width) to an answer; `names`: of both. `full`: where the 32-bit model goes; `out`: a folder
    that gets `model.onnx`, and `golden.json` for the test of the runtime."""
    given, output = names
    torch.onnx.export(
        exported, (torch.randn(1, 17, width),), full, input_names=[given], output_names=[output],
        dynamic_shapes={given: {1: torch.export.Dim("frames", min=1, max=100_000)}}, dynamo=True, external_data=False,
        opset_version=18,
    )  # fmt: skip
    model = out / "model.onnx"
    shrink(str(full), str(model))
    for frames in (1, 5, 23, 200):
        states = made_states(frames, width)
        with torch.inference_mode():
            expected = exported(torch.from_numpy(states)).numpy()
        exact, small = answer(full, states), answer(model, states)
        print(f"{frames} frames: 32-bit differs from PyTorch by {np.abs(exact - expected).max():.2g}, 16-bit weights by {np.abs(small - expected).max():.2g}")
    answers = [{"frames": frames, output: [float(v) for v in answer(model, made_states(frames, width))[0]]} for frames in (1, 23)]
    (out / "golden.json").write_text(json.dumps({"madeBy": made_by, given: width, "answers": answers}) + "\n")
