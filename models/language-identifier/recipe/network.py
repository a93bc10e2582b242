"""From which phones the recogniser hears in a window to how probable each language is.

Convolutions over frames, then attentive statistics pooling (Okabe et al. 2018): what phones and what transitions there were,
whatever their order in the window. What is read are probabilities of phones and not the recogniser's states, which tell the
room, the microphone and the codec as well, and with them the source instead of the language.
"""

import torch
from torch import nn
from torch.nn import functional as F

SHARPNESS = 0.7
MOST_SILENCE = 0.7


class Pooling(nn.Module):
    def __init__(self, width, heads=48):
        super().__init__()
        self.score = nn.Sequential(nn.Linear(width, heads), nn.Tanh(), nn.Linear(heads, width))

    def forward(self, x, mask):
        weight = torch.softmax(self.score(x) + (mask - 1) * 1e4, 1)
        mean = (weight * x).sum(1)
        variance = (weight * x * x).sum(1) - mean * mean
        return torch.cat([mean, variance.clamp(min=1e-4).sqrt()], -1)


class LanguageIdentifier(nn.Module):
    """`x` (batch, frames of 40 ms, 2 x classes), logarithms of how probably each phone, or none (class 0), sounds in a frame's
    halves; `mask` (batch, frames, 1); to logits (batch, languages)."""

    def __init__(self, inputs, languages, width=128, kernels=(5, 5, 3), dropout=0.2):
        super().__init__()
        self.classes = inputs // 2
        self.first = nn.Linear(inputs, width)
        self.drop = nn.Dropout(dropout)
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in kernels])
        self.convolutions = nn.ModuleList([nn.Conv1d(width, width, kernel, padding=kernel // 2) for kernel in kernels])
        self.pool = Pooling(width)
        self.last_norm = nn.LayerNorm(2 * width)
        self.middle = nn.Linear(2 * width, width)
        self.last = nn.Linear(width, languages)

    def heard(self, x, mask):
        """Square roots of probabilities, so that what is unlikely counts; and the mask without the pauses."""
        halves = x.reshape(x.shape[0], x.shape[1], 2, self.classes)
        if self.training:
            # how sure the recogniser is says how good the sound is
            sharpness = torch.exp(torch.empty(x.shape[0], 1, 1, 1).uniform_(-SHARPNESS, SHARPNESS))
            halves = torch.log_softmax(halves * sharpness, -1)
        silent = halves[..., 0].exp().mean(-1, keepdim=True) > MOST_SILENCE
        speech = mask * (1 - silent.to(mask.dtype))
        nothing = (speech.sum(1, keepdim=True) == 0).to(mask.dtype)
        return (halves / 2).exp().reshape(x.shape), speech + nothing * mask

    def forward(self, x, mask):
        x, mask = self.heard(x, mask)
        x = F.gelu(self.first(self.drop(x)))
        for norm, convolution in zip(self.norms, self.convolutions):
            y = convolution((norm(x) * mask).transpose(1, 2)).transpose(1, 2)
            x = x + self.drop(F.gelu(y))
        pooled = self.last_norm(self.pool(x, mask))
        return self.last(self.drop(F.gelu(self.middle(self.drop(pooled)))))


class Ensemble(nn.Module):
    """The mean of what several say, each trained from another beginning."""

    def __init__(self, members):
        super().__init__()
        self.members = nn.ModuleList(members)

    def forward(self, x, mask):
        return torch.stack([F.log_softmax(member(x, mask), -1) for member in self.members]).mean(0)
