import numpy as np


def smooth_curve(rng, bands, points, size):
    """A random response of a room or a microphone, (bands,), in natural log of power."""
    places = np.linspace(0, 1, bands)
    return np.interp(places, np.linspace(0, 1, points), rng.normal(0, size, points)).astype(np.float32)
