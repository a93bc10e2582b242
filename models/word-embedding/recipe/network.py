"""From states of a stretch of sound to one vector, the same for a word whoever says it; and from a sequence of phones to it."""

import torch
from torch import nn
from torch.nn import functional as F

SIZE, PARTS = 128, 6


class PartsPooling(nn.Module):
    """The mean of frames in each of six parts of a stretch, in order: a word is more than the sounds in it.

    How much of the stretch a frame is, is learned, so that silence at the ends, whose length says nothing, moves no part.
    Parts overlap as triangles do.
    """

    def __init__(self, width):
        super().__init__()
        self.presence = nn.Linear(width, 1)

    def forward(self, x, mask):
        weight = torch.sigmoid(self.presence(x)) * mask + 1e-4 * mask
        place = (torch.cumsum(weight, 1) - weight / 2) / weight.sum(1, keepdim=True)
        centres = torch.linspace(0, 1, PARTS, device=x.device)
        share = F.relu(1 - (place - centres).abs() * (PARTS - 1)) * weight
        means = share.transpose(1, 2) @ x / (share.sum(1)[..., None] + 1e-3)
        return means.flatten(1)


class Block(nn.Module):
    def __init__(self, width, kernel, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.convolution = nn.Conv1d(width, width, kernel, padding=kernel // 2)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        y = self.convolution((self.norm(x) * mask).transpose(1, 2)).transpose(1, 2)
        return x + self.dropout(F.gelu(y))


class Embedder(nn.Module):
    """`x` (batch, frames, states), `mask` (batch, frames, 1) to unit vectors (batch, 128)."""

    def __init__(self, states, width=160, kernels=(5, 5), dropout=0.1):
        super().__init__()
        self.first = nn.Linear(states, width)
        self.drop = nn.Dropout(dropout)
        self.blocks = nn.ModuleList([Block(width, kernel, dropout) for kernel in kernels])
        self.norm = nn.LayerNorm(width)
        self.pool = PartsPooling(width)
        self.middle = nn.Linear(PARTS * width, 256)
        self.last = nn.Linear(256, SIZE)

    def forward(self, x, mask):
        x = F.gelu(self.first(self.drop(x)))
        for block in self.blocks:
            x = block(x, mask)
        x = self.pool(self.norm(x), mask)
        return F.normalize(self.last(self.drop(F.gelu(self.middle(x)))), dim=-1)


class PhoneEmbedder(nn.Module):
    """The other view: what a sequence of phones sounds like, by their articulatory features. Only for training."""

    def __init__(self, features, width=96):
        super().__init__()
        self.register_buffer("features", features)
        self.free = nn.Embedding(len(features), features.shape[1])
        self.embedder = Embedder(2 * features.shape[1], width, (3, 3))

    def forward(self, phones, mask):
        return self.embedder(torch.cat([self.features[phones], 0.3 * self.free(phones)], -1), mask)
