"""The mean of a network's weights over the last steps, which does better on what was not learned than the weights themselves (Izmailov et al. 2018)."""

import torch


@torch.no_grad()
def follow(mean, network, step, longest):
    """
    @param mean the network that goes behind `network`, of the same shape
    @param step how many there were before
    @param longest share of the mean that is kept at a step, once there were many
    """
    keep = min(longest, (step + 1) / (step + 10))
    for own, new in zip(mean.state_dict().values(), network.state_dict().values()):
        if own.is_floating_point():
            own.lerp_(new, 1 - keep)
        else:
            own.copy_(new)
