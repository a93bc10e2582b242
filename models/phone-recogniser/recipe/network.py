"""The recogniser: log-mel frames in, phones, their places, stress and hidden states out. See docs/decisions/0022 for the choices.

Level normalisation is part of the network, so that a caller needs nothing but the log-mel frames.
"""

import torch
from torch import nn
from torch.nn import functional as F

BANDS, STRIDE, OUTPUTS_A_FRAME, STRESSES = 80, 4, 2, 3


class ConvolutionBlock(nn.Module):
    """Depthwise convolution, then a two-layer perceptron a frame (Liu et al. 2022, "A ConvNet for the 2020s", in one dimension)."""

    def __init__(self, width, kernel, expansion, dropout):
        super().__init__()
        self.depthwise = nn.Conv1d(width, width, kernel, padding=kernel // 2, groups=width)
        self.norm = nn.LayerNorm(width)
        self.wide = nn.Linear(width, width * expansion)
        self.narrow = nn.Linear(width * expansion, width)
        self.scale = nn.Parameter(torch.full((width,), 0.1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        y = self.depthwise((x * mask).transpose(1, 2)).transpose(1, 2)
        y = self.narrow(self.dropout(F.gelu(self.wide(self.norm(y)))))
        return x + self.dropout(y * self.scale)


class RecurrentBlock(nn.Module):
    """A bidirectional GRU beside a skip connection."""

    def __init__(self, width, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.gru = nn.GRU(width, width // 2, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        # what is beyond an utterance's end stays zero, as it is where there is nothing
        y, _ = self.gru(self.norm(x) * mask)
        return x + self.dropout(y)


class AttentionBlock(nn.Module):
    """Self-attention with rotary positions (Su et al. 2021), then a perceptron."""

    def __init__(self, width, heads, expansion, dropout):
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.project = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.second_norm = nn.LayerNorm(width)
        self.wide = nn.Linear(width, width * expansion)
        self.narrow = nn.Linear(width * expansion, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, length, width = x.shape
        size = width // self.heads
        query, key, value = (
            part.reshape(batch, length, self.heads, size).transpose(1, 2) for part in self.project(self.norm(x)).chunk(3, -1)
        )
        position = torch.arange(length, device=x.device, dtype=x.dtype)[:, None]
        angle = position * 10000 ** (-torch.arange(0, size, 2, device=x.device, dtype=x.dtype) / size)
        cos, sin = angle.cos(), angle.sin()
        query, key = _rotate(query, cos, sin), _rotate(key, cos, sin)
        away = (mask.transpose(1, 2)[:, None] - 1) * 1e4
        weights = torch.softmax(query @ key.transpose(2, 3) / size**0.5 + away, -1)
        y = (weights @ value).transpose(1, 2).reshape(batch, length, width)
        x = x + self.dropout(self.out(y))
        return x + self.dropout(self.narrow(self.dropout(F.gelu(self.wide(self.second_norm(x))))))


def _rotate(x, cos, sin):
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.cat([even * cos - odd * sin, even * sin + odd * cos], -1)


class PhoneLayer(nn.Module):
    """A linear layer whose weights for a phone are partly made of its articulatory features, so rare phones learn too."""

    def __init__(self, width, features):
        super().__init__()
        self.register_buffer("features", features)  # (1 + phones, features); row 0, the blank, is zero
        self.free = nn.Parameter(torch.randn(len(features), width) * width**-0.5 * 0.3)
        self.shared = nn.Parameter(torch.randn(features.shape[1], width) * (width * features.shape[1]) ** -0.5)
        self.bias = nn.Parameter(torch.zeros(len(features)))

    def forward(self, x):
        return F.linear(x, self.free + self.features @ self.shared, self.bias)


class PhoneRecogniser(nn.Module):
    def __init__(self, features, layers, width=384, kernel=9, expansion=3, heads=6, dropout=0.1):
        """`layers`: one letter a block, c convolution, g recurrent, a attention. `features`: (1 + phones, features)."""
        super().__init__()
        self.stem = nn.ModuleList([nn.Conv1d(BANDS, 192, 5, 2, 2), nn.Conv1d(192, width, 5, 2, 2)])
        make = {
            "c": lambda: ConvolutionBlock(width, kernel, expansion, dropout),
            "g": lambda: RecurrentBlock(width, dropout),
            "a": lambda: AttentionBlock(width, heads, expansion, dropout),
        }
        self.blocks = nn.ModuleList([make[letter]() for letter in layers])
        self.norm = nn.LayerNorm(width)
        self.middle_norm = nn.LayerNorm(width)
        self.halves = nn.Linear(width, OUTPUTS_A_FRAME * width)
        self.phones = PhoneLayer(width, features)
        self.segments = PhoneLayer(width, features)
        self.stress = nn.Linear(width, STRESSES)
        self.articulation = nn.Linear(width, features.shape[1])

    def normalise(self, mel, lengths):
        """Less the logarithm of the mean power of the utterance: how loud it was recorded says nothing."""
        mask = (torch.arange(mel.shape[1], device=mel.device)[None] < lengths[:, None]).to(mel.dtype)[..., None]
        power = torch.exp(mel.clamp(max=20)) * mask
        level = torch.log(power.sum((1, 2)) / (lengths * BANDS) + 1e-10)
        return ((mel - level[:, None, None]).clamp(min=-14) / 4 + 1) * mask

    def encode(self, mel, lengths):
        """Hidden states, one each 40 ms, with that after the middle block; and how many of each are the utterance's."""
        x = self.normalise(mel, lengths)
        x = F.pad(x, (0, 0, 0, -x.shape[1] % STRIDE)).transpose(1, 2)
        for layer in self.stem:
            x = F.gelu(layer(x))
        x = x.transpose(1, 2)
        frames = (lengths + STRIDE - 1) // STRIDE
        mask = (torch.arange(x.shape[1], device=mel.device)[None] < frames[:, None]).to(x.dtype)[..., None]
        middle = x
        for i, block in enumerate(self.blocks):
            x = block(x, mask)
            if i == len(self.blocks) // 2:
                middle = x
        return self.norm(x), self.middle_norm(middle), frames

    def outputs(self, hidden):
        """(log-probabilities of phones, of segments, of stress, features' logits), one each 20 ms."""
        batch, length, width = hidden.shape
        x = F.gelu(self.halves(hidden)).reshape(batch, length * OUTPUTS_A_FRAME, width)
        return (
            F.log_softmax(self.phones(x), -1),
            F.log_softmax(self.segments(x), -1),
            F.log_softmax(self.stress(x), -1),
            self.articulation(x),
        )
