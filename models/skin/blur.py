"""Separable Gaussian blur as two depthwise convolutions, cut at three sigmas."""
import math

import torch
from torch import nn
from torch.nn import functional as F

CUT_SIGMAS = 3


def _gaussian(sigma_px):
    reach = math.ceil(CUT_SIGMAS * sigma_px)
    place = torch.arange(-reach, reach + 1).float()
    weights = torch.exp(-(place**2) / (2 * sigma_px**2))
    return weights / weights.sum()


class Blur(nn.Module):
    """Separable Gaussian of each of `channels` maps; the border pixel is repeated outside."""

    def __init__(self, sigma_px, channels):
        super().__init__()
        self.channels, self.reach = channels, math.ceil(CUT_SIGMAS * sigma_px)
        kernel = _gaussian(sigma_px).reshape(1, 1, 1, -1).repeat(channels, 1, 1, 1)
        self.register_buffer("across", kernel)
        self.register_buffer("down", kernel.transpose(2, 3).contiguous())

    def forward(self, x):
        x = F.conv2d(F.pad(x, (self.reach, self.reach, 0, 0), mode="replicate"), self.across, groups=self.channels)
        return F.conv2d(F.pad(x, (0, 0, self.reach, self.reach), mode="replicate"), self.down, groups=self.channels)
