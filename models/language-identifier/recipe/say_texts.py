"""The phones of CLDR's names and keywords of emoji in each language, by eSpeak NG's rules; nothing is spoken.

    python say_texts.py DATA OUT

writes OUT/LANGUAGE.json a voice of eSpeak: a list of phrases, each a list of places in DATA/inventory.json, counted from 1.
"""

import argparse
import json
import pathlib
import re
from multiprocessing.pool import ThreadPool

import numpy as np

import neighbours  # noqa: F401
from corpus import inventory_of
from espeak import Espeak, outliving
from inventory import phones
from texts import LANGUAGES, Texts

SEED = 20261122


def say(voice, most, data, out, attempt):
    rng = np.random.default_rng([SEED, attempt, *voice.encode()])
    espeak, inventory, phrases = Espeak(), inventory_of(data), Texts(data / "annotations").phrases(voice)
    if espeak.set_voice(voice) != 0:
        raise RuntimeError(f"eSpeak NG has no voice {voice}")
    said = []
    for place in rng.permutation(len(phrases))[:most]:
        marked = espeak.ipa(phrases[place])
        if "(" not in marked:
            names = [name.strip("ˈˌ") for name in re.split(r"[_\s]+", marked)]
            own = [inventory.index(phone) for name in names for phone in phones(name, voice)]
            said.append([phone for phone in own if phone])
    (out / f"{voice}.json").write_text(json.dumps([phrase for phrase in said if phrase]))


def say_whatever_comes(job):
    voice, _, _, out = job
    if not (out / f"{voice}.json").exists() and not outliving(say, *job):
        print(f"{voice}: eSpeak NG ended at each try", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=3000, help="phrases of each language")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with ThreadPool(2) as pool:
        for _ in pool.imap_unordered(say_whatever_comes, [(voice, given.most, given.data, given.out) for voice in LANGUAGES]):
            pass
