"""Calls that no phone describes: made sounds of a few hundred types, each uttered many times with small differences.

A type is a sequence of one to four elements (a sweep, a trill, a buzz, a burst of noise, a pulse train) with gaps; another
utterance of it is a little slower or higher, in another room. They stand for animals' calls without being anybody's.
"""

import numpy as np

import neighbours  # noqa: F401
import augment

KINDS = ["sweep", "trill", "buzz", "burst", "pulses"]


def element(rng):
    low = 250 * 2 ** rng.uniform(0, 4.3)
    return {
        "kind": KINDS[rng.integers(len(KINDS))],
        "seconds": rng.uniform(0.05, 0.4),
        "gap": rng.uniform(0.0, 0.15),
        "hz": (low, min(7000.0, low * 2 ** rng.uniform(-1.2, 1.2))),
        "bend": rng.uniform(-1, 1),
        "rate": rng.uniform(12, 45),
        "depth": rng.uniform(0.03, 0.3),
        "harmonics": int(rng.integers(1, 7)),
        "tilt": rng.uniform(0.6, 2.0),
        "level": rng.uniform(0.4, 1.0),
    }


def call_type(rng):
    return [element(rng) for _ in range(rng.integers(1, 5))]


def utter(type_, rng):
    """One utterance, float32 at 16 kHz."""
    tempo, pitch = rng.uniform(0.85, 1.18), 2 ** rng.uniform(-0.12, 0.12)
    parts = [np.zeros(int(rng.uniform(0.02, 0.15) * augment.RATE))]
    for each in type_:
        seconds = each["seconds"] * tempo * rng.uniform(0.9, 1.1)
        n = max(160, int(seconds * augment.RATE))
        t = np.arange(n) / augment.RATE
        x = np.linspace(0, 1, n)
        own = pitch * 2 ** rng.uniform(-0.03, 0.03)
        curve = x + each["bend"] * x * (1 - x)
        hz = own * each["hz"][0] * (each["hz"][1] / each["hz"][0]) ** curve
        envelope = np.sin(np.pi * np.clip(x, 0, 1)) ** 0.5
        if each["kind"] == "trill":
            hz = hz * (1 + each["depth"] * np.sin(2 * np.pi * each["rate"] * t))
        phase = 2 * np.pi * np.cumsum(hz) / augment.RATE
        if each["kind"] == "burst":
            sound = np.convolve(rng.standard_normal(n), np.hanning(9), "same") * np.sin(phase)
        else:
            count = 18 if each["kind"] == "buzz" else each["harmonics"]
            sound = sum((hz * k < 7600) * np.sin(k * phase) * k ** -each["tilt"] for k in range(1, count + 1))
        if each["kind"] == "pulses":
            envelope = envelope * (np.sin(2 * np.pi * each["rate"] * t) > 0.2)
        parts += [each["level"] * envelope * sound, np.zeros(int(each["gap"] * tempo * augment.RATE))]
    parts.append(np.zeros(int(rng.uniform(0.02, 0.15) * augment.RATE)))
    return augment.spoil(np.concatenate(parts).astype(np.float32), rng)
