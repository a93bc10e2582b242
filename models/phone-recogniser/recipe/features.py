"""The front end: natural log of the mel power, the same numbers as src/dsp/mel.ts (held together by golden files)."""

import numpy as np

RATE, FRAME, HOP, FFT, BANDS = 16000, 400, 160, 512, 80
LOWEST_HZ, HIGHEST_HZ, FLOOR = 60.0, 7600.0, 1e-10
# output frame i covers mel frames 2i and 2i + 1; mel frame j is centred on sample j * HOP
OUTPUT_SECONDS, OUTPUT_OFFSET_SECONDS = 0.02, 0.005


def _to_mel(hz):
    return np.where(hz < 1000, 3 * hz / 200, 15 + 27 * np.log(np.maximum(hz, 1) / 1000) / np.log(6.4))


def _to_hz(mel):
    return np.where(mel < 15, 200 * mel / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


def mel_filterbank(rate, fft, bands, lowest_hz, highest_hz):
    """(fft / 2 + 1, bands): triangles equally spaced on Slaney's scale, each of area one in Hz."""
    edges = _to_hz(np.linspace(_to_mel(np.array(lowest_hz)), _to_mel(np.array(highest_hz)), bands + 2))
    hz = np.arange(fft // 2 + 1) * rate / fft
    left, centre, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    heights = np.minimum((hz - left) / (centre - left), (right - hz) / (right - centre))
    return (np.maximum(heights, 0) * 2 / (right - left)).T


_WEIGHTS = mel_filterbank(RATE, FFT, BANDS, LOWEST_HZ, HIGHEST_HZ)
_WINDOW = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)


def log_mel(signal):
    """`signal` float, mono in [-1, 1] at 16 kHz, shape (samples); returns float32, shape (1 + samples // HOP, BANDS)."""
    frames = 1 + len(signal) // HOP
    padded = np.zeros(FRAME // 2 + len(signal) + FRAME, np.float64)
    padded[FRAME // 2 : FRAME // 2 + len(signal)] = signal
    cut = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[: frames * HOP : HOP][:frames]
    power = np.abs(np.fft.rfft(cut * _WINDOW, FFT)) ** 2
    return np.log(np.maximum(power @ _WEIGHTS, FLOOR)).astype(np.float32)
