"""Colour of linear sRGB: CIELAB, individual typology angle, log ratios."""
import numpy as np

XYZ_TO_SRGB = np.array([[3.2404542, -1.5371385, -0.4985314],
                        [-0.969266, 1.8760108, 0.041556],
                        [0.0556434, -0.2040259, 1.0572252]])
_SRGB_TO_XYZ = np.linalg.inv(XYZ_TO_SRGB)
_WHITE_D65 = np.array([0.95047, 1, 1.08883])


def lab(linear):
    """CIELAB (D65) [...,3] of linear sRGB [...,3]."""
    x = linear @ _SRGB_TO_XYZ.T / _WHITE_D65
    f = np.where(x > 0.008856, np.cbrt(np.maximum(x, 1e-9)), 7.787 * x + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def ita_deg(linear):
    """Individual typology angle in degrees: above 41 light, 10-41 intermediate, below 10 dark here."""
    colour = lab(linear)
    return np.degrees(np.arctan2(colour[..., 0] - 50, colour[..., 2]))


def log_ratios(linear):
    """ln R - ln G and ln G - ln B [...,2]."""
    log = np.log(np.maximum(linear, 1e-4))
    return np.stack([log[..., 0] - log[..., 1], log[..., 1] - log[..., 2]], -1)


TONE_GROUPS = {
    "light (ITA > 41)": lambda ita: ita > 41,
    "intermediate (10-41)": lambda ita: (ita > 10) & (ita <= 41),
    "dark (ITA <= 10)": lambda ita: ita <= 10,
}
