"""Voices to learn from and to measure on, as log-mel frames of the phone recogniser's front end, without silence."""

import csv
import dataclasses
import subprocess

import numpy as np

import neighbours  # noqa: F401
from features import FRAME, HOP, RATE, log_mel
from kept_mels import kept_mels

# a voice at another speed is another voice to learn from
SPEEDS = [1.0, 0.88, 1.13]
LONGEST_SECONDS = 15


@dataclasses.dataclass(frozen=True)
class Voice:
    name: str
    speaker: str
    source: str
    """`librispeech-train`, `librispeech-test`, `fsdd`, or the package"""
    mels: list
    """one (frames, 80) for each of SPEEDS, float16"""


def decode(path):
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(path), "-t", str(LONGEST_SECONDS), "-f", "f32le", "-ar", str(RATE), "-ac", "1", "pipe:1"]
    return np.frombuffer(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout, "<f4")


def spoken(samples):
    """Without what is 35 dB below the loudest tenth of its frames, for longer than 0.1 s."""
    count = len(samples) // HOP
    if count == 0:
        return samples[:0]
    level = 10 * np.log10(np.mean(samples[: count * HOP].reshape(count, HOP) ** 2, 1) + 1e-12)
    loud = level > np.quantile(level, 0.9) - 35
    kept = np.convolve(loud, np.ones(11), "same") > 0
    return samples[: count * HOP].reshape(count, HOP)[kept].reshape(-1)


def mels_of(path):
    try:
        samples = spoken(decode(path))
    except subprocess.CalledProcessError:
        print(f"{path} cannot be decoded and is left out")
        return None
    if len(samples) < 4 * FRAME or np.abs(samples).max() < 1e-3:
        return None
    samples = samples / (np.sqrt(np.mean(samples**2)) + 1e-9) * 0.05
    places = [np.arange(int(len(samples) / speed)) * speed for speed in SPEEDS]
    return [log_mel(np.interp(place, np.arange(len(samples)), samples)).astype(np.float16) for place in places]


def listed(shared, data):
    """`(path, speaker, source)` of all there is."""
    rows = [(data / path, speaker, path.split("/")[1]) for path, speaker in csv.reader(open(data / "voices.tsv"), delimiter="\t")]
    for folder, source in (("train-clean-100", "librispeech-train"), ("test-other", "librispeech-test")):
        for path in sorted((shared / "librispeech" / folder).glob("*.opus")):
            rows.append((path, "librispeech-" + path.name.split("-")[0], source))
    for path in sorted((shared / "fsdd").rglob("*.flac")):
        # DIGIT_SPEAKER_TAKE; takes 0 to 4 are its test set
        _, speaker, take = path.stem.split("_")
        if int(take) < 5:
            rows.append((path, "fsdd-" + speaker, "fsdd"))
    return rows


def load_voices(shared, data):
    """Decodes all voices, or reads what an earlier call has kept in DATA/voices.npz."""
    return [Voice(*facts, mels) for facts, mels in kept_mels(data / "voices.npz", lambda: listed(shared, data), mels_of)]
