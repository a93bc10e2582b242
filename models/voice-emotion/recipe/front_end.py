"""What the networks read of an utterance; trim-voice.ts and pitch-bands.ts in src/emotion/voice make the same numbers (held together by the golden file)."""

import numpy as np

import neighbours  # noqa: F401
from features import BANDS, HOP, RATE, log_mel, mel_filterbank

# as there, where it is said why
LEAST_PEAK, LEAST_SAMPLES, MARGIN = 1e-4, RATE // 5, 5
EDGE = 30 * np.log(10**0.1)
LOUD = 0.95
PITCH_BANDS, PITCH_FRAME, PITCH_FFT, PITCH_LOWEST_HZ, PITCH_HIGHEST_HZ = 64, 1024, 2048, 50.0, 1000.0
ALL_BANDS = BANDS + PITCH_BANDS

_WEIGHTS = mel_filterbank(RATE, PITCH_FFT, PITCH_BANDS, PITCH_LOWEST_HZ, PITCH_HIGHEST_HZ)
_WINDOW = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(PITCH_FRAME) / PITCH_FRAME)


def trim_voice(samples):
    """(samples,) at 16 kHz to those of a voice, of a peak of 1, without the silence before and after; None where there is no voice."""
    peak = np.abs(samples).max(initial=0)
    if peak < LEAST_PEAK:
        return None
    scaled = (samples.astype(np.float64) / peak).astype(np.float32)
    levels = frame_levels(log_mel(scaled))
    loud = np.flatnonzero(levels > np.quantile(levels, LOUD) - EDGE)
    voice = scaled[max(0, loud[0] - MARGIN) * HOP : (loud[-1] + MARGIN) * HOP]
    return None if len(voice) < LEAST_SAMPLES else voice


def log_pitch(voice):
    """As `log_mel`, in frames long enough to tell harmonics apart, over its level: float32, shape (1 + samples // HOP, PITCH_BANDS)."""
    frames = 1 + len(voice) // HOP
    padded = np.zeros(PITCH_FRAME // 2 + len(voice) + PITCH_FRAME)
    padded[PITCH_FRAME // 2 : PITCH_FRAME // 2 + len(voice)] = voice
    cut = np.lib.stride_tricks.sliding_window_view(padded, PITCH_FRAME)[: frames * HOP : HOP][:frames]
    power = np.abs(np.fft.rfft(cut * _WINDOW, PITCH_FFT)) ** 2
    bands = np.log(np.maximum(power @ _WEIGHTS, 1e-10)).astype(np.float32)
    return (bands - np.quantile(frame_levels(bands), LOUD)).astype(np.float32)


def voice_bands(samples):
    """(frames, 80 + 64): log-mel, which the phone recogniser reads, then pitch bands; None where there is no voice."""
    voice = trim_voice(samples)
    return None if voice is None else np.concatenate([log_mel(voice), log_pitch(voice)], 1)


def frame_levels(bands):
    """Natural logarithm of the power of each frame."""
    return np.log(np.exp(bands.astype(np.float64)).sum(1))
