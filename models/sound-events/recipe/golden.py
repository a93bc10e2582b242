"""Numbers that src/sound/naming/sound-bands.ts must give too, of a signal that both sides can make.

    python golden.py OUT
"""

import json
import pathlib
import sys

import numpy as np

from mel import HOP, RATE, mel_power, normalise

SAMPLES = 12 * HOP


def signal():
    n = np.arange(SAMPLES, dtype=np.float64)
    glide = 0.3 * np.sin(2 * np.pi * (300 * n / RATE + 20000 * (n / RATE) ** 2))
    buzz = 0.1 * np.sign(np.sin(2 * np.pi * 170 * n / RATE + 0.1))
    residues = 0.05 * ((n * 7919 % 1000) / 1000 - 0.5)
    return (glide + buzz + residues).astype(np.float32)


if __name__ == "__main__":
    bands = normalise(mel_power(signal()))
    made_by = f"models/sound-events/recipe/golden.py with numpy {np.__version__}"
    golden = {"madeBy": made_by, "samples": SAMPLES, "bands": [[round(float(v), 6) for v in row] for row in bands]}
    pathlib.Path(sys.argv[1]).write_text(json.dumps(golden) + "\n")
