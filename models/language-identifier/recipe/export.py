"""The trained identifier as ONNX with 16-bit weights, and how much that changed it.

    python export.py RUN RECOGNISER PHONES OUT

RECOGNISER is the model.onnx that it was trained to read: its checksum goes into the card, since no other's will do.
Answers are the logits of the languages that are told by name, then that of all others together. `OUT/golden.json` has some for
test/golden/language-identifier.json. The temperature and the least probability for the card are fitted on LibriSpeech's
test speakers and on languages that were left out of training (see train.FOR_CHOOSING).
"""

import hashlib
import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn

import neighbours  # noqa: F401
from export_reader import export_reader
from network import Ensemble, LanguageIdentifier
from train import FOR_CHOOSING
from windows import ISO_639_3, TOLD, banks_of, files_of


class Exported(nn.Module):
    def __init__(self, network, languages):
        super().__init__()
        self.network = network
        self.told = [languages.index(language) for language in TOLD]
        self.others = [i for i in range(len(languages)) if i not in self.told]

    def forward(self, phones):
        logits = self.network(phones, torch.ones_like(phones[:, :, :1]))
        return torch.cat([logits[:, self.told], torch.logsumexp(logits[:, self.others], -1, keepdim=True)], -1)


@torch.inference_mode()
def logits_of(exported, banks):
    rows = []
    for bank in banks:
        for _, windows in files_of(bank):
            rows += [exported(torch.from_numpy(window)[None])[0].numpy() for window in windows]
    return np.array(rows)


def softmax(logits, temperature=1.0):
    powers = np.exp((logits - logits.max(-1, keepdims=True)) / temperature)
    return powers / powers.sum(-1, keepdims=True)


if __name__ == "__main__":
    run, recogniser, phones, out = map(pathlib.Path, sys.argv[1:5])
    out.mkdir(parents=True, exist_ok=True)
    members = []
    for path in sorted(run.glob("network-*.pt")):
        saved = torch.load(path, weights_only=False)
        languages, inputs = saved["languages"], saved["inputs"]
        members.append(LanguageIdentifier(inputs, len(languages)))
        members[-1].load_state_dict(saved["network"])
    exported = Exported(Ensemble(members), languages).eval()
    made_by = "models/language-identifier/recipe/export.py"
    export_reader(exported, inputs, ("phones", "languages"), run / "model-32.onnx", out, made_by)
    names = json.dumps([ISO_639_3[language] for language in TOLD])
    (out / "languages.json").write_text(f'{{ "languages": {names} }}\n')

    banks = banks_of(phones, copies=1)
    named = logits_of(exported, [bank for bank in banks if bank.source == "librispeech-test-other"])
    strange = logits_of(exported, [bank for bank in banks if bank.language in FOR_CHOOSING])
    if len(named):
        right = TOLD.index("en")
        temperature = min(np.arange(0.5, 4, 0.1), key=lambda t: -np.log(softmax(named, t)[:, right]).mean())
        print(f"temperature {temperature:.1f}, by LibriSpeech's test speakers alone")
    else:
        temperature = 1.0
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        kept = (softmax(named, temperature)[:, :-1].max(-1) >= least).mean() if len(named) else float("nan")
        shares = softmax(strange, temperature)
        rejected = ((shares.argmax(-1) == len(TOLD)) | (shares[:, :-1].max(-1) < least)).mean()
        print(f"least probability {least}: of known speech {kept:.3f} is named, of strange languages {rejected:.3f} is other")
    print("recogniser", hashlib.sha256(recogniser.read_bytes()).hexdigest())
    for name in ("model.onnx", "languages.json"):
        data = (out / name).read_bytes()
        print(name, len(data), hashlib.sha256(data).hexdigest())
