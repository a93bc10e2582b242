"""A shard of training data: log-mel frames of many utterances in one file, their labels in another."""

import json
import pathlib

import numpy as np

from features import BANDS, OUTPUT_OFFSET_SECONDS, OUTPUT_SECONDS

UNKNOWN = -1


def output_frames(mel_frames):
    return 2 * -(-mel_frames // 4)


def frame_labels(spans, frames):
    """`spans`: (start, end, label) in seconds; the label at the middle of each output frame, 0 where there is none."""
    middle = np.arange(frames) * OUTPUT_SECONDS + OUTPUT_OFFSET_SECONDS
    labels = np.zeros(frames, np.int16)
    for start, end, label in spans:
        labels[np.searchsorted(middle, start) : np.searchsorted(middle, end)] = label
    return labels


class ShardWriter:
    """Writes `name.mel` (float16, frames x BANDS) and `name.json` (one row an utterance), the latter last."""

    def __init__(self, folder, name):
        self._path = pathlib.Path(folder) / name
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._mel = open(f"{self._path}.mel.part", "wb")
        self._rows, self._at = [], 0

    def add(self, mel, phones, segments=None, stress=None, **facts):
        """`phones` indices in order; `segments` and `stress` one label an output frame, or None where not known."""
        mel.astype("<f2").tofile(self._mel)
        row = {"at": self._at, "frames": len(mel), "phones": [int(p) for p in phones], **facts}
        for key, labels in (("segments", segments), ("stress", stress)):
            if labels is not None:
                row[key] = runs_of(labels)
        self._rows.append(row)
        self._at += len(mel)

    def close(self):
        self._mel.close()
        pathlib.Path(f"{self._path}.mel.part").rename(f"{self._path}.mel")
        with open(f"{self._path}.json", "w") as file:
            json.dump(self._rows, file)
        return self._at / 100


def runs_of(labels):
    """[label, length, label, length ...]"""
    edges = np.flatnonzero(np.diff(labels)) + 1
    starts = np.concatenate([[0], edges])
    lengths = np.diff(np.concatenate([starts, [len(labels)]]))
    return [int(v) for pair in zip(labels[starts], lengths) for v in pair]


def unroll(runs):
    pairs = np.asarray(runs, np.int64).reshape(-1, 2)
    return np.repeat(pairs[:, 0], pairs[:, 1])


class Shard:
    def __init__(self, path):
        self.name = pathlib.Path(path).stem
        with open(path) as file:
            self.rows = json.load(file)
        self.mel = np.memmap(str(path).replace(".json", ".mel"), "<f2", "r").reshape(-1, BANDS)

    def frames(self, row):
        return self.mel[row["at"] : row["at"] + row["frames"]]
