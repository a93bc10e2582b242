"""Numbers that the TypeScript front end must give too: log-mel frames and cepstra of a signal both sides can make.

    python golden.py OUT

The signal has no noise generator in it, so that it needs no file: a glide, a buzz and a sawtooth of residues.
"""

import json
import pathlib
import sys

import numpy as np
import scipy
from scipy.fft import dct

from features import BANDS, RATE, log_mel

SAMPLES, COEFFICIENTS = 4000, 13


def signal(samples=SAMPLES):
    n = np.arange(samples, dtype=np.float64)
    glide = 0.3 * np.sin(2 * np.pi * (200 * n / RATE + 6000 * (n / RATE) ** 2))
    buzz = 0.1 * np.sign(np.sin(2 * np.pi * 120 * n / RATE + 0.1))
    residues = 0.05 * ((n * 7919 % 1000) / 1000 - 0.5)
    return (glide + buzz + residues).astype(np.float32)


if __name__ == "__main__":
    out = pathlib.Path(sys.argv[1])
    mel = log_mel(signal())
    cepstra = dct(mel, type=2, norm="ortho", axis=1)[:, :COEFFICIENTS]
    made_by = f"models/phone-recogniser/recipe/golden.py with numpy {np.__version__}, scipy {scipy.__version__}"
    golden = {
        "madeBy": made_by, "samples": SAMPLES, "sampleRateHz": RATE, "frames": len(mel), "bands": BANDS, "coefficients": COEFFICIENTS,
        "logMel": [[round(float(v), 6) for v in row] for row in mel],
        "cepstra": [[round(float(v), 6) for v in row] for row in cepstra],
    }  # fmt: skip
    out.write_text(json.dumps(golden) + "\n")
