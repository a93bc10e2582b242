"""Mel bands of sounds at 32 kHz, as src/sound/naming/sound-bands.ts makes them."""

import subprocess

import numpy as np

import neighbours  # noqa: F401
from features import mel_filterbank

RATE, FRAME, HOP, BANDS = 32_000, 1024, 640, 64
LOWEST, HIGHEST = 50.0, 15_500.0
# 50 dB below the loudest of the window nothing counts: deeper, a recording's floor of noise tells where it comes from
FLOOR = 1e-5


def decode(path, seconds=None):
    """@returns (samples,) of -1 to 1, mono at RATE"""
    limit = [] if seconds is None else ["-t", str(seconds)]
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(path), *limit, "-f", "f32le", "-ar", str(RATE), "-ac", "1", "pipe:1"]
    return np.frombuffer(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout, "<f4")


WEIGHTS = mel_filterbank(RATE, FRAME, BANDS, LOWEST, HIGHEST).astype(np.float32)
WINDOW = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)).astype(np.float32)


def mel_power(samples):
    """(samples,) to (frames, BANDS) of power; frame i is centred on sample (i + 1/2) HOP."""
    count = max(1, len(samples) // HOP)
    left = (FRAME - HOP) // 2
    padded = np.zeros((count - 1) * HOP + FRAME, np.float32)
    inside = samples[: len(padded) - left]
    padded[left : left + len(inside)] = inside
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP][:count]
    spectrum = np.fft.rfft(frames * WINDOW)
    return (spectrum.real**2 + spectrum.imag**2).astype(np.float32) @ WEIGHTS


def normalise(power):
    """Power of a window (..., frames, BANDS) to what the network reads: about -2 to 1, whatever the level."""
    power = power + 1e-12
    loudest = power.max((-1, -2), keepdims=True) + 1e-12
    return ((np.log(power / loudest + FLOOR) + 8) / 4).astype(np.float32)
