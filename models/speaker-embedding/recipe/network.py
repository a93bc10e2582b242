"""The network that makes a point of a voice: dilated convolutions, attentive statistics (Okabe et al. 2018), 128 numbers on a sphere."""

import torch
from torch import nn
from torch.nn import functional


class Block(nn.Module):
    """A dilated convolution, weighed channel by channel by what the whole stretch is like (Hu et al. 2018), beside what went in."""

    def __init__(self, width, dilation):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation), nn.ReLU(), nn.BatchNorm1d(width), nn.Conv1d(width, width, 1), nn.ReLU(), nn.BatchNorm1d(width)
        )  # fmt: skip
        self.weigh = nn.Sequential(nn.Linear(width, width // 4), nn.ReLU(), nn.Linear(width // 4, width), nn.Sigmoid())

    def forward(self, x):
        y = self.body(x)
        return x + y * self.weigh(y.mean(-1))[:, :, None]


class SpeakerNetwork(nn.Module):
    """(batch, frames, bands) of log-mel to (batch, size) of length 1."""

    def __init__(self, bands=80, width=256, size=128, dilations=(1, 2, 3, 4)):
        super().__init__()
        self.first = nn.Sequential(nn.Conv1d(bands, width, 5, stride=2, padding=2), nn.ReLU(), nn.BatchNorm1d(width))
        self.blocks = nn.ModuleList(Block(width, dilation) for dilation in dilations)
        self.join = nn.Sequential(nn.Conv1d(width * len(dilations), 2 * width, 1), nn.ReLU())
        self.attention = nn.Sequential(nn.Conv1d(6 * width, 128, 1), nn.Tanh(), nn.Conv1d(128, 2 * width, 1))
        self.last = nn.Sequential(nn.BatchNorm1d(4 * width), nn.Linear(4 * width, size), nn.BatchNorm1d(size))

    def forward(self, mel):
        # what a microphone adds to every frame goes
        x = self.first((mel - mel.mean(1, keepdim=True)).transpose(1, 2))
        found = []
        for block in self.blocks:
            x = block(x)
            found.append(x)
        x = self.join(torch.cat(found, 1))
        mean, spread = x.mean(-1, keepdim=True), (x.var(-1, keepdim=True, unbiased=False) + 1e-5).sqrt()
        weight = torch.softmax(self.attention(torch.cat([x, mean.expand_as(x), spread.expand_as(x)], 1)), -1)
        mean = (weight * x).sum(-1)
        spread = ((weight * x * x).sum(-1) - mean * mean).clamp(min=1e-5).sqrt()
        return functional.normalize(self.last(torch.cat([mean, spread], 1)))


class AngularMargin(nn.Module):
    """Additive angular margin (Deng et al. 2019): a voice must be nearer to its speaker than to others by an angle."""

    def __init__(self, size, speakers, margin=0.2, scale=30.0):
        super().__init__()
        # short, since steps are of one length whatever theirs is, and what turns is long
        self.centres = nn.Parameter(0.04 * torch.randn(speakers, size))
        self.margin, self.scale = margin, scale

    def forward(self, points, speakers):
        cosine = points @ functional.normalize(self.centres).T
        angle = torch.acos(cosine.clamp(-1 + 1e-6, 1 - 1e-6))
        target = functional.one_hot(speakers, cosine.shape[1]).bool()
        logits = torch.where(target, torch.cos((angle + self.margin).clamp(max=3.14159)), cosine)
        return functional.cross_entropy(self.scale * logits, speakers)
