"""Trains the embedding; goes on where it was stopped.

    python train.py DATA STATES RUN --minutes 18

RUN is a folder: `state.pt` is the last state, `log.tsv` the figures. Each step takes a hundred-odd word types with two
voices each. Losses: contrastive among the stretches of sound, and between sound and phones (multi-view: He et al. 2017),
both with targets softened by the articulatory distance of what was said; that distance itself (Settle & Livescu 2016 and
Jacobs & Kamper 2021 have same or not); and contrastive among made calls (NT-Xent). Kept is the running mean of the weights.
"""

import argparse
import copy
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional as F

import neighbours  # noqa: F401
from articulation import feature_table, substitution_costs
from corpus import inventory_of
from distance import pairwise
from moving_mean import follow
from network import Embedder, PhoneEmbedder
from words import Words

TEMPERATURE, SOFTNESS, REACH = 0.07, 0.02, 0.12


def padded(stretches):
    longest = max(map(len, stretches))
    x = np.zeros((len(stretches), longest, stretches[0].shape[1]), np.float32)
    mask = np.zeros((len(stretches), longest, 1), np.float32)
    for i, stretch in enumerate(stretches):
        x[i, : len(stretch)] = stretch
        mask[i, : len(stretch)] = 1
    return torch.from_numpy(x), torch.from_numpy(mask)


def in_groups(embedder, stretches, generator=None, groups=4):
    """Vectors in the order of the stretches; like lengths go through together, so that little is padding."""
    order = sorted(range(len(stretches)), key=lambda i: len(stretches[i]))
    parts = []
    for numbers in np.array_split(order, groups):
        x, mask = padded([stretches[i] for i in numbers])
        parts.append(embedder(x if generator is None else hide(x, generator), mask))
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]


def two_voices(tokens, rng):
    """Two tokens, of different voices where there are some."""
    first = tokens[rng.integers(len(tokens))]
    others = [token for token in tokens if token[5] != first[5]] or tokens
    return first, others[rng.integers(len(others))]


def draw(words, weights, count, rng):
    chosen = rng.choice(len(words.types), count, replace=False, p=weights)
    pairs = [two_voices(words.types[i][1], rng) for i in chosen]
    return [words.types[i][0] for i in chosen], [words.frames(token, rng) for pair in pairs for token in pair]


def contrast(similarity, distances, skip_diagonal):
    """Cross-entropy against targets that fall off with the articulatory distance."""
    logits = similarity / TEMPERATURE
    targets = torch.exp(-distances / SOFTNESS)
    if skip_diagonal:
        away = torch.eye(len(logits), dtype=torch.bool)
        logits = logits.masked_fill(away, -1e4)
        targets = targets.masked_fill(away, 0)
    targets = targets / targets.sum(1, keepdim=True)
    return -(targets * F.log_softmax(logits, 1)).sum(1).mean()


def hide(x, generator):
    """Some states and some frames are not heard."""
    keep_states = (torch.rand(x.shape[0], 1, x.shape[2], generator=generator) > 0.1).float()
    keep_frames = (torch.rand(x.shape[0], x.shape[1], 1, generator=generator) > 0.05).float()
    return x * keep_states * keep_frames


@torch.inference_mode()
def measure(embedder, words, most=600, seed=7):
    """Mean average precision: the same word among all stretches by other voices."""
    rng = np.random.default_rng(seed)
    embedder.eval()
    numbers = rng.permutation(len(words.types))[:most]
    labels, voices, stretches = [], [], []
    for number in numbers:
        for token in two_voices(words.types[number][1], rng):
            labels.append(number)
            voices.append(token[5])
            stretches.append(words.frames(token))
    vectors = in_groups(embedder, stretches, groups=8)
    similarity = (vectors @ vectors.T).numpy()
    labels, voices = np.array(labels), np.array(voices)
    precisions = []
    for i in range(len(labels)):
        others = np.flatnonzero(voices != voices[i])
        right = labels[others[np.argsort(-similarity[i, others])]] == labels[i]
        if right.any():
            ranks = np.flatnonzero(right) + 1
            precisions.append((np.arange(1, len(ranks) + 1) / ranks).mean())
    embedder.train()
    return float(np.mean(precisions))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("states", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=18, help="of training in all")
    parser.add_argument("--types", type=int, default=112, help="word types a step")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--width", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    features = feature_table(inventory_of(given.data).phones)
    costs = substitution_costs(features).astype(np.float32)
    words, check = Words(given.states, False), Words(given.states, True)
    # Types that people say count five times: they are few, and what is heard later are people.
    real = np.array([any(not token[5].startswith("espeak") for token in tokens) for _, tokens in words.types])
    lengths = np.array([len(key) for key, _ in words.types])
    weights = np.where(real, 5.0, 1.0) * np.where(lengths > 3, 1.0, 0.3)
    weights /= weights.sum()
    states = words.states[0].shape[1]
    embedder, phones = Embedder(states, given.width), PhoneEmbedder(features)
    parameters = [*embedder.parameters(), *phones.parameters()]
    optimiser = torch.optim.AdamW(parameters, given.rate, (0.9, 0.98), weight_decay=0.02)
    mean, step, spent = copy.deepcopy(embedder), 0, 0.0
    given.run.mkdir(parents=True, exist_ok=True)
    path = given.run / "state.pt"
    if path.exists():
        state = torch.load(path, weights_only=False)
        embedder.load_state_dict(state["embedder"])
        phones.load_state_dict(state["phones"])
        mean.load_state_dict(state["mean"])
        optimiser.load_state_dict(state["optimiser"])
        step, spent = state["step"], state["spent"]
    print(f"{sum(p.numel() for p in embedder.parameters()) / 1e6:.2f} M weights, {len(words.types)} word types,", end=" ")
    print(f"{real.sum()} of people, {len(words.calls)} call types; {len(check.types)} types to choose by", flush=True)
    limit = 60 * given.minutes

    def save():
        facts = {"states": states, "width": given.width, "step": step, "spent": spent}
        parts = {"embedder": embedder.state_dict(), "phones": phones.state_dict(), "mean": mean.state_dict()}
        torch.save({**parts, "optimiser": optimiser.state_dict(), **facts}, given.run / "state.part")
        (given.run / "state.part").rename(path)

    sums = np.zeros(4)
    while spent < limit:
        started = time.process_time() / torch.get_num_threads()
        rng = np.random.default_rng([given.seed, step])
        generator = torch.Generator().manual_seed(given.seed * 1_000_003 + step)
        fraction = spent / limit
        for group in optimiser.param_groups:
            group["lr"] = given.rate * min(1, (step + 1) / 100) * max(0.01, min(1, 2 - 2 * fraction))
        sequences, stretches = draw(words, weights, given.types, rng)
        types = torch.from_numpy(pairwise(sequences, costs))
        distances = types.repeat_interleave(2, 0).repeat_interleave(2, 1)
        calls = [token for i in rng.choice(len(words.calls), 16, replace=False) for token in two_voices(words.calls[i], rng)]
        vectors = in_groups(embedder, stretches + [words.frames(token) for token in calls], generator)
        sound, called = vectors[: len(stretches)], vectors[len(stretches) :]
        symbols, shown = padded([np.array(key, np.float32)[:, None] for key in sequences])
        said = phones(symbols[..., 0].long(), shown)
        similarity = sound @ sound.T
        # Calls are to be near their own kind, and far from other calls and from words.
        among = called @ torch.cat([called, sound]).T
        kinds = torch.arange(len(called)) // 2
        apart = torch.ones(len(called), len(vectors))
        apart[:, : len(called)] = (kinds[:, None] != kinds[None]).float()
        apart[:, : len(called)].fill_diagonal_(1)
        itself = torch.cat([torch.eye(len(called)), torch.zeros(len(called), len(sound))], 1).bool()
        own = -(F.log_softmax((among / TEMPERATURE).masked_fill(itself, -1e4), 1) * (1 - apart)).sum(1).mean()
        losses = [
            contrast(similarity, distances, True),
            0.5 * contrast(sound @ said.T, distances[:, ::2], False) + 0.5 * contrast(said @ sound.T, distances[::2], False),
            3 * F.mse_loss(similarity, torch.exp(-distances / REACH)),
            0.3 * own,
        ]
        loss = sum(losses)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        follow(mean, embedder, step, 0.998)
        step += 1
        spent += time.process_time() / torch.get_num_threads() - started
        sums += [part.item() for part in losses]
        if step % 50 == 0:
            names = ("sound", "phones", "distance", "calls")
            print(f"step {step}, {spent / 60:.1f} min:", *(f"{n} {v / 50:.3f}" for n, v in zip(names, sums)), flush=True)
            sums[:] = 0
        if step % 200 == 0 or spent >= limit:
            precision = measure(mean, check)
            print(f"step {step}: same word, other voice, of types not learned: mean average precision {precision:.3f}", flush=True)
            with open(given.run / "log.tsv", "a") as log:
                print(step, f"{spent / 60:.2f}", f"{precision:.4f}", sep="\t", file=log)
            save()
    save()
