"""Mixtures of sounds at known times, in mel power: what is heard together adds up."""

import numpy as np

from mel import BANDS, HOP, RATE, normalise
from network import STRIDE
from smooth_curve import smooth_curve
from sounds import SPEEDS

SECONDS = 5
FRAMES = SECONDS * RATE // HOP // STRIDE * STRIDE
BAND_EDGES = np.linspace(0, 1, BANDS)


def noise(rng):
    """(FRAMES, BANDS) of the power of stationary noise, white to brown."""
    tilt = rng.uniform(-6, 1)
    power = np.exp(tilt * BAND_EDGES + smooth_curve(rng, BANDS, 6, 0.7))
    return power * rng.gamma(8, 1 / 8, (FRAMES, BANDS)).astype(np.float32)


def reverberated(power, rng):
    """With an exponential tail (a room of 0.1 to 0.9 s)."""
    decay = 10 ** (-6 * HOP / RATE / rng.uniform(0.1, 0.9))
    share = rng.uniform(0.05, 0.4)
    tail, out = np.zeros(BANDS, np.float32), np.empty_like(power)
    for i, frame in enumerate(power):
        tail = decay * tail + frame
        out[i] = frame + share * tail
    return out


class Mixer:
    """Makes examples of `sounds`, drawn by `weights`; what a label teaches is said by `target`."""

    def __init__(self, sounds, weights, targets, rng):
        self.sounds, self.targets, self.rng = sounds, targets, rng
        self.shares = np.cumsum(weights / weights.sum())

    def drawn(self):
        return min(int(np.searchsorted(self.shares, self.rng.random())), len(self.sounds) - 1)

    def placed(self, index):
        """@returns (FRAMES, BANDS) of power, and where it sounds (FRAMES,)"""
        rng = self.rng
        mel = self.sounds[index].mels[rng.integers(len(SPEEDS))]
        if len(mel) > FRAMES:
            at = rng.integers(len(mel) - FRAMES + 1)
            mel = mel[at : at + FRAMES]
        power = np.exp(mel.astype(np.float32)) - 1e-9
        power *= np.exp(smooth_curve(rng, BANDS, 5, rng.choice([0.3, 1.0])))
        if rng.random() < 0.25:
            power = reverberated(power, rng)
        canvas = np.zeros((FRAMES, BANDS), np.float32)
        at = rng.integers(FRAMES - len(power) + 1)
        canvas[at : at + len(power)] = power
        loudness = canvas.sum(-1)
        sounding = loudness > 0.01 * np.sort(loudness)[-max(1, FRAMES // 50)]
        level = loudness[sounding].mean() + 1e-12
        return canvas / level, sounding

    def example(self):
        """@returns what the network reads, the targets of the clip (outputs,) and of its frames (FRAMES / STRIDE, outputs)"""
        rng = self.rng
        count = rng.choice([0, 1, 2, 3], p=[0.02, 0.58, 0.32, 0.08])
        total = np.zeros((FRAMES, BANDS), np.float32)
        outputs = len(self.targets[0])
        clip = np.zeros(outputs, np.float32)
        frames = np.zeros((FRAMES, outputs), np.float32)
        for place in range(count):
            index = self.drawn()
            canvas, sounding = self.placed(index)
            gain = 1.0 if place == 0 else 10 ** (rng.uniform(-7, 7) / 10)
            total += gain * canvas
            target = self.targets[index]
            clip = np.maximum(clip, target)
            frames[sounding] = np.maximum(frames[sounding], target)
        if rng.random() < 0.6 or count == 0:
            total += noise(rng) * 10 ** (rng.uniform(-45, -3) / 10)
        # as telephones, old games and codecs have it
        if rng.random() < 0.4:
            edge = rng.integers(BANDS // 2, BANDS)
            total[:, edge:] *= 1e-7
        total *= np.exp(smooth_curve(rng, BANDS, 4, 0.4))
        mel = normalise(total)
        for _ in range(2):
            # short enough that no sound is hidden as a whole
            width, height = rng.integers(0, 10), rng.integers(0, 8)
            at, low = rng.integers(FRAMES - width + 1), rng.integers(BANDS - height + 1)
            mel[at : at + width] = -1
            mel[:, low : low + height] = -1
        return mel, clip, frames.reshape(-1, STRIDE, outputs).mean(1)

    def batch(self, size):
        mels, clips, frames = zip(*[self.example() for _ in range(size)])
        return np.stack(mels), np.stack(clips), np.stack(frames)
