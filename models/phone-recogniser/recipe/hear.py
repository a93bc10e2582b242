"""Recordings without texts, with the phones that a trained network hears in them (noisy student: Xie et al. 2020).

    python hear.py SHARED DATA RUN --copies 4

LibriSpeech's training speakers, of whom there are 251: what is heard in the clean recording, by the network and by what follows what in
English, is what the next network is to hear in the spoilt copies too. Utterances that it is not sure of are left out.
"""

import argparse
import math
import multiprocessing
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

import augment
from align import load
from backgrounds import decode
from corpus import inventory_of
from features import log_mel
from network import OUTPUTS_A_FRAME
from phonotactics import PhoneGrams, best_sequence, english_texts, sequences_of
from shard import ShardWriter

SEED = 20261124
LEAST_SURENESS = 0.5


def hear(network, grams, mel):
    """(phones, probability that the network gives them all, by the phone)"""
    lengths = torch.tensor([len(mel)])
    with torch.inference_mode():
        hidden, _, frames = network.encode(torch.from_numpy(mel)[None], lengths)
        scores = network.outputs(hidden)[0][:, : int(frames) * OUTPUTS_A_FRAME]
        phones = best_sequence(scores[0].numpy(), grams)
        if not phones:
            return [], 0.0
        moments, counts = torch.tensor([scores.shape[1]]), torch.tensor([len(phones)])
        loss = F.ctc_loss(scores.transpose(0, 1), torch.tensor([phones]), moments, counts, reduction="sum")
    return phones, math.exp(-loss.item() / len(phones))


def make(job):
    number, files, grams, given = job
    torch.set_num_threads(1)
    network, inventory = load(given.run)
    rng, backgrounds = np.random.default_rng([SEED, number]), augment.load_backgrounds(given.data)
    shard, kept = ShardWriter(given.data / "heard", f"librispeech-{number}"), 0
    for path in files:
        recorded = decode(path)
        phones, sureness = hear(network, grams, log_mel(recorded))
        if sureness < LEAST_SURENESS:
            continue
        kept += 1
        said = [inventory.phones[phone - 1] for phone in phones]
        for copy in range(given.copies):
            speech = recorded
            if copy:
                speech, _ = augment.resample(recorded, augment.RATE, rng.uniform(0.82, 1.2))
                speech = augment.spoil(speech, rng, backgrounds)
            facts = {"file": path.name, "copy": copy, "language": "en", "source": "librispeech"}
            shard.add(log_mel(speech), [], said=said, speaker=f"librispeech-{path.stem.split('-')[0]}", **facts)
    return number, kept, len(files), shard.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--copies", type=int, default=4)
    given = parser.parse_args()
    files = sorted((given.shared / "librispeech" / "train-clean-100").glob("*.opus"))
    inventory = inventory_of(given.data)
    grams = PhoneGrams(sequences_of("en-us", english_texts(given.shared, given.data), inventory), len(inventory) + 1)
    jobs = [(number, files[number::4], grams, given) for number in range(4)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for number, kept, all_files, seconds in pool.imap_unordered(make, jobs):
            print(f"librispeech-{number}: {kept} of {all_files} kept, {seconds / 60:.1f} min", flush=True)
