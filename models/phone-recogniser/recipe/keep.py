"""The weights of a run as 16-bit numbers, for another machine to begin with where this one has to stop.

    python keep.py RUN OUT.npz
"""

import pathlib
import sys

import numpy as np

from align import load

if __name__ == "__main__":
    run, out = map(pathlib.Path, sys.argv[1:])
    network, _ = load(run)
    np.savez_compressed(out, **{name: value.numpy().astype(np.float16) for name, value in network.state_dict().items()})
