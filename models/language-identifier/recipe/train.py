"""Trains the identifier on what was heard of people and of the synthesiser, and as much on texts.

    python train.py DATA PHONES SAID RUN

Never trained on, so that the program can be measured: GCompris' English, French and Spanish words, two of FSDD's speakers,
LibriSpeech's test speakers, and the captions in reserved languages; Greek and some made languages, by which the threshold of
`other` is chosen. Cross-entropy over all languages with smoothed labels (Szegedy et al. 2016); those that the program does not
tell by name are `other` together.
"""

import argparse
import copy
import math
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional as F

import neighbours  # noqa: F401
from corpus import inventory_of
from misheard import Misheard
from moving_mean import follow
from network import LanguageIdentifier
from real_speech import HELD_OUT
from windows import TOLD, Sampler, banks_of

SEED = 20261123
FOR_MEASURING = {*HELD_OUT["seen"], *HELD_OUT["unseen"], "librispeech-test-other"}
FOR_CHOOSING = {"el", "pl", "tr", "sw", "id", "hu"}


def fit(banks, steps, seed=SEED, batch=48, rate=1.5e-3, say=print, misheard=None):
    """`misheard`: what texts say, half of all windows. @returns the network (running mean of its weights) and its languages"""
    torch.manual_seed(seed)
    languages = sorted({bank.language for bank in banks}, key=lambda language: (language not in TOLD, language))
    sampler = Sampler(banks, languages, np.random.default_rng(seed), misheard)
    network = LanguageIdentifier(banks[0].heard.shape[1], len(languages))
    mean = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), rate, (0.9, 0.98), weight_decay=0.05)
    started, total = time.time(), 0.0
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 100) * 0.5 * (1 + math.cos(math.pi * step / steps))
        x, mask, labels = sampler.batch(batch)
        loss = F.cross_entropy(network(x, mask), labels, label_smoothing=0.1)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        total += loss.item()
        follow(mean, network, step, 0.995)
        if (step + 1) % 200 == 0:
            say(f"step {step + 1} {(time.time() - started) / 60:.1f} min: loss {total / 200:.3f}")
            total = 0.0
    return mean.eval(), languages


@torch.inference_mode()
def told(network, languages, windows):
    """Probabilities (windows, languages told by name) of windows of any length."""
    rows = []
    for window in windows:
        x = torch.from_numpy(window)[None]
        rows.append(torch.softmax(network(x, torch.ones_like(x[:, :, :1])), -1)[0])
    places = [languages.index(language) for language in TOLD]
    return torch.stack(rows)[:, places].numpy()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("phones", type=pathlib.Path)
    parser.add_argument("said", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--members", type=int, default=2)
    given = parser.parse_args()
    given.run.mkdir(parents=True, exist_ok=True)
    banks = [
        bank
        for bank in banks_of(given.phones)
        if not {bank.source, f"{bank.source}-{bank.language}"} & FOR_MEASURING and bank.language not in FOR_CHOOSING
    ]
    misheard = Misheard(inventory_of(given.data), given.said)
    for member in range(given.members):
        path = given.run / f"network-{member}.pt"
        if not path.exists():
            network, languages = fit(banks, given.steps, SEED + member, say=lambda line: print(member, line, flush=True), misheard=misheard)
            torch.save({"network": network.state_dict(), "inputs": banks[0].heard.shape[1], "languages": languages}, path)
