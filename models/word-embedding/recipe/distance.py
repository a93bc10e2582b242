"""Articulatory edit distances between many sequences of phones at once."""

import numpy as np

GAP = 0.5


def pairwise(sequences, costs):
    """(n, n): the least sum of substitutions by `costs` and gaps of 0.5 each, over the length of the longer sequence."""
    n, longest = len(sequences), max(map(len, sequences))
    lengths = np.array([len(s) for s in sequences])
    padded = np.zeros((n, longest), np.int64)
    for i, sequence in enumerate(sequences):
        padded[i, : len(sequence)] = sequence
    table = np.zeros((longest + 1, longest + 1, n, n), np.float32)
    steps = GAP * np.arange(longest + 1, dtype=np.float32)
    table[:, 0] = steps[:, None, None]
    table[0] = steps[:, None, None]
    for i in range(longest):
        for j in range(longest):
            replaced = table[i, j] + costs[padded[:, i][:, None], padded[:, j][None]]
            table[i + 1, j + 1] = np.minimum(replaced, np.minimum(table[i, j + 1], table[i + 1, j]) + GAP)
    rows, columns = np.meshgrid(lengths, lengths, indexing="ij")
    own, other = np.meshgrid(np.arange(n), np.arange(n), indexing="ij")
    return table[rows, columns, own, other] / np.maximum(rows, columns)
