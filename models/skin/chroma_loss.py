"""What the chroma model is trained to: likely, near, and as large as the truth on every tone.

A network that only minimises its error shrinks what it sees poorly: small spots and dark skin came back at a half and
less. The last term takes the mean error within each bin of tone and true height, and so holds the gain at 1.
"""
import numpy as np
import torch
from torch.nn import functional as F

TARGET_WEIGHT = (2.0, 1.0)
TONE_EDGES_DEG = (-30, 10, 41)
# Of d ln melanin, d ln haemoglobin, and melanin above its surround (a spot's contrast).
HEIGHT_EDGES = ((-0.1, 0.12, 0.35, 0.7), (-0.15, 0.15, 0.45, 0.85), (-0.1, 0.12, 0.35, 0.7))
HEIGHT_OF = (0, 1, 0)
_STEPS = len(HEIGHT_EDGES[0]) + 1
BINS = _STEPS * (len(TONE_EDGES_DEG) + 1)
ENOUGH_PIXELS = 40


def height_bins(heights, ita_deg):
    """Bin [3,n,k] of tone and height; heights [3,n,k], ita_deg [n]."""
    tone = torch.from_numpy(np.digitize(ita_deg, TONE_EDGES_DEG))[:, None]
    rows = [torch.bucketize(height.contiguous(), torch.tensor(edges)) for height, edges in zip(heights, HEIGHT_EDGES)]
    return torch.stack([row + _STEPS * tone for row in rows])


def gain_penalty(error, weight, bins, share):
    """Squared mean error of each bin, a mean over the bins; error [2,n,k], weight [n,k], bins [3,n,k], share [3]."""
    total, weight = 0, weight.flatten()
    for bin_of, target, part in zip(bins, HEIGHT_OF, share):
        index = bin_of.flatten()
        seen = torch.zeros(BINS).index_add(0, index, weight)
        mean = torch.zeros(BINS).index_add(0, index, weight * error[target].flatten()) / (seen + 1)
        total = total + part * (mean**2 * seen / (seen + ENOUGH_PIXELS)).mean()
    return total


def chroma_loss(maps, pointwise, truth, specular, weight, bins, gain_share):
    """Loss of maps [1,5,n,k] and their pointwise part [1,2,n,k]."""
    error, ln_sigma = truth - maps[:, :2], maps[:, 2:4]
    likelihood = 0.5 * torch.exp(-2 * ln_sigma) * error**2 + ln_sigma
    near = F.smooth_l1_loss(maps[:, :2], truth, beta=0.5, reduction="none")
    near_pointwise = F.smooth_l1_loss(pointwise, truth, beta=0.5, reduction="none")
    target = torch.tensor(TARGET_WEIGHT).reshape(1, 2, 1, 1)
    of_targets = likelihood + target * (4 * near + 0.5 * near_pointwise)
    of_light = 2 * (maps[:, 4:] - specular).abs().mean()
    return (of_targets * weight).mean() + of_light + gain_penalty(error[0], weight[0, 0], bins, gain_share)
