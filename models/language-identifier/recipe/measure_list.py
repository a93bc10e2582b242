"""Recordings to measure the program by: speakers that it never learned from, single words and sentences joined to files of 20 s.

    python measure_list.py SHARED DATA FOLDER

writes FOLDER/list.tsv for `phonograph evaluate languages --list`, and the recordings beside it. Speakers: GCompris' voices, two
of FSDD's, LibriSpeech's test speakers, and KTuberling's in German, English, Spanish and Italian; KTuberling's words and Tux
Paint's captions in reserved languages, which are to be told as others.
"""

import pathlib
import subprocess
import sys

import numpy as np

import neighbours  # noqa: F401
import ktuberling
import real_speech
from augment import RATE
from backgrounds import decode

SECONDS, LEAST_SECONDS, PAUSE_SECONDS, MOST_FILES = 20, 6, 0.3, 25


def recordings(shared, debian):
    held_out = {*real_speech.HELD_OUT["seen"], *real_speech.HELD_OUT["unseen"]}
    for list_source in (real_speech.words, real_speech.digits, real_speech.captions):
        for source, path, _, language, arguments in list_source(shared, debian):
            if source in held_out:
                yield source, language, path, arguments
    for source, path, _, language, arguments in ktuberling.rows(debian, ktuberling.FOR_MEASURING):
        yield source, language, path, arguments
    for path in sorted((shared / "librispeech" / "test-other").glob("*.opus")):
        yield f"librispeech-{path.stem.split('-')[0]}", "en", path, ()


def write(path, parts):
    sound = np.concatenate([part for speech in parts for part in (speech, np.zeros(int(PAUSE_SECONDS * RATE), np.float32))])
    raw = ["-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"]
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", *raw, str(path)], input=sound.astype("<f4").tobytes(), check=True)


if __name__ == "__main__":
    shared, data, folder = map(pathlib.Path, sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    by_speaker = {}
    for source, language, path, arguments in recordings(shared, data / "debian"):
        by_speaker.setdefault((source, language), []).append((path, arguments))
    with open(folder / "list.tsv", "w") as file:
        for (speaker, language), found in sorted(by_speaker.items()):
            rng = np.random.default_rng([20261123, *speaker.encode()])
            files, parts, seconds = [], [], 0.0
            for i in rng.permutation(len(found)):
                parts.append(decode(*found[i]))
                seconds += len(parts[-1]) / RATE
                if seconds >= SECONDS:
                    files.append(parts)
                    parts, seconds = [], 0.0
            if not files and seconds >= LEAST_SECONDS:
                files.append(parts)
            for count, parts in enumerate(files[:MOST_FILES]):
                name = f"{speaker}-{count}.wav"
                write(folder / name, parts)
                print(name, language, speaker, sep="\t", file=file)
