"""Speech as much of the world keeps it: Opus of 24 kbit/s, in all languages alike.

    python through_opus.py SHARED DATA OUT --minutes 3

A codec is easily mistaken for the languages that came through it. So the recordings of the recogniser's recipe and new
utterances of the synthesiser go through one, whatever they came from; OUT gets a shard a source, as DATA/real has.
"""

import argparse
import itertools
import pathlib
from multiprocessing.pool import ThreadPool

import numpy as np

import neighbours  # noqa: F401
import augment
import ktuberling
from backgrounds import decode
from espeak import Espeak, outliving
from features import log_mel
from real_speech import HELD_OUT, SOURCES, by_source
from shard import ShardWriter
from synthesise import utterance
from texts import LANGUAGES, Texts

SEED = 20261129
RATES = ["16k", "24k", "24k", "32k"]
BATCH = 12
GAP = np.zeros(augment.RATE // 4, np.float32)


def as_kept(samples, rng):
    speech, _ = augment.resample(samples / (np.abs(samples).max() + 1e-9), augment.RATE, rng.uniform(0.88, 1.14))
    if rng.random() < 0.5:
        speech = augment.equalise(speech, rng)
    return speech / (np.abs(speech).max() + 1e-9) * 10 ** (rng.uniform(-25, -1) / 20)


def through_opus(utterances, rng):
    """One after another through one encoder, since starting it takes longer than an utterance."""
    starts = np.cumsum([0, *(len(speech) + len(GAP) for speech in utterances)])
    joined = np.concatenate([part for speech in utterances for part in (speech, GAP)])
    arguments = ["-c:a", "libopus", "-application", "voip", "-b:a", RATES[rng.integers(len(RATES))]]
    coded = augment.through_codec(joined, arguments, "ogg")
    return [coded[start : start + len(speech)] for start, speech in zip(starts, utterances)]


def write(out, name, utterances):
    """`utterances`: (samples, facts)"""
    shard, rng = ShardWriter(out, name), np.random.default_rng([SEED, *name.encode()])
    utterances = iter(utterances)
    while batch := list(itertools.islice(utterances, BATCH)):
        coded = through_opus([as_kept(samples, rng) for samples, _ in batch], rng)
        for speech, (_, facts) in zip(coded, batch):
            shard.add(log_mel(speech), [], copy=2, **facts)
    print(f"{name} {shard.close() / 60:.1f} min", flush=True)


def recorded(source, rows):
    for path, _, language, arguments in rows:
        samples = decode(path, arguments)
        if 0.2 < len(samples) / augment.RATE < 30:
            yield samples, {"language": language, "speaker": source}


def synthesised(voice, minutes, data, attempt):
    rng = np.random.default_rng([SEED, attempt, *voice.encode()])
    espeak, texts = Espeak(), Texts(data / "annotations", foreign=0)
    seconds = 0.0
    while seconds < minutes * 60:
        made = utterance(espeak, texts, voice, rng)
        if made:
            speech, _, _, variant = made
            seconds += len(speech) / augment.RATE
            yield speech, {"language": voice, "speaker": f"espeak-{variant}"}


def write_voice(out, voice, minutes, data, attempt):
    write(out, f"espeak-{voice}", synthesised(voice, minutes, data, attempt))


def make(job):
    name, out, *more = job
    if (out / f"{name}.json").exists():
        return
    if not name.startswith("espeak-"):
        return write(out, name, recorded(name, *more))
    if not outliving(write_voice, out, *more):
        raise RuntimeError(f"eSpeak NG ended at each try of {name}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=3, help="of each synthesised voice")
    given = parser.parse_args()
    debian, held_out = given.data / "debian", {name for names in HELD_OUT.values() for name in names}
    rows = [row for list_source in SOURCES for row in list_source(given.shared, debian) if row[0] not in held_out]
    found = by_source([*rows, *ktuberling.rows(debian, ktuberling.LEARNED)])
    jobs = [(source, given.out, rows) for source, rows in found.items()]
    jobs += [(f"espeak-{voice}", given.out, voice, given.minutes, given.data) for voice in LANGUAGES]
    with ThreadPool(2) as pool:
        for _ in pool.imap_unordered(make, jobs, chunksize=1):
            pass
