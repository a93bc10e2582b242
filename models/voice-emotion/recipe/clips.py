"""The clips of RAVDESS with what their names say of them."""

import dataclasses
import subprocess

import numpy as np

import neighbours  # noqa: F401
from features import RATE
from front_end import voice_bands
from kept_mels import kept_mels

# in the order of the third number of a clip's name
EMOTIONS = ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"]
ACTORS_OF_FOLD = 4
FOLDS = 6


@dataclasses.dataclass(frozen=True)
class Clip:
    name: str
    emotion: int
    """index in EMOTIONS"""
    strong: bool
    """acted strongly; neutral ones never are"""
    actor: int
    """from 1; odd ones are men, even ones women"""
    bands: np.ndarray
    """(frames, 80 + 64), as front_end.py makes them"""

    @property
    def fold(self):
        """From 1: of four actors each, two men and two women."""
        return 1 + (self.actor - 1) // ACTORS_OF_FOLD


def decode(path):
    command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(path), "-f", "f32le", "-ar", str(RATE), "-ac", "1", "pipe:1"]
    # beyond full scale is the decoder's doing, in one clip at 15 dB
    return np.frombuffer(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout, "<f4").clip(-1, 1)


def bands_of(path):
    bands = voice_bands(decode(path))
    return None if bands is None else [bands.astype(np.float16)]


def load_clips(shared, work):
    """Decodes all clips, or reads what an earlier call has kept in WORK/clips.npz. That file stays there: the clips are not ours to pass on."""
    rows = lambda: [(path,) for path in sorted((shared / "ravdess").glob("Actor_*/*.opus"))]  # noqa: E731
    clips = []
    for (name,), (bands,) in kept_mels(work / "clips.npz", rows, bands_of):
        _, _, emotion, intensity, _, _, actor = map(int, name.removesuffix(".opus").split("-"))
        clips.append(Clip(name, emotion - 1, intensity == 2, actor, bands.astype(np.float32)))
    return clips
