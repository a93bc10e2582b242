"""Trains the recogniser; goes on where it was stopped.

    python train.py DATA RUN --layers cgcgcg --hours 6

RUN is a folder: `state.pt` is the last state, `log.tsv` the figures. Losses: CTC over the phones (Graves et al. 2006)
at the end and after the middle block (Lee & Watanabe 2021), cross-entropy of which phone sounds at each moment where
that is known, of stress, and of articulatory features. What is kept is the running mean of the weights.

Where there is no GPU each core has a process with batches of its own, and the gradients are averaged: a quarter faster
than one process with as many threads.
"""

import argparse
import copy
import math
import os
import pathlib
import time

import numpy as np
import torch
from torch import distributed, multiprocessing
from torch.nn import functional as F

from articulation import edit_cost, feature_table, substitution_costs
from corpus import Corpus, inventory_of
from moving_mean import follow
from network import OUTPUTS_A_FRAME, PhoneRecogniser
from real_speech import HELD_OUT
from splices import Splices, warped_bands


def augment(mel, lengths, generator):
    """Other vocal tracts, microphones, gaps and gates (Jaitly & Hinton 2013; Park et al. 2019), on the log-mel frames."""
    batch, frames, bands = mel.shape
    warp = 1 + 0.15 * (2 * torch.rand(batch, generator=generator) - 1)
    low, share = warped_bands(warp[:, None].numpy())
    index = torch.from_numpy(low)[:, None, :].expand(batch, frames, bands)
    share = torch.from_numpy(share)[:, None, :]
    mel = mel.gather(2, index) * (1 - share) + mel.gather(2, index + 1) * share
    angle = torch.linspace(0, math.pi, bands)[None] * torch.arange(1, 4)[:, None]
    tilt = torch.randn(batch, 3, generator=generator) * 0.6 @ torch.cos(angle)
    mel = mel + tilt[:, None, :]
    quiet = mel.amin()
    for i in range(batch):
        for _ in range(2):
            width = int(torch.randint(0, 13, (1,), generator=generator))
            start = int(torch.randint(0, bands - width, (1,), generator=generator))
            mel[i, :, start : start + width] = mel[i, : lengths[i]].mean() if width else 0
        for _ in range(int(lengths[i]) // 150):
            width = int(torch.randint(1, 12, (1,), generator=generator))
            start = int(torch.randint(0, max(1, int(lengths[i]) - width), (1,), generator=generator))
            mel[i, start : start + width] = quiet
        if torch.rand(1, generator=generator) < 0.15:
            # A noise gate, as editors put over recordings of words.
            energy = mel[i, : lengths[i]].logsumexp(-1)
            threshold = energy.logsumexp(0) - math.log(lengths[i]) - 3 - 3 * torch.rand(1, generator=generator)
            mel[i, : lengths[i]][energy < threshold] = quiet
    return mel


def losses(network, batch):
    mel, lengths, phones, counts, places, levels = batch
    hidden, middle, frames = network.encode(mel, lengths)
    said, segments, stress, articulation = network.outputs(hidden)
    early = network.outputs(middle)[0]
    outputs = frames * OUTPUTS_A_FRAME
    per_phone = counts.clamp(min=1).sum()

    def ctc(log_probabilities):
        return F.ctc_loss(log_probabilities.transpose(0, 1), phones, outputs, counts, reduction="sum", zero_infinity=True) / per_phone

    flat = places.reshape(-1)
    known = flat > 0
    target = (network.phones.features[flat.clamp(min=0)] + 1) / 2
    binary = F.binary_cross_entropy_with_logits(articulation.reshape(len(flat), -1)[known], target[known]) if known.any() else torch.zeros(())
    return {
        "ctc": ctc(said),
        "early": 0.3 * ctc(early),
        "segments": F.nll_loss(segments.reshape(len(flat), -1), flat, ignore_index=-1) if (flat >= 0).any() else torch.zeros(()),
        "articulation": 0.5 * binary,
        "stress": 0.2 * F.nll_loss(stress.reshape(len(flat), -1), levels.reshape(-1), ignore_index=-1)
        if (levels >= 0).any()
        else torch.zeros(()),
    }


@torch.inference_mode()
def measure(network, corpus, costs, most=400):
    """Phone error rate and PFER in per cent, of the best path."""
    network.eval()
    exact = 1 - np.eye(len(costs))
    wrong = far = total = 0
    step = max(1, len(corpus) // most)
    numbers = list(range(0, len(corpus), step))
    for at in range(0, len(numbers), 16):
        mel, lengths, *_ = corpus.tensors(numbers[at : at + 16])
        hidden, _, frames = network.encode(mel, lengths)
        best = network.outputs(hidden)[0].argmax(-1).numpy()
        for i, number in enumerate(numbers[at : at + 16]):
            path = best[i, : frames[i] * OUTPUTS_A_FRAME]
            heard = path[np.flatnonzero(np.diff(path, prepend=-1))]
            heard, phones = heard[heard > 0], corpus.utterances[number][2]
            wrong += edit_cost(phones, heard, exact)
            far += edit_cost(phones, heard, costs)
            total += len(phones)
    network.train()
    return 100 * wrong / total, 100 * far / total


class Averager:
    """Means over all processes of gradients and of the seconds that passed, so that all take the same step."""

    def __init__(self, network, processes):
        self.parameters, self.processes = list(network.parameters()), processes
        self.last = time.time()

    def average(self):
        """@returns seconds since it was last called"""
        now = time.time()
        seconds, self.last = now - self.last, now
        if self.processes == 1:
            return seconds
        for p in self.parameters:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
        flat = torch.cat([*(p.grad.reshape(-1) for p in self.parameters), torch.tensor([seconds])])
        distributed.all_reduce(flat)
        flat /= self.processes
        at = 0
        for p in self.parameters:
            p.grad.copy_(flat[at : at + p.numel()].view_as(p))
            at += p.numel()
        return flat[-1].item()


def rate_at(given, step, fraction):
    """Even until the last part, so that how long a run is to be can be said late (Hägele et al. 2024)."""
    fall = max(0, (fraction - 1 + given.falling) / given.falling)
    return given.rate * min(1, (step + 1) / 400) * max(0.01, 1 - math.sqrt(fall))


def train(rank, given):
    if given.processes > 1:
        torch.set_num_threads(1)
        distributed.init_process_group("gloo", init_method=f"file://{given.run.absolute()}/meet", rank=rank, world_size=given.processes)
    leads, parent = rank == 0, os.getppid()
    torch.manual_seed(given.seed)
    inventory = inventory_of(given.data)
    features = feature_table(inventory.phones)
    costs = substitution_costs(features)
    shards = [path for kind in ("synth", "real", "silence") for path in given.data.glob(f"{kind}/*.json")]
    corpus = Corpus(shards, inventory, given.without, given.alignments)
    splices = Splices(corpus)
    check = {
        name: Corpus([given.data / "held-out" / f"{name}.json"], inventory)
        for name in ("words-en", "fsdd-yweweler", *HELD_OUT["choosing"])
        if leads and (given.data / "held-out" / f"{name}.json").exists()
    }
    network = PhoneRecogniser(features, given.layers, given.width, given.kernel, dropout=given.dropout).to(given.device)
    decay = [p for p in network.parameters() if p.ndim > 1]
    plain = [p for p in network.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decay, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0}], given.rate, (0.9, 0.98))
    mean, step, spent, epoch = copy.deepcopy(network), 0, 0.0, 0
    state_path = given.run / "state.pt"
    if state_path.exists():
        state = torch.load(state_path, map_location=given.device, weights_only=False)
        network.load_state_dict(state["network"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        step, spent, epoch = state["step"], state["spent"], state["epoch"]
    # Dropout is to differ between the processes.
    torch.manual_seed(given.seed * 7919 + step * given.processes + rank)
    limit = given.hours * 3600

    def save():
        state = {"network": network.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict()}
        options = {name: str(value) if isinstance(value, pathlib.Path) else value for name, value in vars(given).items()}
        torch.save({**state, "step": step, "spent": spent, "epoch": epoch, "given": options}, given.run / "state.part")
        (given.run / "state.part").rename(state_path)

    if leads:
        print(f"{sum(p.numel() for p in network.parameters()) / 1e6:.2f} M weights, {len(inventory)} phones,", end=" ")
        print(f"{len(corpus)} utterances, {corpus.seconds() / 3600:.1f} h", flush=True)
    averager = Averager(network, given.processes)
    last_save, sums, heard, logged = spent, {}, 0.0, spent
    while spent < limit and os.getppid() == parent:
        rng = np.random.default_rng([given.seed, epoch, step])
        batches = corpus.batches(given.frames, rng)
        for at in range(0, len(batches) - given.processes + 1, given.processes):
            generator = torch.Generator().manual_seed((given.seed * 1_000_003 + step) * given.processes + rank)
            # The same for all processes, which wait for each other.
            if np.random.default_rng([given.seed, 1, step]).random() < given.spliced:
                batch = splices.tensors(given.frames, np.random.default_rng([given.seed, 2, step, rank]))
            else:
                batch = corpus.tensors(batches[at + rank])
            mel = augment(batch[0], batch[1], generator)
            batch = [part.to(given.device) for part in (mel, *batch[1:])]
            parts = losses(network, batch)
            optimiser.zero_grad()
            sum(parts.values()).backward()
            spent += averager.average()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            for group in optimiser.param_groups:
                group["lr"] = rate_at(given, step, spent / limit)
            optimiser.step()
            follow(mean, network, step, 0.999)
            step += 1
            heard += given.processes * int(batch[1].sum()) / 100
            for name, part in parts.items():
                sums[name] = sums.get(name, 0.0) + part.item()
            if leads and step % 50 == 0:
                figures = " ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                speed = heard / (spent - logged)
                print(f"step {step} epoch {epoch} {spent / 60:.1f} min, {speed:.0f} times real time: {figures}", flush=True)
                sums, heard, logged = {}, 0.0, spent
            if leads and spent - last_save > 300:
                save()
                last_save = spent
            if leads and (step % 1000 == 0 or spent >= limit):
                figures = {name: measure(mean, held, costs) for name, held in check.items()}
                line = [step, f"{spent / 3600:.3f}", *(f"{name} {per:.1f} {pfer:.1f}" for name, (per, pfer) in figures.items())]
                print("\t".join(map(str, line)), flush=True)
                with open(given.run / "log.tsv", "a") as log:
                    print(*line, sep="\t", file=log)
            # whoever stops the recipe stops its processes too
            if spent >= limit or os.getppid() != parent:
                break
        epoch += 1
    if leads:
        save()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--layers", default="cgcgcg")
    parser.add_argument("--width", type=int, default=384)
    parser.add_argument("--kernel", type=int, default=9)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--hours", type=float, default=6, help="of training in all")
    parser.add_argument("--falling", type=float, default=0.25, help="share of the hours, the last, in which the learning rate falls")
    parser.add_argument("--spliced", type=float, default=0.5, help="share of the batches whose utterances are made of pieces of others")
    parser.add_argument("--frames", type=int, default=6000, help="mel frames a batch of one process")
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--without", nargs="*", default=["el"], help="languages left out")
    parser.add_argument("--alignments", type=pathlib.Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--processes", type=int, help="one a core, unless there is a GPU")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.run.mkdir(parents=True, exist_ok=True)
    (given.run / "meet").unlink(missing_ok=True)
    given.processes = given.processes or (1 if given.device != "cpu" else os.cpu_count())
    if given.processes > 1:
        multiprocessing.spawn(train, (given,), given.processes)
    else:
        train(0, given)
