"""Mixtures of what was not learned from, made the same every time: a test speaker of LibriSpeech with a clip of a fold of ESC-10, and two clips of it."""

import subprocess

import numpy as np
import torch

import neighbours  # noqa: F401
from mel import decode
from sounds import ESC10
from spectrum import BAND_OF_BIN, FRAME, HOP, RATE, WINDOW, product, read_by_network, spectrum

SECONDS = 5
SORTS = ("speech and a sound", "two sounds")


def filled(samples):
    out = np.zeros(SECONDS * RATE, np.float32)
    out[: min(len(samples), len(out))] = samples[: len(out)]
    return out / (np.sqrt(np.mean(out**2)) + 1e-9)


def unseen_mixtures(shared, fold, count):
    """`(labels, parts (2, samples))` of `count` mixtures of each sort, at -5 to 5 dB."""
    rng = np.random.default_rng(5)
    clips = {label: [] for label in ESC10}
    for folder in sorted((shared / "esc10").iterdir()):
        if folder.is_dir():
            clips[ESC10[int(folder.name[:3]) - 1]] += [filled(decode(path)) for path in sorted(folder.glob(f"{fold}-*.ogg"))]
    said = [filled(decode(path)) for path in sorted((shared / "librispeech" / "test-other").glob("*.opus"))]
    made = []
    for sort in SORTS:
        for _ in range(count):
            one, other = rng.choice(ESC10, 2, replace=False)
            if sort == SORTS[0]:
                one, first = "speech", said[rng.integers(len(said))]
            else:
                first = clips[one][rng.integers(len(clips[one]))]
            second = clips[other][rng.integers(len(clips[other]))] * np.float32(10 ** (rng.uniform(-5, 5) / 20))
            made.append((sort, (one, other), np.stack([first, second])))
    return made


def si_sdr(estimate, target):
    """Scale-invariant signal-to-distortion ratio (Le Roux et al. 2019), in dB."""
    projected = target * ((estimate @ target) / (target @ target + 1e-9))
    wrong = estimate - projected
    return 10 * np.log10((projected @ projected + 1e-9) / (wrong @ wrong + 1e-9))


@torch.inference_mode()
def improvements(network, labels, mixtures):
    """@returns of each sort the mean improvement over the mixture, in dB, over both parts of each, and of each label"""
    network.eval()
    found = {}
    for sort, names, parts in mixtures:
        whole = parts.sum(0)
        spectra = spectrum(torch.from_numpy(whole))
        encoded = network.encode(read_by_network(product(spectra, spectra)[None]))
        for name, part in zip(names, parts, strict=True):
            question = torch.zeros(1, len(labels))
            question[0, labels.index(name)] = 1
            mask = torch.sigmoid(network.answer(encoded, question))[0][:, BAND_OF_BIN]
            estimate = torch.istft((spectra * mask).T, FRAME, HOP, window=WINDOW, length=len(whole)).numpy()
            better = si_sdr(estimate, part) - si_sdr(whole, part)
            for key in (sort, name):
                found.setdefault(key, []).append(better)
    return {str(key): float(np.mean(values)) for key, values in found.items()}
