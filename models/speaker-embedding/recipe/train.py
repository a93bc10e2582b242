"""Trains the network on all speakers but those that it is measured on: LibriSpeech's test speakers and FSDD's.

    python train.py SHARED DATA OUT.npz [--steps N] [--seed N] [--threads N]

Goes on where it was interrupted.
"""

import argparse
import collections
import copy
import math
import pathlib
import time

import numpy as np
import torch

import neighbours  # noqa: F401
from moving_mean import follow
from network import AngularMargin, SpeakerNetwork
from smooth_curve import smooth_curve
from voices import SPEEDS, load_voices

BANDS = 80
TESTED = ("librispeech-test", "fsdd")
# frames of 10 ms
SHORTEST, LONGEST = 30, 300


class Drawer:
    """Stretches of speakers, each made of as many of their files as it takes, through rooms, noise and bands that are missing."""

    def __init__(self, voices, rng):
        self.rng, self.of_speaker = rng, collections.defaultdict(list)
        for voice in voices:
            for place in range(len(SPEEDS)):
                self.of_speaker[voice.speaker, place].append(voice.mels[place])
        self.speakers = sorted(self.of_speaker)
        # one of one long utterance each is easily told by its room, one of many words is not: as often one as the other
        many = np.array([len(self.of_speaker[each]) > 1 for each in self.speakers])
        self.shares = np.where(many, 0.5 / many.sum(), 0.5 / (~many).sum())

    def stretch(self, mels, frames):
        parts, missing = [], frames
        while missing > 0:
            mel = mels[self.rng.integers(len(mels))]
            if len(mel) > missing:
                start = self.rng.integers(len(mel) - missing + 1)
                mel = mel[start : start + missing]
            parts.append(mel.astype(np.float32))
            missing -= len(mel)
        return np.concatenate(parts)

    def altered(self, mel):
        rng = self.rng
        mel = mel + smooth_curve(rng, BANDS, 5, rng.choice([0.2, 0.8]))
        if rng.random() < 0.6:
            level = np.quantile(mel, 0.95) - rng.uniform(2, 9)
            noise = level + smooth_curve(rng, BANDS, 6, 1.0) + rng.gumbel(0, 0.5, mel.shape).astype(np.float32)
            mel = np.logaddexp(mel, noise)
        if rng.random() < 0.3:
            decay = 10 ** (-6 * 0.01 / rng.uniform(0.1, 0.7))
            power, tail = np.exp(mel), np.zeros(BANDS, np.float32)
            share = rng.uniform(0.05, 0.4)
            for frame in power:
                tail = decay * tail + frame
                frame += share * tail
            mel = np.log(power)
        if rng.random() < 0.45:
            # of a telephone, or of what was recorded at less than 16 kHz
            edge = rng.integers(BANDS * 5 // 8, BANDS) if rng.random() < 0.5 else BANDS * 3 // 4
            mel[:, edge:] = mel.min() + rng.normal(0, 0.3, (len(mel), BANDS - edge))
        width = rng.integers(0, 8)
        low = rng.integers(BANDS - width + 1)
        mel[:, low : low + width] = mel.mean()
        return mel

    def batch(self, size):
        frames = int(np.exp(self.rng.uniform(np.log(SHORTEST), np.log(LONGEST))))
        chosen = self.rng.choice(len(self.speakers), size, replace=False, p=self.shares)
        mels = [self.altered(self.stretch(self.of_speaker[self.speakers[each]], frames)) for each in chosen]
        return torch.from_numpy(np.stack(mels).astype(np.float32)), torch.from_numpy(chosen)


def equal_error_rate(points, speakers):
    """@returns the share of pairs that are told wrongly, where as many same as different ones are; and the cosine there"""
    cosine = points @ points.T
    place = np.triu_indices(len(points), 1)
    same = np.equal.outer(speakers, speakers)[place]
    cosine = cosine[place]
    order = np.argsort(cosine)
    missed = np.cumsum(same[order]) / same.sum()
    accepted = 1 - np.cumsum(~same[order]) / (~same).sum()
    at = np.argmin(np.abs(missed - accepted))
    return float((missed[at] + accepted[at]) / 2), float(cosine[order[at]])


@torch.inference_mode()
def points_of(network, mels):
    network.eval()
    return np.array([network(torch.from_numpy(mel.astype(np.float32))[None])[0].numpy() for mel in mels])


def measured(network, voices):
    """Equal error rate of whole utterances and of two seconds (LibriSpeech), of single digits and of four digits in a row (FSDD)."""
    rates = {}
    for name, source, length in (("utterances", "librispeech-test", None), ("2 s", "librispeech-test", 200), ("digits", "fsdd", None)):
        chosen = [voice for voice in voices if voice.source == source]
        mels = [voice.mels[0][:length] for voice in chosen]
        rates[name] = equal_error_rate(points_of(network, mels), [voice.speaker for voice in chosen])
    by_speaker = collections.defaultdict(list)
    for voice in voices:
        if voice.source == "fsdd":
            by_speaker[voice.speaker].append(voice.mels[0])
    rows = [(speaker, np.concatenate(mels[i : i + 4])) for speaker, mels in by_speaker.items() for i in range(0, len(mels) - 3, 4)]
    rates["4 digits"] = equal_error_rate(points_of(network, [mel for _, mel in rows]), [speaker for speaker, _ in rows])
    return rates


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    for name in ("shared", "data", "out"):
        arguments.add_argument(name, type=pathlib.Path)
    for name, otherwise in (("steps", 4000), ("seed", 1), ("threads", 1)):
        arguments.add_argument(f"--{name}", type=int, default=otherwise)
    chosen = arguments.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(chosen.seed)
    rng = np.random.default_rng(chosen.seed)
    voices = load_voices(chosen.shared, chosen.data)
    drawer = Drawer([voice for voice in voices if voice.source not in TESTED], rng)
    network, margin = SpeakerNetwork(), AngularMargin(128, len(drawer.speakers))
    mean = copy.deepcopy(network)
    parameters = [*network.parameters(), *margin.parameters()]
    optimiser = torch.optim.AdamW(parameters, 2e-3, weight_decay=0.02)
    kept, done, start = chosen.out.with_suffix(".part"), 0, time.monotonic()
    if kept.exists():
        state = torch.load(kept, weights_only=False)
        done, rng.bit_generator.state = state["step"], state["rng"]
        for part, name in ((network, "network"), (margin, "margin"), (mean, "mean"), (optimiser, "optimiser")):
            part.load_state_dict(state[name])
    for step in range(done, chosen.steps):
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1, (step + 1) / 200) * 0.5 * (1 + math.cos(math.pi * step / chosen.steps))
        mel, speakers = drawer.batch(64)
        network.train()
        # without a margin at first, or nothing is learned
        margin.margin = 0.2 * min(1, step / (0.3 * chosen.steps))
        loss = margin(network(mel), speakers)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 5)
        optimiser.step()
        follow(mean, network, step, 0.998)
        if (step + 1) % 250 == 0 or step + 1 == chosen.steps:
            rates = {name: round(100 * rate, 1) for name, (rate, _) in measured(mean, voices).items()}
            print(f"{step + 1} {(time.monotonic() - start) / 60:.1f} min loss {loss.item():.2f} equal error rate {rates}", flush=True)
            state = {"step": step + 1, "rng": rng.bit_generator.state, "network": network.state_dict(), "margin": margin.state_dict()}
            torch.save({**state, "mean": mean.state_dict(), "optimiser": optimiser.state_dict()}, kept.with_suffix(".writing"))
            kept.with_suffix(".writing").rename(kept)
    np.savez(chosen.out, **{name: value.numpy() for name, value in mean.state_dict().items()})
    kept.unlink(missing_ok=True)
