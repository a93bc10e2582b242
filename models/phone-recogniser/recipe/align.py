"""Where in a recording each phone of its text is, by a trained network: labels for the next training.

    python align.py DATA RUN OUT

RUN is a run's folder, or a model.onnx that export.py wrote, whose phones DATA/inventory.json must list. For each shard of people's speech OUT gets `SHARD.alignment.json`: utterance number -> [label, frames, label, frames ...].
Utterances that the network cannot find their text in are left out, so that wrong texts teach no places.
"""

import argparse
import json
import pathlib

import numpy as np
import torch

from corpus import Corpus, inventory_of
from articulation import feature_table
from network import OUTPUTS_A_FRAME, PhoneRecogniser
from shard import runs_of
from states import on_one_core

LEAST_MEAN_LOG_PROBABILITY = -2.0


def place(log_probabilities, phones):
    """Viterbi through none? phone none? phone ... none?, each phone at least one frame.

    `log_probabilities` (frames, 1 + phones); returns a label a frame and the mean log-probability a frame.
    """
    frames = len(log_probabilities)
    states = np.zeros(2 * len(phones) + 1, np.int64)
    states[1::2] = phones
    scores = log_probabilities[:, states]
    best = np.full(len(states), -np.inf)
    best[0], best[1] = scores[0, 0], scores[0, 1]
    back = np.zeros((frames, len(states)), np.int8)
    is_phone = np.arange(len(states)) % 2 == 1
    for t in range(1, frames):
        one = np.concatenate([[-np.inf], best[:-1]])
        two = np.where(is_phone, np.concatenate([[-np.inf, -np.inf], best[:-2]]), -np.inf)
        choice = np.stack([best, one, two])
        back[t] = choice.argmax(0)
        best = choice.max(0) + scores[t]
    state = len(states) - 1 if best[-1] > best[-2] else len(states) - 2
    score = best[state] / frames
    labels = np.zeros(frames, np.int16)
    for t in range(frames - 1, -1, -1):
        labels[t] = states[state]
        state -= int(back[t, state])
    return labels, score


def load(run, device="cpu"):
    state = torch.load(pathlib.Path(run) / "state.pt", map_location=device, weights_only=False)
    given = state["given"]
    inventory = inventory_of(given["data"])
    network = PhoneRecogniser(feature_table(inventory.phones), given["layers"], given["width"], given["kernel"])
    network.load_state_dict(state["mean"])
    return network.eval(), inventory


def segment_teller(run, data):
    """A function from `Corpus.tensors` to (log-probabilities of what sounds at each moment, how many moments each utterance has)."""
    if run.suffix == ".onnx":
        session = on_one_core(run)

        def by_session(mel, lengths):
            told = [session.run(["segments"], {"mel": mel[i : i + 1, :length].numpy()})[0][0] for i, length in enumerate(lengths)]
            return told, [len(moments) for moments in told]

        return inventory_of(data), by_session
    network, inventory = load(run)

    @torch.inference_mode()
    def by_network(mel, lengths):
        hidden, _, frames = network.encode(mel, lengths)
        return network.outputs(hidden)[1].numpy(), frames * OUTPUTS_A_FRAME

    return inventory, by_network


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    inventory, tell = segment_teller(given.run, given.data)
    for path in sorted(given.data.glob("real/*.json")):
        corpus = Corpus([path], inventory)
        index = {id(row): number for number, row in enumerate(corpus.utterances[0][0].rows)} if len(corpus) else {}
        placed, kept = {}, 0
        order = np.argsort([row["frames"] for _, row, *_ in corpus.utterances])
        for at in range(0, len(order), 16):
            numbers = order[at : at + 16]
            mel, lengths, *_ = corpus.tensors(numbers)
            segments, moments = tell(mel, lengths)
            for i, number in enumerate(numbers):
                _, row, phones, *_ = corpus.utterances[number]
                labels, score = place(segments[i][: moments[i]], phones)
                if score >= LEAST_MEAN_LOG_PROBABILITY:
                    placed[str(index[id(row)])] = runs_of(labels)
                    kept += 1
        (given.out / f"{path.stem}.alignment.json").write_text(json.dumps(placed))
        print(f"{path.stem}: {kept} of {len(corpus)}", flush=True)
