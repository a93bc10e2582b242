"""Which phones follow which in a language, and what was probably said given that: a teacher that knows the language.

The network itself is to rely on no language's phonotactics; its teacher may, where the language of a recording is known.
"""

import collections
import gzip
import math

import numpy as np

from espeak import Espeak
from real_speech import phones_of_text, prompt_texts
from texts import Texts

SEED = 20261125
ORDER = 4
START = -1


class PhoneGrams:
    """Interpolated n-grams of phones (Witten & Bell 1991): `log_probabilities(context)` of each index, 0 for the end."""

    def __init__(self, sequences, size):
        self._counts = [collections.defaultdict(collections.Counter) for _ in range(ORDER)]
        for sequence in sequences:
            padded = [START] * (ORDER - 1) + list(sequence) + [0]
            for at in range(ORDER - 1, len(padded)):
                for length in range(ORDER):
                    self._counts[length][tuple(padded[at - length : at])][padded[at]] += 1
        # what never occurs is not of the language
        self._known = np.full(size, 1e-9)
        for phone in self._counts[0][()]:
            self._known[phone] = 1
        self._known /= self._known.sum()
        self._cache = {}

    def log_probabilities(self, context):
        context = tuple(context[-(ORDER - 1) :])
        context = (START,) * (ORDER - 1 - len(context)) + context
        if context not in self._cache:
            self._cache[context] = np.log(self._probabilities(context))
        return self._cache[context]

    def _probabilities(self, context):
        lower = self._probabilities(context[1:]) if context else self._known
        counts = self._counts[len(context)].get(context)
        if not counts:
            return lower
        own = np.zeros(len(lower))
        for phone, count in counts.items():
            own[phone] = count
        return (own + len(counts) * lower) / (own.sum() + len(counts))


def sequences_of(voice, texts, inventory):
    espeak = Espeak()
    if espeak.set_voice(voice) != 0:
        raise RuntimeError(f"eSpeak NG has no voice {voice}")
    for text in texts:
        found = [inventory.index(phone) for phone in phones_of_text(espeak, text, voice)]
        if found:
            yield [index for index in found if index]


def english_texts(shared, data):
    """Prompts and what mothers say to infants, ten times since there is little of it; names; and words, a few at once."""
    sentences = list(prompt_texts(data / "debian", "en").values())
    for line in (shared / "frank2009" / "corpus.csv").read_text("utf8").splitlines():
        sentences.append(line.rsplit(",", 1)[1])
    with gzip.open(shared / "lexical" / "wikipron" / "eng_latn_us_broad.tsv.gz", "rt", encoding="utf8") as file:
        words = sorted({line.split("\t", 1)[0] for line in file})
    np.random.default_rng(SEED).shuffle(words)
    joined = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    return sentences * 10 + Texts(data / "annotations").phrases("en-us") + joined


def best_sequence(log_probabilities, grams, weight=0.5, bonus=0.6, beam=16, branches=8):
    """CTC prefix beam search (Hannun et al. 2014) with n-grams. `log_probabilities` (frames, 1 + phones), the blank first."""
    # prefix -> (log p ending in a blank, log p ending in its last phone, score of the n-grams)
    beams = {(): (0.0, -math.inf, 0.0)}
    for frame in log_probabilities:
        candidates = [int(i) for i in np.argpartition(-frame, branches)[:branches] if i and frame[i] > -9]
        grown = collections.defaultdict(lambda: [-math.inf, -math.inf, 0.0])
        for prefix, (blank, last, score) in beams.items():
            total = np.logaddexp(blank, last)
            same = grown[prefix]
            same[0], same[2] = np.logaddexp(same[0], total + frame[0]), score
            if prefix:
                same[1] = np.logaddexp(same[1], last + frame[prefix[-1]])
            if frame[0] > -0.01:
                continue
            following = grams.log_probabilities(prefix)
            for phone in candidates:
                longer = grown[prefix + (phone,)]
                longer[2] = score + weight * following[phone] + bonus
                before = blank if prefix and prefix[-1] == phone else total
                longer[1] = np.logaddexp(longer[1], before + frame[phone])
        best = sorted(grown.items(), key=lambda item: -(np.logaddexp(item[1][0], item[1][1]) + item[1][2]))[:beam]
        beams = {prefix: tuple(state) for prefix, state in best}
    return list(next(iter(beams)))
