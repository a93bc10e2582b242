"""Speech made by eSpeak NG, with the phone, its time and its stress known at every moment.

    python synthesise.py DATA --minutes 22

writes one shard a voice. Phones are kept as text at first: the inventory is chosen when all voices are there.
"""

import argparse
import difflib
import pathlib
import re
from multiprocessing.pool import ThreadPool

import numpy as np

import augment
from espeak import Espeak, outliving
from features import log_mel
from inventory import VOWELS, phones
from shard import ShardWriter
from texts import LANGUAGES, WEIGHTS, Texts

SEED = 20261121
PLAIN = "m1 m2 m3 m4 m5 m6 m7 m8 f1 f2 f3 f4 f5".split()
VARIANTS = PLAIN * 3 + (
    "Alex Alicia Andrea Andy Annie Denis Diogo Gene Gene2 Henrique Hugo Jacky Lee Marco Mario Michael Mike Nguyen Storm"
    " Tweaky adam anika announcer antonio aunty belinda benjamin boris caleb croak david ed edward edward2 grandma grandpa"
    " gustave iven iven2 iven3 iven4 john kaukovalta klatt klatt2 klatt3 klatt4 linda marcelo max michel miguel norbert"
    " pablo paul pedro quincy rob robert sandro shelby steph steph2 steph3 travis victor whisper whisperf zac"
).split()
STRESS_UNKNOWN = {"vi", "th", "ko", "fr", "fr-be"}


def expand(events, samples, rate, voice):
    """eSpeak's events as (start, end, phone) in seconds; a mnemonic of several phones is shared out evenly."""
    spans = []
    for (start, name), (end, _) in zip(events, [*events[1:], (samples, "")]):
        if name.startswith("("):
            return None  # the voice has changed to another language
        found = phones(name.strip("ˈˌ"), voice)
        for i, phone in enumerate(found):
            width = (end - start) / len(found)
            if width > 0:
                spans.append(((start + i * width) / rate, (start + (i + 1) * width) / rate, phone))
    return spans


def stresses(events, traced, voice):
    """0, 1 (secondary) or 2 (primary) for each expanded phone, by the marks of the traced text; None where these differ."""
    heard = [name for _, name in events if name and phones(name, voice)]
    said = [(mark.strip("ˈˌ"), 2 if "ˈ" in mark else 1 if "ˌ" in mark else 0) for mark in traced]
    said = [(name, stress) for name, stress in said if phones(name, voice)]
    match = difflib.SequenceMatcher(None, heard, [name for name, _ in said], autojunk=False)
    if match.ratio() < 0.9:
        return None
    level = [0] * len(heard)
    for i, j, size in match.get_matching_blocks():
        for k in range(size):
            level[i + k] = said[j + k][1]
    return [level[i] for i, name in enumerate(heard) for _ in phones(name, voice)]


def utterance(espeak, texts, voice, rng):
    text = texts.of(voice, rng)
    variant = VARIANTS[rng.integers(len(VARIANTS))]
    if espeak.set_voice(f"{voice}+{variant}") != 0:
        raise RuntimeError(f"eSpeak NG has no voice {voice}+{variant}")
    settings = {"rate": rng.integers(110, 270), "pitch": rng.integers(5, 95), "pitch_range": rng.integers(10, 95)}
    traced = re.split(r"[_\s]+", espeak.ipa(text))
    samples, events = espeak.speak(text, **settings)
    if not 0.25 < len(samples) / espeak.rate < 14 or any("(" in mark for mark in traced):
        return None
    spans = expand(events, len(samples), espeak.rate, voice)
    if not spans:
        return None
    marks = None if voice in STRESS_UNKNOWN else stresses(events, traced, voice)
    speech, scale = augment.resample(samples / 32768, espeak.rate, rng.uniform(0.85, 1.18))
    lead = int(rng.uniform(0, 0.5) * augment.RATE) if rng.random() < 0.7 else 0
    trail = int(rng.uniform(0, 0.5) * augment.RATE) if rng.random() < 0.7 else 0
    speech = np.pad(speech, (lead, trail))
    offset = lead / augment.RATE
    spans = [(offset + start * scale, offset + end * scale, phone) for start, end, phone in spans]
    return speech, spans, marks, variant


def make(voice, minutes, data, seed, attempt):
    path = pathlib.Path(data) / "synth"
    name = f"{voice}-{seed}"
    rng = np.random.default_rng([SEED, seed, *([attempt] if attempt else []), *voice.encode()])
    espeak, texts = Espeak(), Texts(pathlib.Path(data) / "annotations")
    backgrounds = augment.load_backgrounds(data)
    shard, seconds = ShardWriter(path, name), 0.0
    while seconds < minutes * 60:
        made = utterance(espeak, texts, voice, rng)
        if made is None:
            continue
        speech, spans, marks, variant = made
        speech = augment.spoil(speech, rng, backgrounds)
        stress = None
        if marks is not None and len(marks) == len(spans):
            stress = [m if spans[i][2][0] in VOWELS else None for i, m in enumerate(marks)]
        shard.add(log_mel(speech), [], language=voice, speaker=f"espeak-{variant}", source="espeak", spans=[
            [round(s, 4), round(e, 4), p, *([] if stress is None or stress[i] is None else [stress[i]])]
            for i, (s, e, p) in enumerate(spans)
        ])  # fmt: skip
        seconds += len(speech) / augment.RATE
    shard.close()
    print(f"{voice} {seconds / 60:.1f} min", flush=True)


def make_whatever_comes(job):
    voice, _, data, seed = job
    if (pathlib.Path(data) / "synth" / f"{voice}-{seed}.json").exists():
        return
    if not outliving(make, *job):
        raise RuntimeError(f"eSpeak NG ended at each try of {voice}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    jobs = [(voice, given.minutes * WEIGHTS.get(voice, 1), given.data, given.seed) for voice in LANGUAGES]
    with ThreadPool(2) as pool:
        for _ in pool.imap_unordered(make_whatever_comes, jobs, chunksize=1):
            pass
