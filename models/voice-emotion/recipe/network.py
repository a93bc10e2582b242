"""The two networks that hear emotion, and their mean. Both pool over time by attentive statistics (Okabe et al. 2018).

One follows the melody and the colour of a voice, in bands of the lowest frequencies narrow enough to tell harmonics apart. The other reads the
states of the phone recogniser, which knows how speech sounds from thousands of voices. They err differently.
"""

import torch
from torch import nn

# what the bands are clamped to: deeper, a recording's floor of noise tells which clip it is
FLOOR = -16.5
PITCH_BANDS, STATES = 64, 384
# width, and stride over bands and frames
STAGES = ((16, (2, 2)), (24, (1, 1)), (32, (2, 1)), (48, (2, 1)))


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


class Answer(nn.Module):
    """(batch, features, frames) to logits of the emotions and of being acted strongly, by mean and spread of each feature over the frames that tell of it."""

    def __init__(self, features, emotions, drop, hidden=64):
        super().__init__()
        self.attention = nn.Sequential(nn.Conv1d(features, hidden, 1), nn.Tanh(), nn.Conv1d(hidden, features, 1))
        self.last = nn.Sequential(nn.BatchNorm1d(2 * features), nn.Dropout(drop), nn.Linear(2 * features, emotions + 1))
        self.emotions = emotions

    def forward(self, x, heard=None):
        """@param heard (batch, 1, frames), 0 where a clip has ended"""
        attention = self.attention(x)
        weight = torch.softmax(attention if heard is None else attention + (heard - 1) * 1e4, -1)
        mean = (weight * x).sum(-1)
        spread = ((weight * x * x).sum(-1) - mean * mean).clamp(min=1e-5).sqrt()
        logits = self.last(torch.cat([mean, spread], 1))
        return logits[:, : self.emotions], logits[:, self.emotions :]


class PitchNetwork(nn.Module):
    """Residual convolutions over time and frequency of (batch, frames, PITCH_BANDS). Where in frequency something is tells as much as what it is: bands stay apart."""

    def __init__(self, emotions=8, features=128):
        super().__init__()
        layers, before = [layer(1, 16, (2, 2), 5)], 16
        for width, stride in STAGES:
            layers += [layer(before, width, stride), Residual(width)]
            before = width
        self.blocks = nn.Sequential(*layers)
        self.join = nn.Sequential(nn.Conv1d(before * PITCH_BANDS // 16, features, 1), nn.BatchNorm1d(features), nn.ReLU())
        self.answer = Answer(features, emotions, 0.3)

    def forward(self, pitch):
        x = pitch.clamp(min=FLOOR) / 4 + 2.5
        x = self.blocks(x.transpose(1, 2)[:, None].contiguous(memory_format=torch.channels_last))
        return self.answer(self.join(x.flatten(1, 2)))


class StatesNetwork(nn.Module):
    """One convolution over (batch, frames of 40 ms, STATES) of the phone recogniser."""

    def __init__(self, emotions=8, features=128):
        super().__init__()
        # of what was learned from, which is set before training
        self.register_buffer("centre", torch.zeros(STATES))
        self.register_buffer("spread", torch.ones(STATES))
        self.body = nn.Sequential(nn.Dropout(0.1), nn.Conv1d(STATES, features, 3, padding=1), nn.ReLU(), nn.BatchNorm1d(features))
        self.answer = Answer(features, emotions, 0.4)

    def forward(self, states, heard=None):
        """@param heard (batch, 1, frames), 0 where a clip has ended, and of two that are mixed, both"""
        x = ((states - self.centre) / self.spread).transpose(1, 2)
        if heard is None:
            return self.answer(self.body(x))
        heard = (heard > 0).float()
        return self.answer(self.body(x * heard), heard)


NETWORKS = {"pitch": PitchNetwork, "states": StatesNetwork}


class EmotionNetwork(nn.Module):
    """The mean of the logits of networks of either sort, of each as many."""

    def __init__(self, pitch, states):
        super().__init__()
        self.pitch, self.states = nn.ModuleList(pitch), nn.ModuleList(states)

    def forward(self, pitch, states):
        answers = [network(pitch) for network in self.pitch] + [network(states) for network in self.states]
        return tuple(sum(each) / len(answers) for each in zip(*answers))
