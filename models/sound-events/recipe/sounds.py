"""The sounds to learn from as mel power, each at several speeds: ESC-10's clips, what `fetch_sounds.py` took by name,
what `made_sounds.py` made, and an utterance of each of LibriSpeech's training speakers."""

import dataclasses
import pathlib
import subprocess

import numpy as np

from kept_mels import kept_mels
from mel import RATE, decode, mel_power

# of the pitch too, as when a tape runs faster
SPEEDS = [0.78, 0.86, 0.93, 1.0, 1.08, 1.17, 1.28]
LONGEST_SECONDS = 10
ESC10 = ["dog", "rain", "sea waves", "crying baby", "clock tick", "sneeze", "helicopter", "chainsaw", "rooster", "crackling fire"]


@dataclasses.dataclass(frozen=True)
class Sound:
    name: str
    package: str
    label: str
    fold: int
    """ESC-10's, or 0"""
    mels: list
    """one (frames, BANDS) of log power for each of SPEEDS, float16"""


def trimmed(samples):
    """Without the silence at either end, which is of the file and not of the sound."""
    loud = np.flatnonzero(np.abs(samples) > 0.001 * (np.abs(samples).max() + 1e-9))
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


def excerpt(path, longest_seconds):
    """(samples,) of what sounds in a file, of a long piece the middle; None where it cannot be decoded or nothing does."""
    try:
        samples = trimmed(decode(path, 60))
    except subprocess.CalledProcessError:
        print(f"{path} cannot be decoded and is left out")
        return None
    spare = len(samples) - longest_seconds * RATE
    if spare > 0:
        samples = samples[spare // 2 : spare // 2 + longest_seconds * RATE]
    return None if len(samples) < RATE // 20 or np.abs(samples).max() < 1e-4 else samples


def mels_of(path):
    samples = excerpt(path, LONGEST_SECONDS)
    if samples is None:
        return None
    samples = samples / (np.sqrt(np.mean(samples**2)) + 1e-9) * 0.1
    places = [np.arange(int(len(samples) / speed)) * speed for speed in SPEEDS]
    return [
        np.log(mel_power(np.interp(place, np.arange(len(samples)), samples).astype(np.float32)) + 1e-9).astype(np.float16)
        for place in places
    ]


def listed(shared, data):
    """`(path, package, label, fold)` of all there is."""
    rows = []
    for folder in sorted((shared / "esc10").iterdir()):
        if folder.is_dir():
            label = ESC10[int(folder.name[:3]) - 1]
            rows += [(path, "esc10", label, int(path.name[0])) for path in sorted(folder.glob("*.ogg"))]
    for listed_in in ("named.tsv", "made.tsv"):
        for line in (data / listed_in).read_text().splitlines():
            path, package, label = line.split("\t")
            rows.append((data / path, package, label, 0))
    rows += [(path, "librispeech", "speech", 0) for path in sorted((shared / "librispeech" / "train-clean-100").glob("*-0000.opus"))]
    return rows


def load_sounds(shared, data):
    """Decodes all sounds, or reads what an earlier call has kept in DATA/sounds.npz."""
    kept = kept_mels(data / "sounds.npz", lambda: listed(shared, data), mels_of)
    return [Sound(name, package, label, int(fold), mels) for (name, package, label, fold), mels in kept]
