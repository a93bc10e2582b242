"""Mel bands of sounds at 32 kHz, as src/sound/sound-bands.ts makes them with src/dsp/mel.ts."""

import subprocess

import numpy as np

RATE, FRAME, HOP, BANDS = 32_000, 1024, 640, 64
LOWEST, HIGHEST = 50.0, 15_500.0
# below the loudest of the window nothing counts: 80 dB
FLOOR = 1e-8


def decode(path, seconds=None):
    """@returns (samples,) of -1 to 1, mono at RATE"""
    limit = [] if seconds is None else ["-t", str(seconds)]
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(path), *limit, "-f", "f32le", "-ar", str(RATE), "-ac", "1", "pipe:1"]
    return np.frombuffer(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout, "<f4")


def to_mel(hz):
    """Slaney's scale."""
    return np.where(hz < 1000, 3 * hz / 200, 15 + 27 * np.log(np.maximum(hz, 1) / 1000) / np.log(6.4))


def to_hz(mel):
    return np.where(mel < 15, 200 * mel / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


def mel_weights():
    """@returns (FRAME / 2 + 1, BANDS): triangles even in mel, of area one"""
    edges = to_hz(np.linspace(to_mel(np.array(LOWEST)), to_mel(np.array(HIGHEST)), BANDS + 2))
    hz = np.arange(FRAME // 2 + 1) * RATE / FRAME
    left, centre, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    heights = np.minimum((hz - left) / (centre - left), (right - hz) / (right - centre))
    return (np.maximum(heights, 0) * 2 / (right - left)).T.astype(np.float32)


WEIGHTS = mel_weights()
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
    loudest = power.max((-1, -2), keepdims=True) + 1e-12
    return ((np.log(power / loudest + FLOOR) + 12) / 6).astype(np.float32)
