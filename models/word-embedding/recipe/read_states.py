"""The recogniser's states of speech whose phones and their places are known, and of made calls.

    python read_states.py DATA ALIGNMENTS MODEL OUT --minutes 6

DATA/synth and DATA/real are shards of the recogniser's recipe; of DATA/held-out no sound is read. OUT
gets `SHARD.npy` (float16, frames of 40 ms x states) and `SHARD.json`: a row an utterance with `at`, `frames`, `speaker`, `language` and
`phones` (start, end in seconds, index in the inventory), or the `type` of a call.
"""

import argparse
import json
import multiprocessing
import pathlib
import re

import numpy as np

import neighbours  # noqa: F401
import calls
from corpus import inventory_of
from features import OUTPUT_OFFSET_SECONDS, OUTPUT_SECONDS, log_mel
from real_speech import HELD_OUT
from shard import Shard
from states import on_one_core

SEED = 20261122
CALL_TYPES, CALLS_A_TYPE = 400, 6
# Greek is what the recogniser is chosen by, so it teaches nothing here either.
WITHOUT = {"el"}


def synthesised(path, inventory, minutes):
    shard, seconds = Shard(path), 0.0
    for row in shard.rows:
        if seconds >= 60 * minutes:
            return
        seconds += row["frames"] / 100
        phones = [(start, end, inventory.index(phone)) for start, end, phone, *_ in row["spans"]]
        yield row, shard.frames(row), [span for span in phones if span[2]]


def measured_words(data, language):
    """Words by which the embedding is measured in two voices: their captions teach nothing here. Only texts are read."""
    path = data / "held-out" / f"words-{language}.json"
    return {last_word(row["text"]) for row in json.loads(path.read_text())} if path.exists() else set()


def last_word(text):
    """Without an article before it, apostrophe and all."""
    return re.sub(r"[^\w '’-]", "", text.lower()).strip().replace("’", "'").replace("'", " ").rpartition(" ")[2]


def recorded(path, alignments, copies, data):
    placed = alignments / f"{path.stem}.alignment.json"
    if not placed.exists():
        return
    runs = json.loads(placed.read_text())
    shard = Shard(path)
    measured = measured_words(data, path.stem.partition("-")[2]) if path.stem.startswith("tuxpaint") else set()
    for number, row in enumerate(shard.rows):
        if row["copy"] >= copies or str(number) not in runs or last_word(row["text"]) in measured:
            continue
        phones, at = [], 0
        for label, frames in np.asarray(runs[str(number)]).reshape(-1, 2):
            if label:
                phones.append((at * OUTPUT_SECONDS, (at + frames) * OUTPUT_SECONDS, int(label)))
            at += int(frames)
        shift = OUTPUT_OFFSET_SECONDS - OUTPUT_SECONDS / 2
        yield row, shard.frames(row), [(max(0.0, start + shift), end + shift, label) for start, end, label in phones]


def uttered():
    for number in range(CALL_TYPES):
        rng = np.random.default_rng([SEED, number])
        type_ = calls.call_type(rng)
        for _ in range(CALLS_A_TYPE):
            yield {"speaker": f"call-{rng.integers(1 << 30)}", "language": "none", "type": number}, log_mel(calls.utter(type_, rng)), []


def read(job):
    kind, path, given = job
    name = "calls" if kind == "calls" else path.stem
    target = given.out / f"{name}.json"
    if target.exists():
        return name, 0
    inventory, network = inventory_of(given.data), on_one_core(given.model)
    rows = {
        "synth": lambda: synthesised(path, inventory, given.minutes),
        "real": lambda: recorded(path, given.alignments, given.copies, given.data),
        "calls": uttered,
    }[kind]()
    written, states, at = [], [], 0
    for row, mel, phones in rows:
        hidden = network.run(["hidden"], {"mel": np.asarray(mel, np.float32)[None]})[0][0]
        states.append(hidden.astype(np.float16))
        spans = [[round(start, 3), round(end, 3), label] for start, end, label in phones]
        type_ = {"type": row["type"]} if "type" in row else {}
        written.append({"at": at, "frames": len(hidden), "speaker": row["speaker"], "language": row["language"], "phones": spans, **type_})
        at += len(hidden)
    if states:
        np.save(given.out / f"{name}.npy", np.concatenate(states))
        target.write_text(json.dumps(written))
    return name, at


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("alignments", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=6, help="of each synthesised voice")
    parser.add_argument("--copies", type=int, default=2, help="of each recording: as it is, and spoilt")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", nargs="*", help="names of shards; all unless said")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    held_out = {name for names in HELD_OUT.values() for name in names}
    found = [("real", path) for path in sorted(given.data.glob("real/*.json")) if path.stem not in held_out]
    found += [("synth", path) for path in sorted(given.data.glob("synth/*.json"))]
    found = [(kind, path) for kind, path in found if path.stem.split("-")[0] not in WITHOUT]
    if given.only:
        found = [(kind, path) for kind, path in found if path.stem in given.only]
    jobs = [("calls", None, given), *((kind, path, given) for kind, path in found)]
    with multiprocessing.Pool(given.processes) as pool:
        for name, frames in pool.imap_unordered(read, jobs, chunksize=1):
            print(f"{name} {frames * 0.04 / 60:.1f} min", flush=True)
