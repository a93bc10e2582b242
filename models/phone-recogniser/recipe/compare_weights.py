"""What 16-bit weights cost: phone error rates of both models that export.py wrote, on speech that was held out.

    python compare_weights.py DATA OUT
"""

import pathlib
import sys

import numpy as np

from articulation import edit_cost
from corpus import Corpus, inventory_of
from states import on_one_core

MOST = 300

if __name__ == "__main__":
    data, out = map(pathlib.Path, sys.argv[1:3])
    inventory = inventory_of(data)
    exact = 1 - np.eye(1 + len(inventory.phones))
    models = {bits: on_one_core(out / name) for bits, name in ((32, "model-32.onnx"), (16, "model.onnx"))}
    for path in sorted(data.glob("held-out/*.json")):
        corpus = Corpus([path], inventory)
        wrong, total = dict.fromkeys(models, 0), 0
        for number in range(0, len(corpus), max(1, len(corpus) // MOST)):
            mel, _, *_ = corpus.tensors([number])
            said = corpus.utterances[number][2]
            total += len(said)
            for bits, model in models.items():
                best = model.run(["phones"], {"mel": mel.numpy()})[0][0].argmax(-1)
                heard = best[np.flatnonzero(np.diff(best, prepend=-1))]
                wrong[bits] += edit_cost(said, heard[heard > 0], exact)
        rates = {bits: 100 * count / total for bits, count in wrong.items()}
        print(f"{path.stem}: PER {rates[32]:.2f} with 32 bits, {rates[16]:.2f} with 16, of {total} phones", flush=True)
