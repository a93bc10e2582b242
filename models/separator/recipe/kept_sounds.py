"""The sounds to mix, as samples at 32 kHz, each at several speeds."""

import concurrent.futures
import dataclasses

import numpy as np

import neighbours  # noqa: F401
from sounds import excerpt, listed

LONGEST_SECONDS = 8


@dataclasses.dataclass(frozen=True)
class Kept:
    package: str
    label: str
    fold: int
    """ESC-10's, or 0"""
    samples: np.ndarray
    """int16"""


def samples_of(path):
    samples = excerpt(path, LONGEST_SECONDS)
    return None if samples is None else np.round(samples * (32_000 / np.abs(samples).max())).astype(np.int16)


def load_kept(shared, data, kept):
    """Decodes all sounds, or reads what an earlier call has kept in the folder `kept`, from the disk as it is used."""
    if not (kept / "rows.npz").exists():
        rows = listed(shared, data)
        kept.mkdir(parents=True, exist_ok=True)
        lengths = []
        with concurrent.futures.ProcessPoolExecutor(2) as pool, open(kept / "samples.s16", "wb") as file:
            for samples in pool.map(samples_of, [row[0] for row in rows], chunksize=16):
                lengths.append(0 if samples is None else len(samples))
                if samples is not None:
                    file.write(samples.tobytes())
        np.savez(kept / "rows.npz", rows=np.array([(path.name, *map(str, facts)) for path, *facts in rows]), lengths=lengths)
    with np.load(kept / "rows.npz") as stored:
        rows, lengths = stored["rows"].tolist(), stored["lengths"]
    samples = np.memmap(kept / "samples.s16", np.int16, "r")
    ends = np.cumsum(lengths)
    return [
        Kept(package, label, int(fold), samples[end - length : end])
        for (_, package, label, fold), end, length in zip(rows, ends, lengths, strict=True)
        if length > 0
    ]
