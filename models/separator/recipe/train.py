"""Trains the network by mixing sounds and pulling them apart again.

    python train.py SHARED DATA KEPT OUT.npz [--fold N] [--steps N] [--seed N] [--threads N]

KEPT is a folder for decoded sounds. Of fold N of ESC-10 nothing is learned. Goes on where it was interrupted.
"""

import argparse
import copy
import json
import math
import pathlib
import time

import numpy as np
import torch

import neighbours
from kept_sounds import load_kept
from mixtures import Mixer
from moving_mean import follow
from network import SeparatorNetwork
from spectrum import product, read_by_network, spectrum
from unseen import improvements, unseen_mixtures

RATE_OF_LEARNING = 1.5e-3
# beyond 25 dB nothing is won
ENOUGH = 10**-2.5


def loss_of(network, parts, tilts, queries, answers):
    """Minus the signal-to-distortion ratio, in dB; of what is not there, what is answered, in dB of the whole."""
    spectra = spectrum(parts) * tilts[:, :, None]
    whole = spectra.sum(1)
    power = product(whole, whole)
    encoded = network.encode(read_by_network(power))
    losses = []
    for turn in range(queries.shape[1]):
        target = (spectra * answers[:, turn, :, None, None]).sum(1)
        mask = torch.sigmoid(network.answer(encoded, queries[:, turn]))
        wanted, all_of_it = product(target, target).sum((-1, -2)), power.sum((-1, -2)) + 1e-6
        # a mask is the same in all bins of a band, so that the sums over bins can be made before
        wrong = wanted + (mask * (mask * power - 2 * product(whole, target))).sum((-1, -2))
        against = torch.where(wanted > 1e-3 * all_of_it, wanted, all_of_it)
        losses.append(10 * torch.log10(wrong.clamp(min=0) / against + ENOUGH))
    return torch.stack(losses).mean()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    for name in ("shared", "data", "kept", "out"):
        arguments.add_argument(name, type=pathlib.Path)
    for name, otherwise in (("fold", 5), ("steps", 8000), ("seed", 1), ("threads", 1)):
        arguments.add_argument(f"--{name}", type=int, default=otherwise)
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    rng = np.random.default_rng(chosen.seed)
    labels = [each["label"] for each in json.loads(neighbours.LABELS.read_text())["labels"]]
    kept = [sound for sound in load_kept(chosen.shared, chosen.data, chosen.kept) if sound.fold != chosen.fold]
    mixer, mixtures = Mixer(kept, labels, rng), unseen_mixtures(chosen.shared, chosen.fold, 60)
    network = SeparatorNetwork(len(labels))
    mean = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), RATE_OF_LEARNING, weight_decay=0.01)
    state_file, done, start, sums = chosen.out.with_suffix(".part"), 0, time.monotonic(), []
    if state_file.exists():
        state = torch.load(state_file, weights_only=False)
        done, rng.bit_generator.state = state["step"], state["rng"]
        for part, name in ((network, "network"), (mean, "mean"), (optimiser, "optimiser")):
            part.load_state_dict(state[name])
    for step in range(done, chosen.steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE_OF_LEARNING * min(1, (step + 1) / 200) * 0.5 * (1 + math.cos(math.pi * step / chosen.steps))
        network.train()
        loss = loss_of(network, *mixer.batch(12))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimiser.step()
        follow(mean, network, step, 0.998)
        sums.append(loss.item())
        if (step + 1) % 250 == 0 or step + 1 == chosen.steps:
            found = {name: round(value, 1) for name, value in improvements(mean, labels, mixtures).items()}
            print(f"{step + 1} {(time.monotonic() - start) / 60:.1f} min loss {np.mean(sums[-250:]):.2f} improvement {found}", flush=True)
            state = {"step": step + 1, "rng": rng.bit_generator.state, "network": network.state_dict(), "mean": mean.state_dict()}
            torch.save({**state, "optimiser": optimiser.state_dict()}, state_file.with_suffix(".writing"))
            state_file.with_suffix(".writing").rename(state_file)
    np.savez(chosen.out, **{name: value.numpy() for name, value in mean.state_dict().items()})
    state_file.unlink(missing_ok=True)
