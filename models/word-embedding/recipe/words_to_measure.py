"""A list for `phonograph evaluate forms --list`: the same word by several voices.

    python words_to_measure.py SHARED DATA ALIGNMENTS LIST

Not said by these voices in the training: digits of the two speakers of FSDD that were held out (takes 0 to 4), and Spanish
and French words alone (GCompris' voices, held out) beside the same words at the ends of Tux Paint's captions, cut out where the
alignment has them. Besides: digits of all six speakers, four of whom said other takes of them in the training, and four types of
call in ESC-10, where each clip is another caller. To choose weights by, and not to be reported: English and German words, cut
out of anywhere in captions, prompts and sentences.
"""

import json
import pathlib
import re
import sys
import wave

import numpy as np

import neighbours  # noqa: F401
from augment import RATE
from backgrounds import decode
from corpus import inventory_of
from espeak import Espeak
from features import OUTPUT_SECONDS
from read_states import last_word
from real_speech import DIGITS, captions, kerstin, prompts, pronounce, words

HELD_OUT, ALL_SPEAKERS = ("theo", "yweweler"), ("george", "jackson", "lucas", "nicolas", "theo", "yweweler")
TAKES = 5
CALLS = ("001 - Dog bark", "004 - Baby cry", "006 - Person sneeze", "009 - Rooster")
BELOW_PEAK_DB, LONGEST_CALL = 25, 1.8


def plain(text):
    return re.sub(r"[^\w '-]", "", text.lower().replace("’", "'")).strip()


def cut_out(shard, alignments, inventory, espeak, language, wanted, anywhere):
    """Recordings of one of the wanted words, or that have it in them: {word: (file name, start, end or None)}, the first of each."""
    rows = json.loads(shard.read_text())
    runs = json.loads((alignments / f"{shard.stem}.alignment.json").read_text())
    found = {}
    for number, row in enumerate(rows):
        if plain(row["text"]) in wanted and not row["copy"]:
            found.setdefault(plain(row["text"]), (row["file"], None, None))
            continue
        if row["copy"] or str(number) not in runs:
            continue
        phones, at = [], 0
        for label, frames in np.asarray(runs[str(number)]).reshape(-1, 2):
            if label:
                phones.append((at * OUTPUT_SECONDS, (at + frames) * OUTPUT_SECONDS, int(label)))
            at += int(frames)
        for word in plain(row["text"]).split() if anywhere else [last_word(row["text"])]:
            if word in found or word not in wanted:
                continue
            said = [inventory.index(phone) for phone in pronounce(espeak, word, language)]
            heard = [label for *_, label in phones]
            starts = [i for i in range(len(heard)) if heard[i : i + len(said)] == said]
            if not anywhere:
                starts = [i for i in starts if i + len(said) == len(heard)]
            if len(starts) == 1 and len(said) > 2 * anywhere:
                first, last = phones[starts[0]], phones[starts[0] + len(said) - 1]
                found[word] = (row["file"], max(0.0, first[0] - 0.005), last[1] + 0.015)
    return found


def loudest_call(samples):
    """(start, end) in seconds: around the loudest moment, as long as it is hardly softer."""
    frame = RATE // 100
    power = np.square(samples[: len(samples) // frame * frame].reshape(-1, frame)).mean(1)
    loud = power > power.max() * 10 ** (-BELOW_PEAK_DB / 10)
    first = last = int(power.argmax())
    while last - first + 1 < LONGEST_CALL * 100:
        before, after = first > 0 and loud[first - 1], last + 1 < len(loud) and loud[last + 1]
        if not before and not after:
            break
        first, last = first - bool(before), last + bool(after)
    return first / 100, (last + 1) / 100


def as_wave(path, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    samples = decode(path, ("-f", "g722"))
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(16000)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return target


if __name__ == "__main__":
    shared, data, alignments, target = map(pathlib.Path, sys.argv[1:5])
    espeak, inventory, lines = Espeak(), inventory_of(data), []
    for speakers, group in ((HELD_OUT, "digits, two unseen voices"), (ALL_SPEAKERS, "digits, all six voices")):
        for digit, word in enumerate(DIGITS):
            for speaker in speakers:
                for take in range(TAKES):
                    path = shared / "fsdd" / "recordings" / f"{digit}_{speaker}_{take}.flac"
                    lines.append((path.resolve(), word, speaker, group))
    for kind in CALLS:
        for path in sorted((shared / "esc10" / kind).glob("*.ogg")):
            start, end = loudest_call(decode(path))
            lines.append((path.resolve(), kind[6:], path.stem, "calls of four types, each by another", f"{start:.2f}", f"{end:.2f}"))
    alone = {}
    for source, path, text, language, _ in words(shared, data / "debian"):
        alone.setdefault(language, {}).setdefault(plain(text), path)
    places = {}
    for _, path, *_ in (*captions(shared, data / "debian"), *prompts(shared, data / "debian"), *kerstin(shared, None)):
        places.setdefault(pathlib.Path(path).name, path)
    for language, sources, group in (
        ("es", ["tuxpaint"], "Spanish words, two voices"),
        ("fr", ["tuxpaint"], "French words, two voices"),
        ("en", ["tuxpaint", "asterisk"], "English words, to choose by"),
        ("de", ["kerstin"], "German words, to choose by"),
    ):
        for source in sources:
            shard = data / "real" / f"{source}-{language}.json"
            for word, (name, start, end) in cut_out(shard, alignments, inventory, espeak, language, alone[language], "choose" in group).items():
                if name.endswith(".g722"):
                    # without a header: ffmpeg can only read it when told what it is
                    places[name] = as_wave(places[name], target.parent / "prompts" / f"{name}.wav")
                place = () if start is None else (f"{start:.3f}", f"{end:.3f}")
                lines.append((pathlib.Path(alone[language][word]).resolve(), word, f"words-{language}", group))
                lines.append((pathlib.Path(places[name]).resolve(), word, f"{source}-{language}", group, *place))
    with open(target, "w", encoding="utf8") as file:
        for line in dict.fromkeys(lines):
            print(*line, sep="\t", file=file)
    print(len(lines), "stretches")
