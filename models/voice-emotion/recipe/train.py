"""Trains one of the two networks on RAVDESS, but for the actors of the folds that are left out, and says what it hears in those.

    python train.py pitch|states SHARED WORK OUT.npz [--leave-out 1,2] [--epochs N] [--seed N] [--threads N]

Stops at the last epoch, never at the best one, and tells no figure of the actors left out to itself: they choose nothing. Goes on where it
was interrupted.
"""

import argparse
import copy
import math
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional

import neighbours  # noqa: F401
from batches import Batches
from clip_states import VARIANTS, load_states
from clips import EMOTIONS, load_clips
from features import BANDS
from moving_mean import follow
from network import NETWORKS

RATE, WEIGHT_DECAY, SIZE = 2e-3, 0.05, 32
# share of a target that is spread over all emotions: the clips are acted, and people do not agree on what they hear
SMOOTHING = 0.1
# alpha of mixup (Zhang et al. 2018)
MIXUP = 0.3
# how much telling strong from normal acting counts beside telling emotions
INTENSITY = 0.2


class PitchLearner:
    """What the network of pitch is fed with. Each `epoch` gives places of clips, and a tuple of arguments to be mixed two by two."""

    def __init__(self, clips, states, rng):
        self.batches = Batches(clips, rng, SIZE)
        self.network = NETWORKS["pitch"]().to(memory_format=torch.channels_last)

    def epoch(self):
        for places, bands in self.batches.epoch():
            yield places, (bands[..., BANDS:],)

    @staticmethod
    def arguments(clip, states):
        return (torch.from_numpy(clip.bands[None, :, BANDS:]),)


class StatesLearner:
    def __init__(self, clips, states, rng):
        self.states, self.rng = states, rng
        self.network = NETWORKS["states"]()
        # of the clips as they are
        every, heard = states.padded(torch.arange(len(clips)), 0)
        inside = heard[:, 0].bool()
        self.network.centre.copy_(every[inside].mean(0))
        self.network.spread.copy_(every[inside].std(0))

    def epoch(self):
        order = torch.from_numpy(self.rng.permutation(len(self.states.lengths)))
        for places in order[: len(order) // SIZE * SIZE].reshape(-1, SIZE):
            yield places, self.states.padded(places, torch.from_numpy(self.rng.integers(1 + VARIANTS, size=SIZE)))

    @staticmethod
    def arguments(clip, states):
        return (states,)


LEARNERS = {"pitch": PitchLearner, "states": StatesLearner}


class Targets:
    def __init__(self, clips):
        self.emotions = functional.one_hot(torch.tensor([clip.emotion for clip in clips]), len(EMOTIONS)).float()
        self.strong = torch.tensor([float(clip.strong) for clip in clips])
        # neutral is acted in one way only
        self.has_intensity = torch.tensor([float(EMOTIONS[clip.emotion] != "neutral") for clip in clips])


def loss_of(answers, emotions, strong, has_intensity):
    logits, intensity = answers
    emotions = emotions * (1 - SMOOTHING) + SMOOTHING / len(EMOTIONS)
    of_intensity = functional.binary_cross_entropy_with_logits(intensity[:, 0], strong, reduction="none")
    return functional.cross_entropy(logits, emotions) + INTENSITY * (of_intensity * has_intensity).mean()


def train(learner, targets, steps, epochs, kept, rng, report):
    """@param kept a file that the state goes to after every few epochs, and is taken up from"""
    network = learner.network
    mean = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=WEIGHT_DECAY)
    parts = {"network": network, "mean": mean, "optimiser": optimiser}
    done = 0
    if kept.exists():
        state = torch.load(kept, weights_only=False)
        done, rng.bit_generator.state = state["epoch"], state["rng"]
        for name, part in parts.items():
            part.load_state_dict(state[name])
    for epoch in range(done, epochs):
        network.train()
        total = 0.0
        for number, (places, arguments) in enumerate(learner.epoch(), epoch * steps):
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1, (number + 1) / 60) * 0.5 * (1 + math.cos(math.pi * number / (epochs * steps)))
            share = rng.beta(MIXUP, MIXUP)
            share = max(share, 1 - share)
            other = torch.from_numpy(rng.permutation(len(places)))
            mixed = lambda x: (share * x + (1 - share) * x[other]).float()  # noqa: E731
            answers = network(*map(mixed, arguments))
            loss = loss_of(answers, mixed(targets.emotions[places]), mixed(targets.strong[places]), targets.has_intensity[places])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimiser.step()
            follow(mean, network, number, 0.99)
            total += loss.item()
        report(epoch + 1, total / steps)
        if (epoch + 1) % 5 == 0:
            state = {"epoch": epoch + 1, "rng": rng.bit_generator.state, **{name: part.state_dict() for name, part in parts.items()}}
            torch.save(state, kept.with_suffix(".writing"))
            kept.with_suffix(".writing").rename(kept)
    return mean.eval()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("part", choices=LEARNERS)
    for name in ("shared", "work", "out"):
        arguments.add_argument(name, type=pathlib.Path)
    arguments.add_argument("--leave-out", default="", help="folds, 1 to 6, separated by commas")
    for name, otherwise in (("epochs", 30), ("seed", 1), ("threads", 2)):
        arguments.add_argument(f"--{name}", type=int, default=otherwise)
    chosen = arguments.parse_args()
    left_out = {int(fold) for fold in chosen.leave_out.split(",") if fold}
    clips = load_clips(chosen.shared, chosen.work)
    states = load_states(clips, chosen.work)
    learned = [place for place, clip in enumerate(clips) if clip.fold not in left_out]
    tested = [place for place, clip in enumerate(clips) if clip.fold in left_out]
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    rng = np.random.default_rng(chosen.seed)
    of_learned = [clips[place] for place in learned]
    learner = LEARNERS[chosen.part](of_learned, states.of(learned), rng)
    start = time.monotonic()
    report = lambda epoch, loss: print(f"{epoch} {(time.monotonic() - start) / 60:.1f} min loss {loss:.3f}", flush=True)  # noqa: E731
    kept = chosen.out.with_suffix(".part")
    network = train(learner, Targets(of_learned), len(learned) // SIZE, chosen.epochs, kept, rng, report)
    with torch.inference_mode():
        heard = [network(*learner.arguments(clips[p], states.padded([p], 0)[0])) for p in tested]
    logits = np.array([torch.cat([intensity, emotions], 1)[0].numpy() for emotions, intensity in heard])
    weights = {f"weights/{name}": value.numpy() for name, value in network.state_dict().items()}
    np.savez(chosen.out, part=chosen.part, names=np.array([clips[place].name for place in tested]), logits=logits, **weights)
    kept.unlink(missing_ok=True)
