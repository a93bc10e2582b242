"""What the recogniser hears of all speech that languages are told apart by.

    python read_phones.py SHARED DATA OPUS MODEL OUT

DATA/synth, DATA/real and DATA/held-out are shards of the recogniser's recipe, OPUS those of `through_opus.py`; LibriSpeech is
read from SHARED. OUT gets a pair of files a source and language: `NAME.npy` (float16, frames of 40 ms x the logarithms of how
probably each phone, or none, sounds in its first and in its second half) and `NAME.json`: a row an utterance with `at`, `frames`, `speaker` and `copy` (0 as recorded, 1 spoilt, 2 through Opus), and in
its first row `source` and `language`. Pauses at the ends are cut to 0.2 s: an utterance of the program begins and ends
where its voice does.
"""

import argparse
import json
import multiprocessing
import pathlib

import numpy as np

import neighbours  # noqa: F401
import augment
import ktuberling
from backgrounds import decode
from features import log_mel
from shard import Shard
from states import on_one_core

SEED = 20261123
EDGE_FRAMES = 5
LEAST_FRAMES = 5
LEAST_LOG = -20


def from_shard(path, copies, minutes):
    shard, seconds = Shard(path), 0.0
    for row in shard.rows:
        if row.get("copy", 0) < copies and seconds < 60 * minutes:
            seconds += row["frames"] / 100
            yield row["speaker"], row.get("copy", 0), shard.frames(row)


def librispeech(folder, data):
    """As recorded, and once spoilt."""
    rng, backgrounds = np.random.default_rng(SEED), augment.load_backgrounds(data)
    for path in sorted(folder.glob("*.opus")):
        recorded, speaker = decode(path), path.stem.split("-")[0]
        yield f"librispeech-{speaker}", 0, log_mel(recorded)
        faster, _ = augment.resample(recorded, augment.RATE, rng.uniform(0.85, 1.18))
        yield f"librispeech-{speaker}", 1, log_mel(augment.spoil(faster, rng, backgrounds))


def words(language, data):
    for _, path, _, _, _ in ktuberling.rows(data / "debian", [language]):
        yield f"ktuberling-{language}", 0, log_mel(decode(path))


def spoken(segments):
    """Frames of 40 ms between the first and the last in which a phone sounds, with a little around them."""
    pairs = segments.reshape(-1, 2 * segments.shape[-1])
    sounding = np.flatnonzero(segments.argmax(-1).reshape(-1, 2).max(1) > 0)
    if len(sounding) == 0:
        return pairs[:0]
    return pairs[max(0, sounding[0] - EDGE_FRAMES) : sounding[-1] + 1 + EDGE_FRAMES]


def read(job):
    name, source, language, make, out, model = job
    target = out / f"{name}.json"
    if target.exists():
        return name, 0
    network, rows, heard, at = on_one_core(model), [], [], 0
    for speaker, copy, mel in make[0](*make[1:]):
        segments = network.run(["segments"], {"mel": np.asarray(mel, np.float32)[None]})[0][0]
        own = np.maximum(spoken(segments), LEAST_LOG).astype(np.float16)
        if len(own) < LEAST_FRAMES:
            continue
        heard.append(own)
        rows.append({"at": at, "frames": len(own), "speaker": speaker, "copy": copy})
        at += len(own)
    if rows:
        rows[0] |= {"source": source, "language": language}
        np.save(out / f"{name}.npy", np.concatenate(heard))
        target.write_text(json.dumps(rows))
    return name, at


def source_of(path):
    source, language = path.stem.split("-")[:2]
    return (path.stem, "en") if source == "fsdd" else (source, language)


def jobs_of(given):
    for path in sorted(given.data.glob("synth/*.json")):
        language = path.stem.split("-")[0]
        yield f"espeak-{path.stem}", "espeak", language, (from_shard, path, 1, given.minutes)
    for path in sorted([*given.data.glob("real/*.json"), *given.data.glob("held-out/*.json")]):
        yield path.stem, *source_of(path), (from_shard, path, given.copies, 1e9)
    for path in sorted(given.opus.glob("*.json")):
        yield f"opus-{path.stem}", *source_of(path), (from_shard, path, 3, 1e9)
    for language in ktuberling.LEARNED:
        yield f"ktuberling-{language}", "ktuberling", language, (words, language, given.data)
    for folder in ("train-clean-100", "test-other"):
        path = given.shared / "librispeech" / folder
        yield f"librispeech-{folder}", f"librispeech-{folder}", "en", (librispeech, path, given.data)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("opus", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=6, help="of each synthesised voice")
    parser.add_argument("--copies", type=int, default=2, help="of each recording: as it is, and spoilt")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    jobs = [(*job, given.out, given.model) for job in jobs_of(given)]
    with multiprocessing.Pool(given.processes) as pool:
        for name, frames in pool.imap_unordered(read, jobs, chunksize=1):
            print(f"{name} {frames * 0.04 / 60:.1f} min", flush=True)
