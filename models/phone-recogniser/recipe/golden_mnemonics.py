"""What eSpeak NG's mnemonics are as phones, for src/voice/segments-of-mnemonic.ts, which must say the same.

    python golden_mnemonics.py DATA OUT

All mnemonics that its voices use for 150 of their texts each: what they are in one of the voices that use them, and in those where they are something else.
"""

import json
import pathlib
import re
import sys

import numpy as np

from espeak import Espeak
from inventory import phones
from texts import LANGUAGES, Texts

if __name__ == "__main__":
    espeak, texts = Espeak(), Texts(pathlib.Path(sys.argv[1]) / "annotations")
    said = {}
    for voice in LANGUAGES:
        rng = np.random.default_rng([20261122, *voice.encode()])
        if espeak.set_voice(voice) != 0:
            continue
        for _ in range(150):
            marked = espeak.ipa(texts.of(voice, rng))
            if "(" in marked:
                continue
            for name in re.split(r"[_\s]+", marked):
                plain = name.strip("ˈˌ").replace("ˈ", "")
                if plain:
                    said.setdefault(plain, {})[voice] = " ".join(phones(plain, voice))
    golden = {}
    for name, voices in sorted(said.items()):
        answers = list(voices.values())
        usual = max(sorted(set(answers)), key=answers.count)
        example = next(voice for voice, answer in voices.items() if answer == usual)
        golden[name] = {example: usual} | {voice: answer for voice, answer in voices.items() if answer != usual}
    made_by = "models/phone-recogniser/recipe/golden_mnemonics.py"
    pathlib.Path(sys.argv[2]).write_text(json.dumps({"madeBy": made_by, "phones": golden}, ensure_ascii=False) + "\n")
    print(len(golden), "mnemonics")
