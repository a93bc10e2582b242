"""Word-like stretches: the same sequence of phones said by several voices, wherever it was cut from.

Whole utterances of up to 1.6 s are words as they are; of longer ones every run of 3 to 9 phones without a pause is one that
some other voice says too. What language it is in does not matter.
"""

import collections
import json
import pathlib
import zlib

import numpy as np

FRAME_SECONDS = 0.04
FEWEST, MOST = 3, 9
SHORTEST, LONGEST, LONGEST_PAUSE = 0.2, 1.4, 0.12
LONGEST_WHOLE = 1.8


def held_out(key):
    """One in twelve sequences is only ever used for choosing between trainings."""
    return zlib.crc32(bytes(key)) % 12 == 0


class Words:
    """`types[i]` = (phones, [(shard, first frame, end frame, most frames before, after, speaker)])."""

    def __init__(self, folder, chosen, seed=1, most_tokens=24):
        """`chosen`: False for what is learned from, True for what trainings are chosen by."""
        self.states, self.types, self.calls = [], [], []
        found = collections.defaultdict(list)
        rng = np.random.default_rng(seed)
        for path in sorted(pathlib.Path(folder).glob("*.json")):
            self.states.append(np.load(path.with_suffix(".npy"), mmap_mode="r"))
            shard = len(self.states) - 1
            of_type = collections.defaultdict(list)
            for row in json.loads(path.read_text()):
                if "type" in row:
                    of_type[row["type"]].append((shard, row["at"], row["at"] + row["frames"], 0, 0, row["speaker"]))
                    continue
                for key, token in _stretches(row, shard):
                    if held_out(key) == chosen:
                        found[key].append(token)
            self.calls += [tokens for number, tokens in sorted(of_type.items()) if (number % 12 == 0) == chosen]
        for key, tokens in found.items():
            if len({token[5] for token in tokens}) < 2:
                continue
            if len(tokens) > most_tokens:
                # not more of one voice than of another
                order = rng.permutation(len(tokens))
                turns, ranks = collections.Counter(), []
                for i in order:
                    turns[tokens[i][5]] += 1
                    ranks.append(turns[tokens[i][5]])
                tokens = [tokens[order[i]] for i in np.argsort(ranks, kind="stable")[:most_tokens]]
            self.types.append((key, tokens))

    def frames(self, token, rng=None):
        """States of a token, float32; with `rng` its ends are moved a little."""
        shard, first, end, before, after, _ = token
        if rng is not None:
            first -= rng.integers(0, before + 1) if before else -int(rng.random() < 0.15)
            end += rng.integers(0, after + 1) if after else -int(rng.random() < 0.15)
        return np.asarray(self.states[shard][first : max(end, first + 2)], np.float32)


def _stretches(row, shard):
    phones, at, frames = row["phones"], row["at"], row["frames"]
    token = lambda first, end, before, after: (shard, at + first, at + end, before, after, row["speaker"])  # noqa: E731
    if FEWEST - 1 <= len(phones) <= MOST + 3 and frames * FRAME_SECONDS <= LONGEST_WHOLE:
        first = int(phones[0][0] / FRAME_SECONDS)
        end = min(frames, int(np.ceil(phones[-1][1] / FRAME_SECONDS)))
        yield tuple(p[2] for p in phones), token(first, max(end, first + 2), min(first, 4), min(frames - end, 4))
    for start in range(len(phones)):
        for count in range(FEWEST, MOST + 1):
            stop = start + count
            if stop > len(phones) or (count > 1 and phones[stop - 1][0] - phones[stop - 2][1] > LONGEST_PAUSE):
                break
            seconds = phones[stop - 1][1] - phones[start][0]
            if seconds > LONGEST:
                break
            if seconds < SHORTEST or count == len(phones):
                continue
            first = int(round(phones[start][0] / FRAME_SECONDS))
            end = min(frames, int(round(phones[stop - 1][1] / FRAME_SECONDS)))
            if end - first >= 4:
                yield tuple(p[2] for p in phones[start:stop]), token(first, end, 0, 0)
