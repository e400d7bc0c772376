"""The chroma model: melanin and haemoglobin relative to control skin, at 2 px/mm.

Fixed Gaussian scales of three log-colour features feed two small per-pixel networks: a pointwise
path that is exactly zero where the skin has the colour of its control, and a path that sees all
scales. Exposure cancels in every feature; white balance cancels in the colour features.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from .blur import CUT_SIGMAS, Blur

SCALES_PX = (1.0, 2.5, 6.0)
BACKGROUND_PX = 8.0
HALO_PX = math.ceil(CUT_SIGMAS * BACKGROUND_PX)
DARKEST = 1e-3
SIGMA_RANGE = (-4.0, 2.0)
FEATURES = 3 * (1 + len(SCALES_PX))


class ScaleSpace(nn.Module):
    """rgb [n,3,H,W] and ref [n,3] linear sRGB -> features [n,12,H,W] and context [n,2,1,1].

    u = ln R - ln G, v = ln G - ln B, y = 0.299 ln R + 0.587 ln G + 0.114 ln B; the features are
    (u - u0, v - v0, y - G8*y) at Gaussian sigma 0, 1, 2.5 and 6 px, the context is (u0, v0)."""

    def __init__(self):
        super().__init__()
        self.scales = nn.ModuleList(Blur(sigma, 3) for sigma in SCALES_PX)
        self.background = Blur(BACKGROUND_PX, 1)
        to_opponent = torch.tensor([[1.0, -1, 0], [0, 1, -1], [0.299, 0.587, 0.114]])
        self.register_buffer("to_opponent", to_opponent[:, :, None, None])

    def forward(self, rgb, ref):
        opponent = F.conv2d(torch.log(torch.clamp(rgb, min=DARKEST)), self.to_opponent)
        control = F.conv2d(torch.log(torch.clamp(ref, min=DARKEST))[:, :, None, None], self.to_opponent)
        context = control[:, :2]
        level = self.background(opponent[:, 2:])
        colour, light = opponent[:, :2] - context, opponent[:, 2:] - level
        features = [colour, light]
        for scale in self.scales:
            blurred = scale(opponent)
            features += [blurred[:, :2] - context, blurred[:, 2:] - level]
        return torch.cat(features, 1), context


def _layers(widths, activation):
    """1 x 1 convolutions with the activation between them."""
    layers = []
    for i, (before, after) in enumerate(zip(widths[:-1], widths[1:])):
        layers += [activation()] if i else []
        layers.append(nn.Conv2d(before, after, 1))
    return nn.Sequential(*layers)


class Head(nn.Module):
    """The learned part, per pixel: features [n,12,H,W], context [n,2,1,1] -> maps [n,5,H,W]."""

    def __init__(self, width=48, point_width=24):
        super().__init__()
        self.register_buffer("feature_sd", torch.ones(1, FEATURES, 1, 1))
        self.register_buffer("context_mean", torch.zeros(1, 2, 1, 1))
        self.register_buffer("context_sd", torch.ones(1, 2, 1, 1))
        self.linear = nn.Conv2d(2, 2, 1, bias=False)
        self.point_in = nn.Conv2d(2, point_width, 1, bias=False)
        self.point_context = nn.Conv2d(2, point_width, 1)
        self.point = _layers((point_width, point_width, 2), nn.Tanh)
        self.scales_in = nn.Conv2d(FEATURES, width, 1, bias=False)
        self.scales_context = nn.Conv2d(2, width, 1)
        self.scales = _layers((width, width, width, 5), nn.ReLU)
        nn.init.zeros_(self.scales[-1].weight)
        nn.init.zeros_(self.scales[-1].bias)

    def pointwise(self, features, context):
        """d ln melanin, d ln haemoglobin [n,2,H,W] from the colour of the pixel alone; both arguments
        standardised. Zero where the colour is the control's."""
        colour = features[:, :2]
        at_control = self.point_context(context)
        here = self.point(torch.tanh(self.point_in(colour) + at_control))
        return here - self.point(torch.tanh(at_control)) + self.linear(colour)

    def forward(self, features, context):
        """maps [n,5,H,W] and the pointwise part [n,2,H,W] (which training also looks at)."""
        features = features / self.feature_sd
        context = (context - self.context_mean) / self.context_sd
        pointwise = self.pointwise(features, context)
        seen = self.scales(torch.relu(self.scales_in(features) + self.scales_context(context)))
        ln_sigma = torch.clamp(seen[:, 2:4], *SIGMA_RANGE)
        specular = torch.sigmoid(seen[:, 4:] - 3)
        return torch.cat([pointwise + seen[:, :2], ln_sigma, specular], 1), pointwise


class ChromaNet(nn.Module):
    """rgb float32 [1,3,H,W] linear sRGB at 2 px/mm, ref [1,3] linear RGB of the control skin ->
    maps [1,5,H,W]: d ln melanin, d ln haemoglobin, ln sigma of each, specular fraction 0..1."""

    def __init__(self, head=None):
        super().__init__()
        self.space = ScaleSpace()
        self.head = Head() if head is None else head

    def forward(self, rgb, ref):
        return self.head(*self.space(rgb, ref))[0]
