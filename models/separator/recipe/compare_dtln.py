"""Speech out of other sounds by DTLN (Westhausen & Meyer 2020), on the mixtures that training is measured on.

    python compare_dtln.py SHARED [FOLD]

SHARED is the folder with models/model_1.onnx and model_2.onnx in it, DTLN's two halves, which hear 16 kHz.
"""

import pathlib
import sys

import numpy as np
import onnxruntime
import torch

import neighbours  # noqa: F401
from spectrum import RATE
from unseen import SORTS, si_sdr, unseen_mixtures

DTLN_RATE, FRAME, HOP = 16_000, 512, 128


def dtln(samples, halves):
    """(samples,) at 16 kHz to the same, of speech alone."""
    first, second = halves
    states = [np.zeros(half.get_inputs()[1].shape, np.float32) for half in halves]
    padded = np.concatenate([np.zeros(FRAME - HOP, np.float32), samples, np.zeros(FRAME, np.float32)])
    out = np.zeros_like(padded)
    for start in range(0, len(padded) - FRAME + 1, HOP):
        spectrum = np.fft.rfft(padded[start : start + FRAME])
        mask, states[0] = first.run(None, dict(zip([i.name for i in first.get_inputs()], [np.abs(spectrum).astype(np.float32).reshape(1, 1, -1), states[0]])))
        block = np.fft.irfft(np.abs(spectrum) * mask.reshape(-1) * np.exp(1j * np.angle(spectrum))).astype(np.float32)
        block, states[1] = second.run(None, dict(zip([i.name for i in second.get_inputs()], [block.reshape(1, 1, -1), states[1]])))
        out[start : start + FRAME] += block.reshape(-1)
    return out[FRAME - HOP :][: len(samples)]


def halved(samples):
    """From 32 kHz to 16."""
    spectrum = torch.fft.rfft(torch.from_numpy(samples))
    return torch.fft.irfft(spectrum[: len(samples) // 4 + 1], n=len(samples) // 2).numpy() / 2


if __name__ == "__main__":
    assert RATE == 2 * DTLN_RATE
    shared, fold = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    halves = [onnxruntime.InferenceSession(str(shared / "models" / f"model_{number}.onnx")) for number in (1, 2)]
    found = {"DTLN": [], "mixture": []}
    for sort, names, parts in unseen_mixtures(shared, fold, 60):
        if sort != SORTS[0]:
            continue
        speech, whole = halved(parts[0]), halved(parts.sum(0))
        level = 0.5 / np.abs(whole).max()
        found["DTLN"].append(si_sdr(dtln(whole * level, halves), speech))
        found["mixture"].append(si_sdr(whole, speech))
    print({name: round(float(np.mean(values)), 2) for name, values in found.items()}, "dB of speech at 16 kHz")
