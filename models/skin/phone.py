"""What a phone does between the light and the pixels at 2 px/mm that the product reads.

The sensor has more pixels than the map; noise is taken out, colour more than luminance; a tone curve and a
saturation are laid over; edges are sharpened; JPEG halves the colour's resolution. The product then takes the area
mean in linear light.
"""
import numpy as np
from scipy.ndimage import gaussian_filter, zoom

from .camera import with_style
from .relief_light import decode_srgb, encode_srgb, through_jpeg

# Native pixels per map pixel (2, 4 and 6 px/mm), and how often: a face that fills a phone's picture has 4 and more.
SCALES, SCALE_SHARES = (1, 2, 3), (0.2, 0.5, 0.3)
LUMA = np.array([0.299, 0.587, 0.114])
JPEG_QUALITY = (72, 97)


def draw_tone(rng):
    """A tone curve as a function of linear light: an S-curve with saturation, a power, or none."""
    kind = rng.random()
    if kind < 0.4:
        contrast, saturation = rng.uniform(-0.2, 0.5), rng.uniform(0.9, 1.25)
        return lambda linear: with_style(linear, contrast, saturation)
    if kind < 0.6:
        power = np.exp(rng.normal(0, 0.12))
        return lambda linear: np.clip(linear, 0, 1) ** power
    return lambda linear: linear


def _filtered(rng, code):
    """Codes [h,w,3] after the camera's noise reduction (colour more than luminance) and sharpening."""
    luma = code @ LUMA
    colour = code - luma[..., None]
    if rng.random() < 0.7:
        luma = gaussian_filter(luma, rng.uniform(0.2, 0.7))
        reach = rng.uniform(0.5, 2.0)
        colour = gaussian_filter(colour, (reach, reach, 0))
    if rng.random() < 0.6:
        luma = luma + rng.uniform(0.2, 0.9) * (luma - gaussian_filter(luma, rng.uniform(0.7, 1.4)))
    return luma[..., None] + colour


def photograph(rng, linear, tone):
    """uint16 sRGB codes [h,w,3] of linear light [h,w,3] at 2 px/mm as the product reads them from a phone's file."""
    scale = int(rng.choice(SCALES, p=SCALE_SHARES))
    native = zoom(linear, (scale, scale, 1), order=1, mode="nearest", grid_mode=True)
    native = native + rng.normal(size=native.shape) * rng.uniform(0.001, 0.008) * np.sqrt(np.clip(native, 0.01, 1))
    code = _filtered(rng, encode_srgb(tone(native)))
    image = np.round(255 * np.clip(code, 0, 1)).astype(np.uint8)
    if rng.random() < 0.9:
        image = through_jpeg(image, rng.integers(*JPEG_QUALITY))
    seen = decode_srgb(image / 255.0)
    side = len(linear)
    mean = seen.reshape(side, scale, side, scale, 3).mean((1, 3))
    return np.round(65535 * encode_srgb(mean)).astype(np.uint16)
