"""The network that says of each time and band which share is of what is asked for: convolutions over time and frequency, a recurrent
middle, and layers that are scaled and shifted by the question (FiLM, Perez et al. 2018)."""

import torch
from torch import nn

WIDTHS = (20, 32, 48, 64)
MIDDLE = 160


class Asked(nn.Module):
    """Scales and shifts channels by the question."""

    def __init__(self, size, width):
        super().__init__()
        self.change = nn.Linear(size, 2 * width)

    def forward(self, x, question):
        scale, shift = self.change(question)[:, :, None, None].chunk(2, 1)
        return x * (1 + scale) + shift


class Coarser(nn.Module):
    """Half as many bands: (batch, channels, frames, bands)."""

    def __init__(self, inputs, outputs, dilation):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, outputs, (3, 4), stride=(1, 2), padding=(dilation, 1), dilation=(dilation, 1)), nn.BatchNorm2d(outputs), nn.ReLU()
        )  # fmt: skip

    def forward(self, x):
        return self.body(x)


class Finer(nn.Module):
    """Twice as many bands."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.body = nn.Sequential(nn.ConvTranspose2d(inputs, outputs, (3, 4), stride=(1, 2), padding=(1, 1)), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return self.body(x)


class SeparatorNetwork(nn.Module):
    """(batch, frames, bands) of log power and (batch, labels) of 0 and 1 to (batch, frames, bands) of logits of masks; bands a multiple of 16."""

    def __init__(self, labels, bands=128, size=96):
        super().__init__()
        self.question = nn.Sequential(nn.Linear(labels, size), nn.ReLU(), nn.Linear(size, size), nn.ReLU())
        self.coarser = nn.ModuleList(
            Coarser(inputs, outputs, dilation) for inputs, outputs, dilation in zip((2, *WIDTHS[:-1]), WIDTHS, (1, 1, 2, 4), strict=True)
        )
        flat = WIDTHS[-1] * bands // 2 ** len(WIDTHS)
        self.into = nn.Linear(flat, MIDDLE)
        self.asked_middle = nn.Linear(size, 2 * MIDDLE)
        self.over_time = nn.GRU(MIDDLE, MIDDLE, batch_first=True, bidirectional=True)
        self.out_of = nn.Linear(2 * MIDDLE, flat)
        self.finer = nn.ModuleList(Finer(inputs, outputs) for inputs, outputs in zip(WIDTHS[:0:-1], WIDTHS[-2::-1], strict=True))
        self.asked = nn.ModuleList(Asked(size, width) for width in WIDTHS[::-1])
        self.last = nn.ConvTranspose2d(WIDTHS[0], 1, (3, 4), stride=(1, 2), padding=(1, 1))

    def encode(self, bands):
        """What is the same for all questions."""
        x = torch.stack([bands, bands - bands.mean(1, keepdim=True)], 1)
        found = []
        for layer in self.coarser:
            x = layer(x)
            found.append(x)
        return found

    def answer(self, found, question):
        question = self.question(question)
        deepest = found[-1]
        batch, width, frames, bands = deepest.shape
        middle = self.into(deepest.transpose(1, 2).reshape(batch, frames, width * bands))
        scale, shift = self.asked_middle(question)[:, None].chunk(2, -1)
        middle, _ = self.over_time(torch.relu(middle * (1 + scale) + shift))
        x = deepest + self.out_of(middle).reshape(batch, frames, width, bands).transpose(1, 2)
        for place, asked in enumerate(self.asked):
            x = torch.relu(asked(x, question))
            if place < len(self.finer):
                x = self.finer[place](x) + found[-2 - place]
        return self.last(x)[:, 0]

    def forward(self, bands, question):
        return self.answer(self.encode(bands), question)
