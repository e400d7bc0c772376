"""The texture model: lines, pores and roughness from local contrast at 8 px/mm.

Two strided layers take the picture to quarter size, separable layers there look 3 mm around, and the
head unfolds its channels to full size: nothing but that runs on larger maps.
"""
import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from torch import nn
from torch.nn import functional as F

from .relief_light import decode_srgb

LUMINANCE_FLOOR = 0.01
BACKGROUND_SIGMA_PX = 12.0
CONTRAST_UNIT = 0.12
MULTIPLE = 4
HALO_PX = 32


def detail_from_grey(image8):
    """Input of the model from an 8 bit grey sRGB image [H,W]: float32 [H,W],
    (ln(Y + 0.01) - Gaussian of sigma 12 px of it) / 0.12, Y linear luminance 0..1."""
    log_light = np.log(decode_srgb(image8 / 255.0) + LUMINANCE_FLOOR)
    return ((log_light - gaussian_filter(log_light, BACKGROUND_SIGMA_PX)) / CONTRAST_UNIT).astype(np.float32)


class Layer(nn.Module):
    """Convolution, batch norm and ReLU; the norm is folded into the convolution for export."""

    def __init__(self, channels_in, channels_out, size=1, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(channels_in, channels_out, size, stride, (size - stride) // 2)
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


class Neighbours(nn.Conv2d):
    """A 3 x 3 convolution of each map by itself, its taps `dilation` px apart."""

    def __init__(self, channels, dilation):
        super().__init__(channels, channels, 3, padding=dilation, dilation=dilation, groups=channels)

    def forward(self, x):
        apart = self.dilation[0]
        if not self.training or apart == 1:
            return super().forward(x)
        # The same sums over interleaved pictures without dilation: its gradient is slow in torch.
        count, channels, height, width = x.shape
        split = x.permute(0, 2, 3, 1).reshape(count, height // apart, apart, width // apart, apart, channels)
        split = split.permute(2, 4, 0, 1, 3, 5).reshape(-1, height // apart, width // apart, channels)
        done = F.conv2d(split.permute(0, 3, 1, 2), self.weight, self.bias, padding=1, groups=channels)
        done = done.permute(0, 2, 3, 1).reshape(apart, apart, count, height // apart, width // apart, channels)
        return done.permute(2, 3, 0, 4, 1, 5).reshape(count, height, width, channels).permute(0, 3, 1, 2)


class TextureNet(nn.Module):
    """detail [1,1,H,W] float32, H and W multiples of 4 -> maps [1,3,H,W]: line logit, pore logit, ln Ra (um)."""

    def __init__(self, half_width=10, width=48, dilations=(1, 2, 2, 1)):
        super().__init__()
        self.fine = Layer(1, half_width, size=6, stride=2)
        self.coarse = Layer(half_width, width, size=4, stride=2)
        self.around = nn.ModuleList(Neighbours(width, dilation) for dilation in dilations)
        self.mixed = nn.ModuleList(Layer(width, width) for _ in dilations)
        self.head = nn.Conv2d(width, 3 * MULTIPLE**2, 1)

    def folded_maps(self, detail):
        """The maps before they are unfolded: [n,48,H/4,W/4], the 4 x 4 px of each map as 16 channels."""
        x = self.coarse(self.fine(detail))
        for around, mixed in zip(self.around, self.mixed):
            x = x + mixed(around(x))
        return self.head(x)

    def forward(self, detail):
        return F.pixel_shuffle(self.folded_maps(detail), MULTIPLE)

    def fold(self):
        """Ready for export and evaluation: batch norms merged into the convolutions."""
        self.eval()
        for module in self.modules():
            if isinstance(module, Layer):
                module.fold()
        return self
