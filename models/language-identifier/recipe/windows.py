"""Windows of four seconds of one speaker's speech, drawn so that language and source do not go together more than they must."""

import json
import pathlib

import numpy as np
import torch

WINDOW_FRAMES = 100  # of 40 ms
WORD_FRAMES = (8, 25)
TOLD = ["de", "en", "es", "fr", "it", "kk", "ru"]
ISO_639_3 = {"de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "kk": "kaz", "ru": "rus"}


class Bank:
    """What was heard of one source in one language; `speakers[name]` lists (start, end) of its utterances."""

    def __init__(self, path, copies):
        rows = json.loads(path.read_text())
        self.source, self.language = rows[0]["source"], rows[0]["language"]
        self.heard = np.load(path.with_suffix(".npy"), mmap_mode="r")
        self.speakers = {}
        for row in rows:
            if row["copy"] < copies:
                self.speakers.setdefault((row["speaker"], row["copy"]), []).append((row["at"], row["at"] + row["frames"]))


def banks_of(folder, copies=3):
    return [Bank(path, copies) for path in sorted(pathlib.Path(folder).glob("*.json"))]


class Sampler:
    """Random windows: first a language, then one of its sources, then a speaker, then utterances one after another."""

    def __init__(self, banks, languages, rng, misheard=None):
        self.rng, self.languages, self.misheard = rng, languages, misheard
        self.by_language = {}
        for bank in banks:
            # voices of the synthesiser are one source together
            self.by_language.setdefault(bank.language, {}).setdefault(bank.source, []).append(bank)
        # the more voices, the more a source has to teach; the synthesiser's are no people
        self.weights = {language: _shares(sources) for language, sources in self.by_language.items()}
        self.told = [language for language in languages if language in TOLD and language in self.by_language]
        self.others = [language for language in languages if language not in TOLD and language in self.by_language]

    def window(self):
        rng = self.rng
        group = self.told if rng.random() < 0.65 or not self.others else self.others
        language = group[rng.integers(len(group))]
        length = WINDOW_FRAMES if rng.random() < 0.7 else int(rng.integers(40, WINDOW_FRAMES))
        if self.misheard and language in self.misheard.phrases and rng.random() < 0.5:
            return self.misheard.window(language, length, rng), self.languages.index(language)
        sources = list(self.by_language[language].values())
        banks = sources[rng.choice(len(sources), p=self.weights[language])]
        bank = banks[rng.integers(len(banks))]
        speakers = list(bank.speakers.values())
        utterances = speakers[rng.integers(len(speakers))]
        # most sources are sentences: cut short they are as single words are, of which some languages have recordings
        longest = int(rng.integers(*WORD_FRAMES)) if rng.random() < 0.3 else WINDOW_FRAMES
        parts, missing = [], length
        while missing > 0:
            start, end = utterances[rng.integers(len(utterances))]
            take = min(missing, end - start, longest)
            at = start + int(rng.integers(end - start - take + 1))
            parts.append(bank.heard[at : at + take])
            missing -= take
        return np.concatenate(parts).astype(np.float32), self.languages.index(language)

    def batch(self, size):
        windows, labels = zip(*(self.window() for _ in range(size)))
        longest = max(map(len, windows))
        x = np.zeros((size, longest, windows[0].shape[1]), np.float32)
        mask = np.zeros((size, longest, 1), np.float32)
        for i, window in enumerate(windows):
            x[i, : len(window)], mask[i, : len(window)] = window, 1
            # a cough, a click, a word in another language: some frames say nothing
            gap = int(self.rng.integers(0, len(window) // 5 + 1))
            at = int(self.rng.integers(len(window) - gap + 1))
            mask[i, at : at + gap] = 0
        return torch.from_numpy(x), torch.from_numpy(mask), torch.tensor(labels)


def _shares(sources):
    voices = [len({name for bank in banks for name, _ in bank.speakers}) for banks in sources.values()]
    weights = np.array([1.0 if source == "espeak" else np.sqrt(count) for source, count in zip(sources, voices)])
    return weights / weights.sum()


def files_of(bank, least_frames=250, most_frames=750, copy=0):
    """What is measured: a speaker's utterances joined to files of 10 to 30 s, each a list of whole windows."""
    files = []
    for (speaker, own), utterances in bank.speakers.items():
        if own != copy:
            continue
        parts, length = [], 0
        for start, end in utterances:
            parts.append(bank.heard[start:end])
            length += end - start
            if length >= most_frames:
                files.append((speaker, parts))
                parts, length = [], 0
        if length >= least_frames or (parts and not any(name == speaker for name, _ in files)):
            files.append((speaker, parts))
    return [(speaker, _cut(np.concatenate(parts).astype(np.float32))) for speaker, parts in files]


def _cut(heard):
    count = max(1, len(heard) // WINDOW_FRAMES)
    return [heard[i * WINDOW_FRAMES : (i + 1) * WINDOW_FRAMES] for i in range(count)]
