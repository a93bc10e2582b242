"""All shards together: what to learn from, in batches of utterances of like length."""

import collections
import json
import pathlib

import numpy as np
import torch

from features import BANDS
from inventory import Inventory, choose
from shard import UNKNOWN, Shard, frame_labels, output_frames, unroll

LEAST_TOKENS = 90


def inventory_of(data):
    """The inventory, chosen once from what was synthesised and kept beside it."""
    path = pathlib.Path(data) / "inventory.json"
    if not path.exists():
        counts = collections.Counter()
        for shard in sorted((pathlib.Path(data) / "synth").glob("*.json")):
            counts.update(span[2] for row in json.loads(shard.read_text()) for span in row["spans"])
        path.write_text(json.dumps({"phones": choose(counts, LEAST_TOKENS).phones}, ensure_ascii=False, indent=1))
    return Inventory(json.loads(path.read_text())["phones"])


class Corpus:
    """`utterances[i]` = (shard, row, phones, segments or None, stress or None); languages can be left out."""

    def __init__(self, paths, inventory, without=(), alignments=None):
        self.utterances = []
        for path in sorted(paths):
            shard = Shard(path)
            aligned = _read_alignments(alignments, shard.name)
            for number, row in enumerate(shard.rows):
                if row["language"].split("-")[0] in without:
                    continue
                frames = output_frames(row["frames"])
                segments = stress = None
                if "spans" in row:
                    phones = [inventory.index(span[2]) for span in row["spans"]]
                    segments = frame_labels([(s[0], s[1], p) for s, p in zip(row["spans"], phones)], frames)
                    if any(len(span) > 3 for span in row["spans"]):
                        stress = np.full(frames, UNKNOWN, np.int8)
                        marked = [(s[0], s[1], s[3] + 1) for s in row["spans"] if len(s) > 3]
                        levels = frame_labels(marked, frames)
                        stress[levels > 0] = levels[levels > 0] - 1
                elif row.get("silent"):
                    phones, segments = [], np.zeros(frames, np.int16)
                else:
                    phones = [inventory.index(phone) for phone in row.get("said", [])]
                    if aligned is not None and str(number) in aligned:
                        segments = unroll(aligned[str(number)]).astype(np.int16)
                phones = [phone for phone in phones if phone]
                if _fits(phones, frames):
                    self.utterances.append((shard, row, np.array(phones, np.int16), segments, stress))

    def __len__(self):
        return len(self.utterances)

    def seconds(self):
        return sum(row["frames"] for _, row, *_ in self.utterances) / 100

    def batches(self, frames_a_batch, rng, share=1.0):
        """Lists of utterance numbers, like lengths together, in random order; `share` of all utterances."""
        numbers = rng.permutation(len(self.utterances))[: int(len(self.utterances) * share)]
        lengths = np.array([self.utterances[i][1]["frames"] for i in numbers]) * rng.uniform(0.9, 1.1, len(numbers))
        batch, batches, longest = [], [], 0
        for i in numbers[np.argsort(lengths)]:
            longest = max(longest, self.utterances[i][1]["frames"])
            if batch and longest * (len(batch) + 1) > frames_a_batch:
                batches.append(batch)
                batch, longest = [], self.utterances[i][1]["frames"]
            batch.append(i)
        batches.append(batch)
        return [batches[i] for i in rng.permutation(len(batches))]

    def tensors(self, numbers):
        """mel (batch, frames, bands), lengths, phones joined, their counts, segments and stress (-1 where not known)."""
        return stacked(
            [(shard.frames(row), phones, segments, stress) for shard, row, phones, segments, stress in map(self.utterances.__getitem__, numbers)]
        )


def stacked(utterances):
    """A batch of (mel, phones, segments or None, stress or None), as `Corpus.tensors` gives it."""
    spectra, phones, *marks = zip(*utterances)
    lengths = [len(mel) for mel in spectra]
    sounds = np.zeros((len(spectra), max(lengths), BANDS), np.float32)
    for i, mel in enumerate(spectra):
        sounds[i, : len(mel)] = mel
    labels = np.full((len(marks), len(spectra), output_frames(max(lengths))), UNKNOWN, np.int64)
    for kind, of_utterances in enumerate(marks):
        for i, known in enumerate(of_utterances):
            if known is not None:
                labels[kind, i, : len(known)] = known
    joined = np.concatenate(phones).astype(np.int64)
    counts = [len(said) for said in phones]
    return tuple(map(torch.as_tensor, (sounds, lengths, joined, counts, *labels)))


def _fits(phones, frames):
    """CTC needs a frame a phone, and one between two that are the same."""
    return len(phones) + sum(a == b for a, b in zip(phones, phones[1:])) <= frames


def _read_alignments(folder, name):
    path = pathlib.Path(folder or ".") / f"{name}.alignment.json"
    return json.loads(path.read_text()) if folder and path.exists() else None
