"""Split-conformal scale of the chroma model's intervals: one factor a target, folded into the last layer.

Calibrated on patches that no training saw, half of them by several forward models as a phone gives them: a photo is
never by exactly the model that one was trained on.
"""
import numpy as np
import torch

from .chroma_samples import linear_light, usable

COVER = 0.95
Z_OF_COVER = 1.96


def standard_errors(net, patches):
    """|error| over sigma of the usable pixels, one [2,k] a patch; errors of both targets."""
    found = []
    for image, control, *truth in zip(patches.image, patches.control, patches.ln_melanin, patches.ln_blood):
        rgb = linear_light(image[None])
        seen = usable(rgb)[0, 0].bool().numpy()
        if seen.mean() < 0.5:
            continue
        with torch.no_grad():
            maps = net(rgb, torch.from_numpy(control)[None])[0].numpy()
        found.append((np.abs(maps[:2] - np.stack(truth)) / np.exp(maps[2:4]))[:, seen])
    return found


def half_width(errors):
    """The sigmas within which COVER of a patch's pixels lie, in the mean over the patches."""
    grid = np.linspace(0.5, 6, 551)
    cover = np.mean([np.searchsorted(np.sort(each), grid) / len(each) for each in errors], 0)
    return float(np.interp(COVER, cover, grid))


def widen(net, sets):
    """The net with intervals that hold COVER of the pixels of the calibration sets, each set weighing the same."""
    widths = np.array([[half_width([each[target] for each in errors]) for target in (0, 1)]
                       for errors in (standard_errors(net, patches) for patches in sets)])
    with torch.no_grad():
        net.head.scales[-1].bias[2:4] += torch.log(torch.from_numpy(widths.mean(0) / Z_OF_COVER)).float()
    return net
