"""Batches of clips, each at another rate, pitch, colour and with other noise each time.

Clips of like length share a batch, stretched to one length: so nothing is padded, and the network never learns what padding looks like.
"""

import numpy as np
import torch
from torch.nn import functional

import neighbours  # noqa: F401
from features import BANDS, HIGHEST_HZ, LOWEST_HZ, _to_hz, _to_mel
from front_end import ALL_BANDS, LOUD, PITCH_BANDS, PITCH_HIGHEST_HZ, PITCH_LOWEST_HZ

# lengths are multiples of this many frames: each new length costs the library a plan for every layer
LENGTHS = 16
SHORTEST, LONGEST = 64, 400
# about the mean of what is not masked
MASK = -11.0


class Scale:
    """The bands of one of the two parts, some after the other in what the network reads."""

    def __init__(self, first, bands, lowest_hz, highest_hz):
        self.first, self.bands = first, bands
        self.edges = np.linspace(_to_mel(np.array(lowest_hz)), _to_mel(np.array(highest_hz)), bands + 2)

    def warped(self, factor):
        """Where each band lies when all frequencies are times a factor: (clips, bands), in bands."""
        hz = _to_hz(self.edges[1:-1]) * factor[:, None]
        return (_to_mel(hz) - self.edges[1]) / (self.edges[1] - self.edges[0])


SCALES = [Scale(0, BANDS, LOWEST_HZ, HIGHEST_HZ), Scale(BANDS, PITCH_BANDS, PITCH_LOWEST_HZ, PITCH_HIGHEST_HZ)]


class Batches:
    def __init__(self, clips, rng, size=32):
        self.rng, self.size = rng, size
        self.lengths = np.array([len(clip.bands) for clip in clips])
        self.clips = torch.full((len(clips), self.lengths.max(), ALL_BANDS), MASK)
        for place, clip in enumerate(clips):
            self.clips[place, : len(clip.bands)] = torch.from_numpy(clip.bands)

    @property
    def steps(self):
        """Batches of an epoch."""
        return len(self.lengths) // self.size

    def epoch(self):
        """`(places, bands)` once for nearly every clip: (size,) and (size, frames, ALL_BANDS)."""
        # 12 % faster or slower, one standard deviation
        wanted = self.lengths * np.exp(self.rng.normal(0, 0.12, len(self.lengths)))
        order = np.argsort(wanted)
        kept = self.steps * self.size
        # what is left over is now of the shortest, now of the longest
        groups = (order[:kept] if self.rng.random() < 0.5 else order[-kept:]).reshape(-1, self.size)
        for group in self.rng.permutation(groups):
            frames = int(np.clip(LENGTHS * round(wanted[group].mean() / LENGTHS), SHORTEST, LONGEST))
            yield torch.from_numpy(group), self.altered(group, frames)

    def altered(self, places, frames):
        count = len(places)
        last = self.lengths[places] - 1.0
        # three in ten lack something at an end
        share = np.where(self.rng.random(count) < 0.3, self.rng.uniform(0.7, 1, count), 1)
        start = self.rng.uniform(0, 1, count) * last * (1 - share)
        time = start[:, None] + (last * share)[:, None] * np.linspace(0, 1, frames)
        # of a longer or shorter throat and a higher or lower voice
        factor = np.exp(self.rng.normal(0, 0.08, count).clip(-0.25, 0.25))
        # six in ten over a floor of noise, 13 to 43 dB below the loudest
        noised = torch.from_numpy(self.rng.random((count, 1, 1)) < 0.6)
        depth = torch.from_numpy(self.rng.uniform(3, 10, (count, 1, 1)).astype(np.float32))
        parts = []
        for scale in SCALES:
            part = self.sampled(places, scale, time, scale.warped(factor))
            part = part + self.curves(count, scale.bands, 5, 0.4)
            part = torch.where(noised, torch.logaddexp(part, self.noise_like(part, depth)), part)
            # a loud frame is to be at 0 again, noise or none
            parts.append(part - torch.quantile(torch.logsumexp(part, 2), LOUD, 1)[:, None, None])
        return self.masked(torch.cat(parts, 2))

    def sampled(self, places, scale, time, band):
        """At places in time, (clips, frames), and in frequency, (clips, bands), between those that there are."""
        source = self.clips[places][:, None, :, scale.first : scale.first + scale.bands]
        grid = np.empty((*time.shape, scale.bands, 2), np.float32)
        grid[..., 0] = 2 * band[:, None, :] / (scale.bands - 1) - 1
        grid[..., 1] = 2 * time[:, :, None] / (self.clips.shape[1] - 1) - 1
        return functional.grid_sample(source, torch.from_numpy(grid), align_corners=True, padding_mode="border")[:, 0]

    def curves(self, count, bands, points, size):
        """Smooth responses of microphones and rooms, in natural log of power."""
        heights = torch.from_numpy(self.rng.normal(0, size, (count, 1, points)).astype(np.float32))
        return functional.interpolate(heights, bands, mode="linear", align_corners=True)

    def noise_like(self, part, depth):
        loud = torch.quantile(part.flatten(1), LOUD, 1)[:, None, None]
        grain = torch.from_numpy(self.rng.gumbel(0, 0.5, part.shape).astype(np.float32))
        return loud - depth + self.curves(len(part), part.shape[2], 6, 1.0) + grain

    def masked(self, bands):
        """Two stretches of mel bands and two of frames say nothing (Park et al. 2019)."""
        frames = bands.shape[1]
        for clip in bands:
            for _ in range(2):
                width = self.rng.integers(9)
                low = self.rng.integers(BANDS - width + 1)
                clip[:, low : low + width] = MASK
                width = self.rng.integers(frames // 8)
                start = self.rng.integers(frames - width + 1)
                clip[start : start + width] = MASK
        return bands
