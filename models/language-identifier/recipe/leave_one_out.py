"""How well a language is told when its source was never heard: a source is easily mistaken for a language.

    python leave_one_out.py DATA PHONES SAID OUT.json

One fold a kind of source (LibriSpeech, Asterisk, Tux Paint, Kerstin, FSDD, GCompris' and KTuberling's words), which is left out whole, in all
languages. Languages that have no other recordings are then known from synthesised speech and texts alone. Figures are of windows of
4 s and of files of 10 to 30 s joined from one speaker's utterances.
"""

import argparse
import json
import pathlib

import numpy as np

import neighbours  # noqa: F401
from corpus import inventory_of
from misheard import Misheard
from train import FOR_CHOOSING, fit, told
from windows import TOLD, banks_of, files_of


def kind_of(source):
    return source.split("-")[0]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("phones", type=pathlib.Path)
    parser.add_argument("said", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--folds", nargs="*", help="kinds of source; all unless said")
    given = parser.parse_args()
    banks = [bank for bank in banks_of(given.phones) if bank.language not in FOR_CHOOSING]
    real = {kind_of(bank.source) for bank in banks if bank.source != "espeak" and bank.language in TOLD}
    misheard = Misheard(inventory_of(given.data), given.said)
    done = json.loads(given.out.read_text()) if given.out.exists() else {}
    for kind in sorted(given.folds or real):
        if kind in done:
            continue
        rest = [bank for bank in banks if kind_of(bank.source) != kind]
        network, languages = fit(rest, given.steps, say=lambda line: print(kind, line, flush=True), misheard=misheard)
        rows = []
        for bank in banks:
            if kind_of(bank.source) != kind or bank.language not in TOLD:
                continue
            for speaker, windows in files_of(bank):
                shares = told(network, languages, windows)
                rows.append({"source": bank.source, "language": bank.language, "speaker": speaker, "windows": np.round(shares, 4).tolist()})
        done[kind] = rows
        given.out.write_text(json.dumps(done))
    windows, files = {}, {}
    for rows in done.values():
        for row in rows:
            shares = np.array(row["windows"])
            for share in shares:
                windows.setdefault((row["source"], row["language"]), []).append(TOLD[share.argmax()] == row["language"])
            files.setdefault((row["source"], row["language"]), []).append(TOLD[shares.mean(0).argmax()] == row["language"])
    for key in sorted(windows):
        print(*key, f"windows {np.mean(windows[key]):.3f} of {len(windows[key])}, files {np.mean(files[key]):.3f} of {len(files[key])}")
    print(f"all: windows {np.mean(sum(windows.values(), [])):.3f}, files {np.mean(sum(files.values(), [])):.3f}")
    print(f"mean of sources: windows {np.mean([np.mean(w) for w in windows.values()]):.3f}, files {np.mean([np.mean(f) for f in files.values()]):.3f}")
