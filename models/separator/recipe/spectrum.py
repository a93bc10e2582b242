"""The spectrum that masks are for, and its bands, as src/sound/separation/mask-bands.ts makes them."""

import numpy as np
import torch

RATE, FRAME, HOP = 32_000, 1024, 512
BINS = FRAME // 2 + 1
# of 31.25 Hz up to 2.25 kHz, where a voice's harmonics are apart; of 250 Hz above, where an ideal mask loses 0.5 dB by it
FINE, COARSE = 72, 8
BAND_OF_BIN = torch.tensor([bin if bin < FINE else FINE + (bin - FINE) // COARSE for bin in range(BINS)])
BANDS = int(BAND_OF_BIN[-1]) + 1
WIDTHS = torch.bincount(BAND_OF_BIN).float()
# 60 dB below the loudest of the window nothing counts
FLOOR = 1e-6
WINDOW = torch.from_numpy(np.sqrt(0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)).astype(np.float32))


def spectrum(samples):
    """(..., samples) to (..., frames, BINS), complex; frame i is centred on sample i HOP."""
    flat = torch.stft(samples.reshape(-1, samples.shape[-1]), FRAME, HOP, window=WINDOW, pad_mode="constant", return_complex=True)
    return flat.transpose(-1, -2).reshape(*samples.shape[:-1], -1, BINS)


def product(one, other):
    """Of two spectra (..., frames, BINS) the real part of the one times the conjugate of the other, summed in each band: (..., frames, BANDS)."""
    of_bin = one.real * other.real + one.imag * other.imag
    return torch.zeros(*of_bin.shape[:-1], BANDS).index_add(-1, BAND_OF_BIN, of_bin)


def read_by_network(power):
    """Power of the bands (batch, frames, BANDS) to its mean over the bins of each, as logarithms of about -2 to 1.5, whatever the level."""
    bands = power / WIDTHS
    loudest = bands.amax((-1, -2), keepdim=True) + 1e-12
    return (torch.log(bands / loudest + FLOOR) + 8) / 4
