"""What happens to speech before it reaches a recogniser: other rates, rooms, noises, channels and codecs."""

import pathlib
import subprocess

import numpy as np
from scipy.signal import fftconvolve, lfilter, resample_poly

RATE = 16000


def resample(samples, rate, speed=1.0):
    """To 16 kHz, played about `speed` times as fast (which moves pitch and formants with it).

    Returns float32 samples, and by what to multiply a time in seconds to have it after the change.
    """
    up, down = 320, max(1, round(320 * rate * speed / RATE))
    return resample_poly(samples.astype(np.float32), up, down).astype(np.float32), up * rate / (down * RATE)


def noise(length, rng):
    """Coloured noise with power falling as f^-slope, unit power."""
    slope = rng.uniform(0, 2)
    spectrum = np.fft.rfft(rng.standard_normal(length))
    spectrum[1:] *= np.arange(1, len(spectrum)) ** (-slope / 2)
    spectrum[0] = 0
    shaped = np.fft.irfft(spectrum, length)
    return (shaped / (np.sqrt(np.mean(shaped**2)) + 1e-9)).astype(np.float32)


def room(samples, rng):
    """A made room: direct sound, then noise that decays by 60 dB in 0.1 to 0.7 s."""
    decay = rng.uniform(0.1, 0.7)
    length = int(decay * RATE)
    tail = rng.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    tail[: int(rng.uniform(0.001, 0.01) * RATE)] = 0
    tail *= 10 ** (rng.uniform(-16, -3) / 20) / (np.sqrt(np.sum(tail**2)) + 1e-9)
    tail[0] = 1
    return fftconvolve(samples, tail)[: len(samples)].astype(np.float32)


def equalise(samples, rng):
    """A microphone's slow ups and downs: up to about 12 dB over the band."""
    a = rng.uniform(-0.85, 0.85)
    zero = rng.uniform(-0.85, 0.85)
    return lfilter([1, -zero], [1, -a], samples).astype(np.float32)


def telephone(samples, rng):
    """300 to 3400 Hz at 8 kHz, eight bits with mu law."""
    narrow = resample_poly(samples, 1, 2)
    spectrum = np.fft.rfft(narrow)
    hz = np.fft.rfftfreq(len(narrow), 1 / 8000)
    low, high = rng.uniform(80, 350), rng.uniform(3200, 3800)
    spectrum *= 1 / (1 + (low / np.maximum(hz, 1)) ** 6) / (1 + (hz / high) ** 20)
    narrow = np.fft.irfft(spectrum, len(narrow))
    peak = np.abs(narrow).max() + 1e-9
    companded = np.sign(narrow) * np.log1p(255 * np.abs(narrow) / peak) / np.log(256)
    companded = np.round(companded * 127) / 127
    narrow = np.sign(companded) * np.expm1(np.abs(companded) * np.log(256)) / 255 * peak
    return resample_poly(narrow, 2, 1)[: len(samples)].astype(np.float32)


def through_codec(samples, arguments, container):
    """Through an encoder and back, by ffmpeg; the length stays."""
    raw = ["-f", "f32le", "-ar", str(RATE), "-ac", "1"]
    quiet = ["ffmpeg", "-v", "error", "-nostdin"]
    coded = subprocess.run(
        [*quiet, *raw, "-i", "pipe:0", *arguments, "-f", container, "pipe:1"],
        input=samples.astype("<f4").tobytes(), stdout=subprocess.PIPE, check=True,
    ).stdout  # fmt: skip
    back = subprocess.run([*quiet, "-i", "pipe:0", *raw, "pipe:1"], input=coded, stdout=subprocess.PIPE, check=True).stdout
    decoded = np.frombuffer(back, "<f4")[: len(samples)]
    return np.pad(decoded, (0, len(samples) - len(decoded))).astype(np.float32)


def load_backgrounds(data):
    """Float32 recordings at 16 kHz, written before by `backgrounds.py`; none where there are none."""
    path = pathlib.Path(data) / "backgrounds.npz"
    return list(np.load(path).values()) if path.exists() else []


CODECS = [
    (["-c:a", "libopus", "-b:a", "12k"], "ogg"),
    (["-c:a", "libopus", "-b:a", "24k"], "ogg"),
    (["-c:a", "libvorbis", "-q:a", "0"], "ogg"),
]


def spoil(samples, rng, backgrounds=()):
    """One utterance as some device in some room would have taken it; the same length.

    `backgrounds`: recordings of sounds other than speech, float32 at 16 kHz, mixed in at times instead of made noise.
    """
    samples = samples / (np.abs(samples).max() + 1e-9)
    if rng.random() < 0.35:
        samples = room(samples, rng)
    if rng.random() < 0.6:
        samples = equalise(samples, rng)
    power = np.mean(samples**2) + 1e-12
    if rng.random() < 0.7:
        level = rng.uniform(5, 45)
        if len(backgrounds) and rng.random() < 0.3:
            background = backgrounds[rng.integers(len(backgrounds))]
            start = rng.integers(max(1, len(background) - len(samples)))
            added = np.resize(background[start:], len(samples))
            added = added / (np.sqrt(np.mean(added**2)) + 1e-6)
        else:
            added = noise(len(samples), rng)
        samples = samples + added * np.sqrt(power) * 10 ** (-level / 20)
    if rng.random() < 0.08:
        samples = telephone(samples, rng)
    elif rng.random() < 0.08:
        samples = through_codec(samples, *CODECS[rng.integers(len(CODECS))])
    peak = np.abs(samples).max() + 1e-9
    if rng.random() < 0.05:
        samples = np.clip(samples, -peak * 0.4, peak * 0.4)
    return (samples / peak * 10 ** (rng.uniform(-30, -1) / 20)).astype(np.float32)
