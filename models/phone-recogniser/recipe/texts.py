"""What the synthesiser reads: names and keywords of emoji in many languages (Unicode CLDR), and numbers."""

import json
import pathlib

# eSpeak's voices -> CLDR's locale. Left out on purpose are the languages of KTuberling's reserved recordings (ca da fi
# ga gl id lt nds nl pt ro sl sr sv wa) with what is nearly the same (bs hr ms), so that these stay unseen altogether;
# and voices whose mnemonics are not IPA (ky, mi, yue), or that have no dictionary (cmn, ja's kanji).
LANGUAGES = {
    voice: voice
    for voice in (
        "af am ar az ba be bg bn cs cv cy de el en-us es es-419 et eu fa fr gd gu he hi hu hy is it ka kk kn ko lb lv mk"
        " ml mr mt ne nb or pa pl ru si sk sq sw ta te th tk tn tr ug uk ur uz vi kl"
    ).split()
} | {"en-us": "en", "nb": "no", "en-gb-x-rp": "en", "en-gb-scotland": "en", "fr-be": "fr"}

# more of the languages that much real speech is in, and of what English readers will try first
WEIGHTS = {"en-us": 2.5, "fr": 2, "de": 2, "es": 1.5, "it": 2, "ru": 2, "kk": 2, "ko": 1.5, "tr": 1.5}
LATIN = "af az cs cy de et eu fr hu is it lv nb pl sk sq sw tr uz es en-us tn mt lb kl".split()


class Texts:
    """`of(voice, rng)` draws the text of one utterance, of `foreign` of them one of another language's."""

    def __init__(self, annotations, foreign=0.125):
        self._foreign = foreign
        self._annotations = pathlib.Path(annotations)
        self._phrases = {}

    def phrases(self, voice):
        locale = LANGUAGES[voice]
        if locale not in self._phrases:
            path = self._annotations / locale / "annotations.json"
            entries = json.loads(path.read_text("utf8"))["annotations"]["annotations"].values()
            found = {text for entry in entries for texts in entry.values() for text in texts if len(text) > 1}
            self._phrases[locale] = sorted(found)
        return self._phrases[locale]

    def of(self, voice, rng):
        source = voice
        # some are read with another language's voice: no language's phonotactics may be relied on
        if voice in LATIN and rng.random() < self._foreign:
            source = LATIN[rng.integers(len(LATIN))]
        phrases = self.phrases(source)
        pieces = []
        for _ in range(rng.choice([1, 1, 2, 2, 3, 4, 6])):
            pieces.append(phrases[rng.integers(len(phrases))].replace(":", ","))
            if rng.random() < 0.1:
                pieces.append(str(int(10 ** rng.uniform(0, 4))))
        return (", " if rng.random() < 0.2 else " ").join(pieces)
