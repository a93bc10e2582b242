"""The phone recogniser's states of each clip, as it is and as it may have been: at other rates and pitches, through other rooms, with noise."""

import numpy as np
import torch

import neighbours  # noqa: F401
from batches import Batches
from features import BANDS
from neighbours import PHONE_RECOGNISER
from network import STATES
from states import on_one_core

# besides the clip as it is
VARIANTS = 4


class ClipStates:
    """`states[clip, variant, frame]`, float16, zero beyond `lengths[clip, variant]`; variant 0 is the clip as it is."""

    def __init__(self, states, lengths):
        self.states, self.lengths = states, lengths

    def of(self, places):
        """Those of some clips only."""
        return ClipStates(self.states[places], self.lengths[places])

    def padded(self, places, variants):
        """(clips, frames, STATES), and (clips, 1, frames) that is 1 until a clip ends."""
        lengths = self.lengths[places, variants]
        frames = torch.arange(int(lengths.max()))
        return self.states[places, variants, : len(frames)].float(), (frames < lengths[:, None]).float()[:, None]


def load_states(clips, work):
    """Hears all clips, or reads what an earlier call has kept in WORK/states.npz."""
    kept = work / "states.npz"
    if not kept.exists():
        network = on_one_core(PHONE_RECOGNISER / "model.onnx")
        # of one thread, like the network: it is drawn clip by clip
        torch.set_num_threads(1)
        rng = np.random.default_rng(1)
        batches = Batches(clips, rng)
        heard = []
        for place, clip in enumerate(clips):
            frames = [int(np.clip(len(clip.bands) * np.exp(rng.normal(0, 0.12)), 40, 500)) for _ in range(VARIANTS)]
            variants = [clip.bands] + [batches.altered(np.array([place]), count)[0].numpy() for count in frames]
            for bands in variants:
                mel = bands[None, :, :BANDS].copy()
                heard.append(network.run(["hidden"], {"mel": mel})[0][0].astype(np.float16))
        np.savez(kept, lengths=np.array([len(each) for each in heard]), states=np.concatenate(heard))
    with np.load(kept) as stored:
        lengths, flat = stored["lengths"], stored["states"]
    states = torch.zeros(len(lengths), lengths.max(), STATES, dtype=torch.float16)
    for row, end, count in zip(states, np.cumsum(lengths), lengths):
        row[:count] = torch.from_numpy(flat[end - count : end])
    shape = len(clips), 1 + VARIANTS
    return ClipStates(states.reshape(*shape, *states.shape[1:]), torch.from_numpy(lengths).reshape(shape))
