"""Trains the network, with sounds left out that it is then measured on.

    python train.py SHARED DATA OUT.npz [--fold N] [--test-fold N] [--packages A,B] [--steps N] [--seed N] [--after TRAINED.npz]

--fold leaves a fold of ESC-10 out (and --test-fold another, which is the one that is measured: so that what is chosen, is chosen inside the
training folds); --packages leaves out what came from these. --after begins with what another training came to, with less of the data. Goes on
where it was interrupted.
"""

import argparse
import collections
import copy
import math
import pathlib
import time

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

import neighbours  # noqa: F401
from mel import normalise
from mixtures import FRAMES, Mixer
from moving_mean import follow
from network import SoundNetwork
from sounds import ESC10, SPEEDS, load_sounds
from sounds_by_name import KIND_OF, KINDS, THING

LABELS = [*ESC10, *(label for label in KIND_OF if label not in ESC10)]
OUTPUTS = [*LABELS, *KINDS]
PLAIN = SPEEDS.index(1.0)


def target_of(label):
    """What a label says of each output: 1, 0."""
    target = np.zeros(len(OUTPUTS), np.float32)
    if label in KIND_OF:
        target[OUTPUTS.index(label)] = 1
        target[OUTPUTS.index(KIND_OF[label])] = 1
    return target


# how often sounds besides ESC-10's are drawn, by kind
SHARES = {"HUMAN": 0.2, "ANIMAL": 0.24, "MACHINE": 0.18, "MUSIC": 0.18, "NATURE": 0.1, THING: 0.1}


def weights_of(sounds):
    """Half of all draws are ESC-10's; of the others each kind has its share, in which a label counts as the root of what it has."""
    kinds = [KIND_OF.get(sound.label, THING) for sound in sounds]
    count = collections.Counter((sound.fold > 0, sound.label) for sound in sounds)
    weights = np.array([count[sound.fold > 0, sound.label] ** -0.5 for sound in sounds])
    of_esc10 = np.array([sound.fold > 0 for sound in sounds])
    weights[of_esc10] /= weights[of_esc10].sum()
    for kind, share in SHARES.items():
        part = ~of_esc10 & np.array([each == kind for each in kinds])
        weights[part] *= share / weights[part].sum()
    return weights


def windows_of(mel):
    """(windows, FRAMES, BANDS) of a sound as the network reads it; a short one is padded with silence."""
    power = np.exp(mel.astype(np.float32)) - 1e-9
    if len(power) < FRAMES:
        power = np.pad(power, ((0, FRAMES - len(power)), (0, 0)))
    starts = range(0, len(power) - FRAMES + 1, FRAMES)
    return np.stack([normalise(power[start : start + FRAMES]) for start in starts])


@torch.inference_mode()
def logits_of(network, sounds):
    """(sounds, OUTPUTS): of each sound the mean over its windows"""
    network.eval()
    return np.array([network(torch.from_numpy(windows_of(sound.mels[PLAIN])))[0].mean(0).numpy() for sound in sounds])


def esc10_accuracy(logits, sounds):
    right = [ESC10[row[: len(ESC10)].argmax()] == sound.label for row, sound in zip(logits, sounds) if sound.fold]
    return float(np.mean(right)) if right else math.nan


def kind_accuracy(logits, sounds):
    """Of sounds that have a kind, how many are given it."""
    right = [KINDS[row[-len(KINDS) :].argmax()] == KIND_OF[s.label] for row, s in zip(logits, sounds) if s.label in KIND_OF]
    return float(np.mean(right)) if right else math.nan


def weights_in(trained):
    with np.load(trained) as stored:
        outputs = [str(name) for name in stored["outputs"]]
        if outputs != OUTPUTS:
            raise ValueError(f"{trained} was trained for other outputs")
        return {name.removeprefix("weights/"): torch.from_numpy(stored[name]) for name in stored.files if name.startswith("weights/")}


def train(sounds, steps, seed, kept, rate=3e-3, size=32, report=lambda *_: None, weights=None):
    """@param kept a file that the state goes to now and then, and is taken up from. @param weights to begin with"""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    mixer = Mixer(sounds, weights_of(sounds), [target_of(sound.label) for sound in sounds], rng)
    network = SoundNetwork(len(OUTPUTS)).to(memory_format=torch.channels_last)
    if weights:
        network.load_state_dict(weights)
    mean = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), rate, weight_decay=0.02)
    done = 0
    if kept.exists():
        state = torch.load(kept, weights_only=False)
        done = state["step"]
        network.load_state_dict(state["network"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        rng.bit_generator.state = state["rng"]
    for step in range(done, steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 100) * 0.5 * (1 + math.cos(math.pi * step / steps))
        mel, clip, frames = (torch.from_numpy(each) for each in mixer.batch(size))
        network.train()
        of_clip, of_frames, _ = network(mel)
        # kinds are few, and would else count for little beside the labels
        loss = cross_entropy(of_clip[:, : len(LABELS)], clip[:, : len(LABELS)]) * 4
        loss = loss + cross_entropy(of_clip[:, len(LABELS) :], clip[:, len(LABELS) :])
        loss = loss + cross_entropy(of_frames, frames)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        follow(mean, network, step, 0.995)
        report(step + 1, loss.item(), mean)
        if (step + 1) % 500 == 0:
            state = {"step": step + 1, "network": network.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(), "rng": rng.bit_generator.state}
            torch.save(state, kept.with_suffix(".writing"))
            kept.with_suffix(".writing").rename(kept)
    return mean.eval()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    for name in ("shared", "data", "out"):
        arguments.add_argument(name, type=pathlib.Path)
    arguments.add_argument("--fold", type=int)
    arguments.add_argument("--test-fold", type=int)
    arguments.add_argument("--packages", default="")
    arguments.add_argument("--steps", type=int, default=3000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--after", type=pathlib.Path)
    arguments.add_argument("--threads", type=int, default=1)
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads)
    every = load_sounds(chosen.shared, chosen.data)
    packages = {package for package in chosen.packages.split(",") if package}
    folds = {chosen.fold, chosen.test_fold} - {None}
    learned = [s for s in every if s.fold not in folds and s.package not in packages]
    tested_fold = chosen.test_fold or chosen.fold
    tested = [s for s in every if (tested_fold and s.fold == tested_fold) or s.package in packages]
    start = time.monotonic()

    def report(step, loss, network):
        if step % 250 == 0 or step == chosen.steps:
            logits = logits_of(network, tested)
            minutes = (time.monotonic() - start) / 60
            print(f"{step} {minutes:.1f} min loss {loss:.3f} esc10 {esc10_accuracy(logits, tested):.3f} kinds {kind_accuracy(logits, tested):.3f}", flush=True)

    kept = chosen.out.with_suffix(".part")
    # what was learned is not to be lost in large steps
    before = {"weights": weights_in(chosen.after), "rate": 1e-3} if chosen.after else {}
    network = train(learned, chosen.steps, chosen.seed, kept, report=report, **before)
    logits = logits_of(network, tested)
    np.savez(
        chosen.out,
        outputs=np.array(OUTPUTS),
        names=np.array([(s.name, s.package, s.label) for s in tested]),
        logits=logits,
        **{f"weights/{name}": value.numpy() for name, value in network.state_dict().items()},
    )
    kept.unlink(missing_ok=True)
