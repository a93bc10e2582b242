"""Utterances made of pieces of others, whoever said them in whatever language.

Few people speak in the data, each in one language and one manner, and a network with a memory soon learns to tell by the
voice which phones to expect. In these nothing that was said before says what comes next.
"""

import collections

import numpy as np

from corpus import stacked
from features import BANDS
from shard import UNKNOWN

LENGTHS = [240, 400, 700, 1100]  # mel frames
SHORTEST, LONGEST = 30, 300  # of a piece
MOST_PAUSE = 20  # kept before and after a piece, where there is one
MEL_FRAMES_AN_OUTPUT = 2


def warped_bands(warp):
    """`warp` (..., 1), about 1: the bands (lower one, and how much of the next) that a vocal tract so much shorter has in each band's place."""
    at = np.minimum(np.arange(BANDS) * warp, BANDS - 1).astype(np.float32)
    low = np.minimum(at.astype(np.int64), BANDS - 2)
    return low, (at - low).astype(np.float32)


class Splices:
    """Pieces by people and by the synthesiser; the more a voice says, the more often it is taken, by the square root."""

    def __init__(self, corpus, real_share=0.5):
        self.corpus, self.real_share, self._spans = corpus, real_share, {}
        voices = collections.defaultdict(list)
        for number, (shard, row, phones, segments, _) in enumerate(corpus.utterances):
            if segments is not None and len(phones):
                voices["spans" in row, row["speaker"] if "spans" not in row else shard.name].append(number)
        self.voices = {}
        for synthetic in (False, True):
            own = [np.array(numbers) for (kind, _), numbers in voices.items() if kind == synthetic]
            weights = np.sqrt([len(numbers) for numbers in own])
            self.voices[synthetic] = own, weights / weights.sum()

    def _spans_of(self, number):
        """(starts, ends, labels) of an utterance in mel frames, or None where its phones cannot be told apart."""
        if number not in self._spans:
            _, row, phones, segments, _ = self.corpus.utterances[number]
            edges = np.flatnonzero(np.diff(segments, prepend=0, append=0))
            runs = [(a, b) for a, b in zip(edges[:-1], edges[1:]) if segments[a] > 0]
            same = len(runs) == len(phones) and all(segments[a] == phone for (a, _), phone in zip(runs, phones))
            self._spans[number] = np.array(runs, np.int32).T * MEL_FRAMES_AN_OUTPUT if same else None
        return self._spans[number]

    def _piece(self, rng, most):
        """(mel, phones, segments, stress) of at most so many frames, or None."""
        own, weights = self.voices[bool(rng.random() >= self.real_share)]
        number = int(rng.choice(own[rng.choice(len(own), p=weights)]))
        spans = self._spans_of(number)
        if spans is None:
            return None
        shard, row, phones, segments, stress = self.corpus.utterances[number]
        starts, ends = spans
        first = int(rng.integers(len(phones)))
        last = min(len(phones) - 1, int(np.searchsorted(ends, starts[first] + rng.uniform(SHORTEST, LONGEST))))
        before = starts[first] - (ends[first - 1] if first else 0)
        after = (starts[last + 1] if last + 1 < len(phones) else row["frames"]) - ends[last]
        start = starts[first] - int(rng.integers(0, min(before, MOST_PAUSE) + 1)) // 2 * 2
        end = min(row["frames"] // 2 * 2, ends[last] + int(rng.integers(0, min(max(after, 0), MOST_PAUSE) + 1)) // 2 * 2)
        if end - start < 4 or end - start > most:
            return None
        mel = np.asarray(shard.frames(row)[start:end], np.float32)
        # another vocal tract for each piece
        low, share = warped_bands(rng.uniform(0.87, 1.15, 1))
        mel = mel[:, low] * (1 - share) + mel[:, low + 1] * share
        level = np.log(np.exp(mel).mean() + 1e-10)
        places = slice(start // MEL_FRAMES_AN_OUTPUT, end // MEL_FRAMES_AN_OUTPUT)
        levels = np.full(places.stop - places.start, UNKNOWN) if stress is None else stress[places]
        return mel - level + rng.normal(0, 0.8), phones[first : last + 1], segments[places], levels

    def _utterance(self, rng, frames):
        pieces, length = [], 0
        for _ in range(60):
            piece = self._piece(rng, frames - length)
            if piece is not None:
                pieces.append(piece)
                length += len(piece[0])
            if frames - length < SHORTEST:
                break
        return [np.concatenate(parts) for parts in zip(*pieces)]

    def tensors(self, frames_a_batch, rng):
        """As `Corpus.tensors`, of utterances all about as long."""
        frames = int(rng.choice(LENGTHS))
        made = [self._utterance(rng, frames) for _ in range(frames_a_batch // frames)]
        return stacked(made)
