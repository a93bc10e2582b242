"""What has no phones in it: rooms, weather, machines, animals, crying, music and nothing at all.

    python silence.py DATA --minutes 60
"""

import argparse
import pathlib

import numpy as np

import augment
from features import log_mel
from shard import ShardWriter

SEED = 20261121


def music(length, rng):
    """Notes of a scale with harmonics that die away, one to four at once."""
    time = np.arange(length) / augment.RATE
    sound = np.zeros(length)
    for _ in range(rng.integers(1, 5)):
        at = 0.0
        while at < length / augment.RATE:
            lasts = rng.choice([0.15, 0.3, 0.6, 1.2])
            hz = 110 * 2 ** (rng.choice([0, 2, 4, 5, 7, 9, 11, 12, 14, 16, 19, 24]) / 12 + rng.integers(0, 3))
            own = time - at
            envelope = np.where((own >= 0) & (own < lasts), np.exp(-own.clip(0) * rng.uniform(1, 8)), 0)
            for harmonic in range(1, 9):
                if hz * harmonic < 7800:
                    sound += envelope * np.sin(2 * np.pi * hz * harmonic * own) * harmonic ** -rng.uniform(0.7, 2)
            at += lasts
    return sound.astype(np.float32)


def stillness(length, rng):
    return np.zeros(length, np.float32) if rng.random() < 0.3 else (rng.standard_normal(length) * 1e-4).astype(np.float32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    rng = np.random.default_rng(SEED)
    backgrounds = augment.load_backgrounds(given.data)
    shard, seconds = ShardWriter(given.data / "silence", "silence"), 0.0
    while seconds < given.minutes * 60:
        length = int(rng.uniform(0.5, 8) * augment.RATE)
        kind = rng.choice(["background", "noise", "music", "still"], p=[0.6, 0.15, 0.2, 0.05])
        if kind == "background":
            background = backgrounds[rng.integers(len(backgrounds))].astype(np.float32)
            sound = np.resize(background[rng.integers(max(1, len(background) - length)) :], length)
        else:
            sound = {"noise": augment.noise, "music": music, "still": stillness}[kind](length, rng)
        if kind != "still" and rng.random() < 0.7:
            sound = augment.spoil(sound, rng)
        shard.add(log_mel(sound), [], silent=True, language="none", speaker=str(kind), source="silence")
        seconds += length / augment.RATE
    shard.close()
    print(f"{seconds / 60:.1f} min")
