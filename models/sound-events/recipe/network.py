"""The network that names sounds: residual convolutions over time and frequency, and attention over frames.

Plain convolutions train four times as fast on a CPU as depthwise ones of as many weights (Sandler et al. 2018), which write and read much more.
"""

import torch
from torch import nn

# frames that go in for one that comes out
STRIDE = 4


def layer(inputs, outputs, stride=(1, 1), size=3):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()
    )


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.body = layer(width, width)

    def forward(self, x):
        return x + self.body(x)


class SoundNetwork(nn.Module):
    """(batch, frames, bands) as `mel.normalise` gives them to logits: of clips (batch, outputs), of frames (batch, frames / STRIDE, outputs), and how much each frame tells of a clip, as logarithms (the same)."""

    # width, and stride over bands and frames
    STAGES = ((32, (2, 2)), (48, (1, 1)), (80, (2, 1)), (128, (2, 1)))

    def __init__(self, outputs, features=256, drop=0.3):
        super().__init__()
        layers, before = [layer(1, 16, (2, 2), 5)], 16
        for width, stride in self.STAGES:
            layers += [layer(before, width, stride), Residual(width)]
            before = width
        self.blocks = nn.Sequential(*layers)
        self.out = nn.Sequential(nn.Conv1d(2 * before, features, 1), nn.ReLU(), nn.Dropout(drop))
        self.attention = nn.Conv1d(features, outputs, 1)
        self.last = nn.Conv1d(features, outputs, 1)

    def forward(self, mel):
        x = self.blocks(mel.transpose(1, 2)[:, None].contiguous(memory_format=torch.channels_last))
        x = self.out(torch.cat([x.mean(2), x.amax(2)], 1))
        frames = self.last(x)
        # which frames tell a class (Kong et al. 2019)
        attention = self.attention(x).clamp(-8, 8)
        return (torch.softmax(attention, -1) * frames).sum(-1), frames.transpose(1, 2), attention.transpose(1, 2)
