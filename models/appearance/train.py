"""Fits the space in which appearances are compared: within-class covariance normalisation (Hatch et al. 2006), then the
directions of most variance.

    npx tsx benchmark/evaluations/appearances/dump-features.ts STAMPS_FOLDER FEATURES_FOLDER
    python3 models/appearance/train.py FEATURES_FOLDER models/appearance/space.f16

needs numpy. Input: `*.features` (float32, one row of 1440 a look) and `*.names` (one name a line). What varies between
looks at one picture (place, size, light, blur, backdrop, codec) is made small, what tells pictures apart stays.
Output, float16: the mean (1440), then the projection (1440 x 128), rows in order.
"""

import glob
import sys

import numpy as np

INPUTS, OUTPUTS, SHRINKAGE = 1440, 128, 0.05


def read(folder):
    rows, names = [], []
    for path in sorted(glob.glob(folder + "/*.features")):
        rows.append(np.fromfile(path, dtype=np.float32).reshape(-1, INPUTS))
        with open(path.replace(".features", ".names")) as lines:
            names += lines.read().split("\n")
    return np.concatenate(rows).astype(np.float64), np.array(names)


def fit(rows, names):
    mean = rows.mean(0)
    within = np.zeros((INPUTS, INPUTS))
    for name in sorted(set(names)):
        own = rows[names == name]
        own = own - own.mean(0)
        within += own.T @ own
    within /= len(rows)
    within = (1 - SHRINKAGE) * within + SHRINKAGE * np.trace(within) / INPUTS * np.eye(INPUTS)
    values, vectors = np.linalg.eigh(within)
    whitening = (vectors * values**-0.5) @ vectors.T
    _, directions = np.linalg.eigh(np.cov(((rows - mean) @ whitening).T))
    return mean, whitening @ directions[:, ::-1][:, :OUTPUTS]


if __name__ == "__main__":
    rows, names = read(sys.argv[1])
    mean, projection = fit(rows, names)
    projection /= np.abs(projection).max()
    print(len(rows), "looks at", len(set(names)), "pictures")
    np.concatenate([mean.ravel(), projection.ravel()]).astype("<f2").tofile(sys.argv[2])
