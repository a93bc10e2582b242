"""What the recipes share that read the recogniser's states: the model on one core, and made states to compare answers by."""

import numpy as np
import onnxruntime


def on_one_core(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def made_states(frames, width):
    """Numbers that TypeScript can make too: float32 [1, frames, width]."""
    n = np.arange(frames * width, dtype=np.float64)
    return (((n * 7919 % 1009) / 1009 - 0.5) * 4).astype(np.float32).reshape(1, frames, width)
