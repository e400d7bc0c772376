"""The texture model: lines, pores and roughness from local contrast at 8 px/mm.

A strided stem takes the picture to half size at once, a row of dilated layers at quarter size
looks 4 mm around, and the head unfolds its channels to full size: no layer runs on full-size maps.
"""
import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from torch import nn

from .relief_light import decode_srgb

LUMINANCE_FLOOR = 0.01
BACKGROUND_SIGMA_PX = 12.0
CONTRAST_UNIT = 0.12
MULTIPLE = 4
HALO_PX = 44


def detail_from_grey(image8):
    """Input of the model from an 8 bit grey sRGB image [H,W]: float32 [H,W],
    (ln(Y + 0.01) - Gaussian of sigma 12 px of it) / 0.12, Y linear luminance 0..1."""
    log_light = np.log(decode_srgb(image8 / 255.0) + LUMINANCE_FLOOR)
    return ((log_light - gaussian_filter(log_light, BACKGROUND_SIGMA_PX)) / CONTRAST_UNIT).astype(np.float32)


class Layer(nn.Module):
    """Convolution, batch norm and ReLU; the norm is folded into the convolution for export."""

    def __init__(self, channels_in, channels_out, size=3, stride=1, dilation=1):
        super().__init__()
        padding = (size - stride) // 2 if stride > 1 and size % 2 == 0 else dilation * (size - 1) // 2
        self.conv = nn.Conv2d(channels_in, channels_out, size, stride, padding, dilation)
        self.norm = nn.BatchNorm2d(channels_out)

    def forward(self, x):
        return torch.relu(self.norm(self.conv(x)))

    def fold(self):
        """Merge the norm into the convolution (evaluation only)."""
        if isinstance(self.norm, nn.Identity):
            return
        gain = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        self.conv.weight.data *= gain[:, None, None, None]
        self.conv.bias.data = (self.conv.bias - self.norm.running_mean) * gain + self.norm.bias
        self.norm = nn.Identity()


class TextureNet(nn.Module):
    """detail [1,1,H,W] float32, H and W multiples of 4 -> maps [1,3,H,W]: line logit, pore logit, ln Ra (um)."""

    def __init__(self, half_width=16, quarter_width=40, dilations=(1, 2, 4, 1)):
        super().__init__()
        self.stem = Layer(1, half_width, size=6, stride=2)
        self.fine = Layer(half_width, half_width)
        self.coarse = Layer(half_width, quarter_width, stride=2)
        self.context = nn.ModuleList(Layer(quarter_width, quarter_width, dilation=d) for d in dilations)
        self.up = nn.Conv2d(quarter_width, half_width, 1)
        self.merge = Layer(half_width, half_width)
        self.head = nn.Conv2d(half_width, 12, 3, padding=1)

    def forward(self, detail):
        half = self.fine(self.stem(detail))
        quarter = self.coarse(half)
        for layer in self.context:
            quarter = quarter + layer(quarter)
        raised = nn.functional.interpolate(self.up(quarter), scale_factor=2.0, mode="nearest")
        return nn.functional.pixel_shuffle(self.head(self.merge(half + raised)), 2)

    def fold(self):
        """Ready for export and evaluation: batch norms merged into the convolutions."""
        self.eval()
        for module in self.modules():
            if isinstance(module, Layer):
                module.fold()
        return self
