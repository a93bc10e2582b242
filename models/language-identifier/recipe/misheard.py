"""Windows of what texts say, with the mistakes that a recogniser makes: no voice, no room, no codec, only a language.

What is said is of `say_texts.py`. Each window has its own pace and its own share of phones that are taken for similar ones
(by articulatory features), left out or broken by a pause, so that there is nothing to learn from but which phones follow which.
"""

import json

import numpy as np
from scipy.special import log_softmax

import neighbours  # noqa: F401
from articulation import feature_table, substitution_costs
from features import OUTPUT_SECONDS
from read_phones import LEAST_LOG

SECONDS = 0.085  # of a phone, as people talk
MOST_HALVES = 15  # of 20 ms


class Misheard:
    """`inventory`: of the recogniser; `said`: the folder that say_texts.py wrote."""

    def __init__(self, inventory, said):
        self.costs = substitution_costs(feature_table(inventory.phones))
        self.phrases = {}
        for path in sorted(said.glob("*.json")):
            own = [np.array(phrase) for phrase in json.loads(path.read_text())]
            self.phrases.setdefault(path.stem.split("-")[0], []).extend(own)

    def window(self, language, frames, rng):
        """(frames, 2 x classes), as the recogniser's logarithms of probabilities."""
        own, classes = self.phrases[language], len(self.costs)
        pace, wrong, lost = rng.uniform(0.6, 1.6), rng.uniform(0, 0.5), rng.uniform(0, 0.2)
        broken, sure, likeness = rng.uniform(0, 0.35), rng.uniform(2, 7), rng.uniform(0.02, 0.08)
        most = int(rng.integers(3, 9)) if rng.random() < 0.4 else 1000
        parts, missing = [], 2 * frames
        while missing > 0:
            phones = own[rng.integers(len(own))]
            start = int(rng.integers(max(1, len(phones) - most + 1)))
            phones = phones[start : start + most]
            logits = self._heard(phones, rng, wrong, lost, sure, likeness)
            seconds = SECONDS * pace * np.exp(rng.normal(0, 0.4, len(phones)))
            halves = np.clip(np.round(seconds / OUTPUT_SECONDS), 1, MOST_HALVES).astype(int)
            heard = np.repeat(logits, halves, 0)
            heard[np.repeat(rng.random(len(phones)) < broken, halves) & (rng.random(len(heard)) < 0.5), 0] += 8
            pause = np.zeros((int(rng.integers(0, 18)), classes))
            pause[:, 0] = 9
            parts += [heard, pause]
            missing -= len(heard) + len(pause)
        logits = np.concatenate(parts)[: 2 * frames]
        logits += rng.normal(0, 0.4, logits.shape)
        return np.maximum(log_softmax(logits, -1), LEAST_LOG).astype(np.float32).reshape(frames, 2 * classes)

    def _heard(self, phones, rng, wrong, lost, sure, likeness):
        """A row a phone: what is heard instead, and how much else it sounds like."""
        mistaken = np.flatnonzero(rng.random(len(phones)) < wrong)
        heard = phones.copy()
        if len(mistaken):
            scores = -self.costs[phones[mistaken], 1:] / likeness + rng.gumbel(size=(len(mistaken), len(self.costs) - 1))
            heard[mistaken] = 1 + scores.argmax(-1)
        logits = -self.costs[heard] / rng.uniform(0.03, 0.1) + rng.normal(0, 1, (len(heard), len(self.costs)))
        logits[:, 0] = -rng.uniform(1, 6, len(heard))
        logits[np.arange(len(heard)), heard] += sure * rng.random(len(heard))
        logits[rng.random(len(heard)) < lost, 0] += 10
        return logits
