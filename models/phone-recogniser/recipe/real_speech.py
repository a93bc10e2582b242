"""Recordings of people, with the phones that eSpeak NG gives for their texts.

    python real_speech.py SHARED DATA --copies 4
    python real_speech.py SHARED DATA --list held-out.tsv

The second writes what is held out as a list that `phonograph evaluate phones --list` takes.

SHARED is the folder of the project's data. Unpacked in DATA/debian are Debian's packages tuxpaint-stamps-default,
asterisk-core-sounds-{en,es,fr,it,ru} and their -g722, and gcompris-qt-data (see fetch.py). Copy 0 is as recorded, the
others went through `augment.spoil`. One shard a source; the sources of `HELD_OUT` are for measuring only.
"""

import argparse
import csv
import gzip
import json
import multiprocessing
import pathlib
import re
import unicodedata

import numpy as np

import augment
from backgrounds import decode
from espeak import Espeak
from features import log_mel
from inventory import phones
from qt_resources import read_resources
from shard import ShardWriter

SEED = 20261121
VOICE = {"en": "en-us", "no": "nb", "es_MX": "es-419", "ca": "ca", "ro": "ro", "da": "da", "lt": "lt", "nl": "nl"}
DIGITS = "zero one two three four five six seven eight nine".split()
# Speakers never trained on. `unseen` are languages never trained on either, and never tuned on: report, do not choose.
HELD_OUT = {
    "seen": ["words-en", "words-fr", "words-es", "fsdd-theo", "fsdd-yweweler"],
    "unseen": ["tuxpaint-ro", "tuxpaint-ca", "tuxpaint-da", "tuxpaint-lt", "tuxpaint-nl"],
    "choosing": ["tuxpaint-el"],
}
# a native's sound where eSpeak's voice has another one
NATIVE = {"de": {"ɾ": "ʁ", "r": "ʁ"}, "fr": {"r": "ʁ", "ɹ": "ʁ"}, "da": {"ɾ": "ʁ", "r": "ʁ"}}


def words(shared, debian):
    contents = read_resources(next(debian.glob("usr/share/gcompris-qt/rcc/lang.rcc")))
    contents = {pathlib.PurePath(name).name: data for name, data in contents.items()}
    for language in ("en", "de", "fr", "es"):
        texts = json.loads(contents[f"content-{language}.json"])
        for path in sorted((shared / "words" / language).glob("*.opus")):
            text = texts.get(path.stem + ".ogg")
            if text:
                # English verbs are written with it and said without; articles in the others are said.
                text = text.removeprefix("to ") if language == "en" else text
                yield f"words-{language}", path, text, language, ()


def kerstin(shared, _):
    with open(shared / "kerstin" / "transcripts.csv", encoding="utf8") as file:
        for row in csv.DictReader(file):
            path = next(shared.glob(f"kerstin/**/{row['file']}"), None)
            if path:
                yield "kerstin-de", path, row["text"], "de", ()


def digits(shared, _):
    for path in sorted(shared.glob("fsdd/recordings/*.flac")):
        digit, speaker, _ = path.stem.split("_")
        yield f"fsdd-{speaker}", path, DIGITS[int(digit)], "en", ()


def captions(_, debian):
    stamps = debian / "usr/share/tuxpaint/stamps"
    for path in sorted(stamps.glob("**/*_desc*.ogg")):
        name, _, language = path.name.removesuffix(".ogg").partition("_desc")
        language = language.strip("_") or "en"
        text_path = path.with_name(name + ".txt")
        if not text_path.exists() or len(language) > 2 or language == "ml":
            continue
        lines = text_path.read_text("utf8", "replace").splitlines()
        texts = dict(line.split(".utf8=", 1) for line in lines[1:] if ".utf8=" in line)
        text = lines[0] if language == "en" else texts.get(language, "")
        if text.strip():
            yield f"tuxpaint-{language}", path, text, language, ()


def prompts(_, debian):
    for folder in sorted((debian / "usr/share/asterisk/sounds").iterdir()):
        language = folder.name[:2]
        listing = debian / f"usr/share/doc/asterisk-core-sounds-{language}/core-sounds-{language}.txt.gz"
        with gzip.open(listing, "rt", encoding="utf8", errors="replace") as file:
            texts = dict(line.strip().split(": ", 1) for line in file if ": " in line and not line.startswith(";"))
        for path in sorted(folder.glob("**/*.g722")):
            text = texts.get(str(path.relative_to(folder).with_suffix("")))
            if text and not re.search(r"[\[(<]", text):
                yield f"asterisk-{language}", path, text, language, ("-f", "g722")


SOURCES = [words, kerstin, digits, captions, prompts]


def by_source(rows):
    """What each source has: (path, text, language, arguments)"""
    found = {}
    for source, path, *rest in rows:
        found.setdefault(source, []).append((str(path), *rest))
    return found


def pronounce(espeak, text, language):
    voice = VOICE.get(language, language)
    if espeak.set_voice(voice) != 0:
        raise RuntimeError(f"eSpeak NG has no voice {voice}")
    marked = espeak.ipa(unicodedata.normalize("NFC", text))
    if "(" in marked:
        return []
    said = [phone for name in re.split(r"[_\s]+", marked) for phone in phones(name.strip("ˈˌ").replace("ˈ", ""), voice)]
    return [NATIVE.get(language, {}).get(phone, phone) for phone in said]


def plausible(said, seconds):
    return len(said) > 0 and 3 < len(said) / seconds < 25


def make(job):
    source, rows, copies, data = job
    held_out = any(source in names for names in HELD_OUT.values())
    path = pathlib.Path(data) / ("held-out" if held_out else "real")
    if (path / f"{source}.json").exists():
        return source, 0, 0
    espeak, rng = Espeak(), np.random.default_rng([SEED, *source.encode()])
    backgrounds = augment.load_backgrounds(data)
    shard, seconds, dropped = ShardWriter(path, source), 0.0, 0
    for file, text, language, arguments in rows:
        recorded, said = decode(file, arguments), pronounce(espeak, text, language)
        trimmed = np.trim_zeros(recorded)
        if len(trimmed) > 30 * augment.RATE or not plausible(said, len(trimmed) / augment.RATE):
            dropped += 1
            continue
        seconds += len(recorded) / augment.RATE
        for copy in range(1 if held_out else copies):
            speech = recorded
            if copy:
                speech, _ = augment.resample(recorded, augment.RATE, rng.uniform(0.82, 1.2))
                speech = augment.spoil(speech, rng, backgrounds)
            facts = {"file": pathlib.Path(file).name, "text": text, "copy": copy}
            shard.add(log_mel(speech), [], said=said, language=language, speaker=source, source=source.split("-")[0], **facts)
    shard.close()
    return source, seconds, dropped


def write_list(found, path):
    espeak = Espeak()
    with open(path, "w", encoding="utf8") as file:
        for source in (source for names in HELD_OUT.values() for source in names):
            for recording, text, language, _ in found.get(source, []):
                said = pronounce(espeak, text, language)
                if said:
                    print(recording, language, f"/{' '.join(said)}/", source, sep="\t", file=file)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--list", type=pathlib.Path)
    given = parser.parse_args()
    found = by_source(row for list_source in SOURCES for row in list_source(given.shared, given.data / "debian"))
    if given.list:
        write_list(found, given.list)
        raise SystemExit
    jobs = [(source, rows, given.copies, str(given.data)) for source, rows in found.items()]
    with multiprocessing.Pool(2, maxtasksperchild=1) as pool:
        for source, seconds, dropped in pool.imap_unordered(make, jobs, chunksize=1):
            print(f"{source} {seconds / 60:.1f} min, {dropped} dropped", flush=True)
