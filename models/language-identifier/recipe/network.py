"""From the recogniser's states of a window to how probable each language is.

Convolutions over the states, then attentive statistics pooling (Okabe et al. 2018): what phones and what transitions there
were, whatever their order in the window.
"""

import torch
from torch import nn
from torch.nn import functional as F


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
    """`x` (batch, frames, states), `mask` (batch, frames, 1) to logits (batch, languages)."""

    def __init__(self, states, languages, width=128, kernels=(5, 5, 3), dropout=0.2):
        super().__init__()
        self.first = nn.Linear(states, width)
        self.drop = nn.Dropout(dropout)
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in kernels])
        self.convolutions = nn.ModuleList([nn.Conv1d(width, width, kernel, padding=kernel // 2) for kernel in kernels])
        self.pool = Pooling(width)
        self.last_norm = nn.LayerNorm(2 * width)
        self.middle = nn.Linear(2 * width, width)
        self.last = nn.Linear(width, languages)

    def forward(self, x, mask):
        x = F.gelu(self.first(self.drop(x)))
        for norm, convolution in zip(self.norms, self.convolutions):
            y = convolution((norm(x) * mask).transpose(1, 2)).transpose(1, 2)
            x = x + self.drop(F.gelu(y))
        pooled = self.last_norm(self.pool(x, mask))
        return self.last(self.drop(F.gelu(self.middle(self.drop(pooled)))))
