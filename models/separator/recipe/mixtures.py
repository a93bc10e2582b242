"""Mixtures of sounds and what may be asked of them."""

import dataclasses

import numpy as np
import torch

import neighbours  # noqa: F401
from smooth_curve import smooth_curve
from sounds_by_name import KIND_OF
from spectrum import BAND_OF_BIN, BANDS, BINS, RATE

SECONDS = 4
SAMPLES = SECONDS * RATE
# how often a sound is of ESC-10, is speech, or is of the other labels, which then are as likely as each other
SHARES = {"esc10": 0.4, "speech": 0.27, "other": 0.33}
QUERIES = 2


@dataclasses.dataclass
class Example:
    parts: np.ndarray
    """(sources, SAMPLES)"""
    tilts: np.ndarray
    """(sources, BINS): gains of a room and a microphone"""
    queries: np.ndarray
    """(QUERIES, labels) of 0 and 1"""
    answers: np.ndarray
    """(QUERIES, sources) of 0 and 1"""


class Mixer:
    """Makes mixtures of `kept`, labelled by one of `labels` or by none of them."""

    def __init__(self, kept, labels, rng):
        self.labels, self.rng = labels, rng
        self.place = {label: place for place, label in enumerate(labels)}
        self.pools = {"esc10": {}, "speech": {}, "other": {}}
        for sound in kept:
            pool = "esc10" if sound.fold else "speech" if sound.label == "speech" else "other"
            # of speech, as much by LibriSpeech as by all packages
            name = sound.package == "librispeech" if pool == "speech" else sound.label
            self.pools[pool].setdefault(name, []).append(sound)

    def drawn(self, labels):
        """A sound of none of the labels."""
        while True:
            pool = self.pools[self.rng.choice(list(SHARES), p=list(SHARES.values()))]
            sounds = list(pool.values())[self.rng.integers(len(pool))]
            sound = sounds[self.rng.integers(len(sounds))]
            if sound.label not in labels:
                return sound

    def placed(self, sound):
        """(SAMPLES,), at another speed, where a short sound comes once to three times."""
        rng, out = self.rng, np.zeros(SAMPLES, np.float32)
        speed = np.exp(rng.uniform(-0.2, 0.2))
        length = int(len(sound.samples) / speed)
        if length > SAMPLES:
            start = rng.integers(length - SAMPLES + 1)
            places = (start + np.arange(SAMPLES)) * speed
        else:
            places = np.arange(length) * speed
        first = int(places[0])
        taken = np.asarray(sound.samples[first : int(places[-1]) + 2], np.float32)
        resampled = np.interp(places - first, np.arange(len(taken)), taken).astype(np.float32)
        times = rng.integers(1, 4) if length < SAMPLES // 3 else 1
        for _ in range(times):
            at = rng.integers(SAMPLES - len(resampled) + 1)
            out[at : at + len(resampled)] += resampled
        return out / (np.sqrt(np.mean(out**2)) + 1e-3)

    def tilt(self):
        rng = self.rng
        gain = np.exp(0.5 * smooth_curve(rng, BANDS, 5, rng.choice([0.3, 1.0])))
        if rng.random() < 0.25:
            # recorded at 16 kHz, or at 8
            gain[BAND_OF_BIN[rng.choice([128, 256])] :] = 1e-3
        return gain[BAND_OF_BIN]

    def example(self):
        rng = self.rng
        count = rng.choice([1, 2, 3], p=[0.08, 0.74, 0.18])
        sounds = []
        for _ in range(count):
            sounds.append(self.drawn({sound.label for sound in sounds}))
        parts = np.zeros((3, SAMPLES), np.float32)
        for place, sound in enumerate(sounds):
            gain = 0 if place == 0 else rng.uniform(-7, 7)
            parts[place] = self.placed(sound) * 10 ** (gain / 20)
        known = [place for place, sound in enumerate(sounds) if sound.label in self.place]
        rng.shuffle(known)
        queries, answers = np.zeros((QUERIES, len(self.labels)), np.float32), np.zeros((QUERIES, 3), np.float32)
        for turn in range(QUERIES):
            asked = self.question(sounds, known, turn)
            for label in asked:
                queries[turn, self.place[label]] = 1
            for place, sound in enumerate(sounds):
                answers[turn, place] = sound.label in asked
        return Example(parts, np.stack([self.tilt() for _ in range(3)]), queries, answers)

    def question(self, sounds, known, turn):
        """The labels that are asked for: of a sound, of all sounds of its kind, of two sounds, or of what is not there."""
        rng = self.rng
        if turn >= len(known) or rng.random() < 0.08:
            # what could be heard in none of them
            kinds = {KIND_OF.get(sound.label) for sound in sounds}
            absent = [label for label in self.labels if KIND_OF[label] not in kinds]
            if None not in kinds and absent:
                return {absent[rng.integers(len(absent))]}
            if not known:
                return set()
        own = sounds[known[turn % len(known)]].label
        if rng.random() < 0.15:
            return {label for label in self.labels if KIND_OF[label] == KIND_OF[own]}
        if rng.random() < 0.1 and len(known) > 1:
            return {own, sounds[known[(turn + 1) % len(known)]].label}
        return {own}

    def batch(self, size):
        """@returns parts (size, 3, SAMPLES), tilts (size, 3, BINS), queries (size, QUERIES, labels), answers (size, QUERIES, 3)"""
        examples = [self.example() for _ in range(size)]
        return [
            torch.from_numpy(np.stack([getattr(each, name) for each in examples]).astype(np.float32))
            for name in ("parts", "tilts", "queries", "answers")
        ]
