"""Mel bands of many files, made once and kept."""

import concurrent.futures

import numpy as np


def kept_mels(kept, rows, mels_of):
    """
    @param kept the file that an earlier call wrote, or this one will
    @param rows called where there is none: `(path, fact, ...)` of each file
    @param mels_of called in other processes with a path: some arrays (frames, bands), as many for every file; None to leave it out
    @returns `(name, fact, ...)` as text and the arrays of each file
    """
    if not kept.exists():
        listed = list(rows())
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            mels = list(pool.map(mels_of, [row[0] for row in listed], chunksize=16))
        listed, mels = zip(*[(row, mel) for row, mel in zip(listed, mels) if mel is not None])
        np.savez(
            kept,
            rows=np.array([(path.name, *map(str, facts)) for path, *facts in listed]),
            lengths=np.array([[len(mel) for mel in each] for each in mels]),
            frames=np.concatenate([mel for each in mels for mel in each]),
        )
    with np.load(kept) as stored:
        facts, lengths, frames = stored["rows"].tolist(), stored["lengths"], stored["frames"]
    ends = np.cumsum(lengths.reshape(-1)).reshape(lengths.shape)
    return [(row, [frames[end - count : end] for end, count in zip(*each)]) for row, each in zip(facts, zip(ends, lengths))]
