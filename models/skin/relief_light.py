"""Photograph a relief: one lamp plus ambient light on skin with freckles, vessels and hairs.

The distractors live in the colour of the skin, not in its height: a dark line that is no furrow
and a dark dot that is no pore are what the texture model must learn to leave alone.
"""
import io

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from .relief import COLUMNS, PX_PER_MM, ROWS, SIDE_PX, distance_to_curve, smooth_field, walk

ALBEDOS = (0.12, 0.6)


def encode_srgb(linear):
    """Linear light 0..1 -> sRGB code 0..1, clipped."""
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055)


def decode_srgb(code):
    """sRGB code 0..1 -> linear light 0..1."""
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


def through_jpeg(image8, quality):
    """8 bit image [H,W] or [H,W,3] after JPEG compression (4:2:0 for colour)."""
    stream = io.BytesIO()
    Image.fromarray(image8).save(stream, "JPEG", quality=int(quality))
    return np.asarray(Image.open(stream))


def _stroke(rng, length_px, bend_sd, wander, width_px):
    """Soft line 0..1 [128,128] along a random curve."""
    bend = rng.normal(0, bend_sd) * np.linspace(0, 1, 400)
    x, y = walk(rng, length_px, rng.uniform(0, 2 * np.pi) + bend, wander)
    return np.exp(-((distance_to_curve(x, y)[0] / width_px) ** 2))


def _log_albedo(rng):
    """ln albedo [128,128] relative to clear skin: mottling, freckles, vessels, hairs."""
    tone = rng.uniform(0, 0.1) * smooth_field(rng, 12) + rng.uniform(0, 0.05) * smooth_field(rng, 4)
    for _ in range(rng.poisson(2.0)):
        x, y = rng.uniform(0, SIDE_PX, 2)
        radius = rng.uniform(2, 16)
        reach = np.hypot((COLUMNS - x) * rng.uniform(0.7, 1.4), ROWS - y) + 0.2 * radius * smooth_field(rng, 4)
        tone -= rng.uniform(0.08, 0.6) / (1 + np.exp(np.clip((reach - radius) / rng.uniform(0.5, 2.5), -50, 50)))
    for _ in range(rng.poisson(1.0)):
        vessel = _stroke(rng, rng.uniform(30, 140), 1.5, 1.5, rng.uniform(1.0, 3.0))
        tone -= rng.uniform(0.04, 0.22) * vessel
    if rng.random() < 0.4:
        for _ in range(rng.poisson(1.2)):
            hair = _stroke(rng, rng.uniform(30, 120), 0.5, 0.3, rng.uniform(0.4, 0.8))
            tone -= rng.uniform(0.3, 1.2) * hair
    return tone


def _shade(rng, height_mm):
    """Diffuse light and highlight [128,128] each: Lambert with ambient occlusion, softened by
    light that travels under the surface; Blinn highlight."""
    slope_y, slope_x = np.gradient(height_mm * PX_PER_MM)
    steep = 1 / np.sqrt(1 + slope_x**2 + slope_y**2)
    normal = np.stack([-slope_x * steep, -slope_y * steep, steep])
    azimuth, elevation = rng.uniform(0, 2 * np.pi), np.radians(rng.uniform(20, 80))
    lamp = np.array([np.cos(azimuth) * np.cos(elevation), np.sin(azimuth) * np.cos(elevation), np.sin(elevation)])
    ambient = rng.uniform(0.15, 0.75)
    lit = np.clip(np.tensordot(lamp, normal, 1), 0, None) / lamp[2]
    hollow = np.clip(1 + 1.2 * PX_PER_MM * (height_mm - gaussian_filter(height_mm, 3)), 0.5, 1.3)
    diffuse = ambient * hollow + (1 - ambient) * lit
    diffuse = 0.55 * diffuse + 0.45 * gaussian_filter(diffuse, rng.uniform(1.0, 3.5))
    half = lamp + [0, 0, 1]
    facing = np.clip(np.tensordot(half / np.linalg.norm(half), normal, 1), 0, 1)
    return diffuse, rng.uniform(0, 0.25) * facing ** rng.uniform(15, 90)


def photograph(height_mm, rng, blur_px=None, albedos=ALBEDOS):
    """Grey 8 bit photograph [128,128] of a relief; blur_px fixes the camera's blur (else 0.3-1.5 px), albedos is the
    range of the skin's."""
    diffuse, highlight = _shade(rng, height_mm)
    albedo = np.exp(rng.uniform(*np.log(albedos)) + _log_albedo(rng))
    falloff = np.exp(rng.uniform(0, 0.35) * smooth_field(rng, 30)) * 2 ** rng.uniform(-0.4, 0.5)
    light = (albedo * diffuse + highlight) * falloff
    own_blur_px = rng.uniform(0.3, 1.5)
    light = gaussian_filter(light, own_blur_px if blur_px is None else blur_px)
    light += rng.normal(size=light.shape) * rng.uniform(0.001, 0.01) * np.sqrt(np.clip(light, 0.02, 1))
    image = np.round(255 * encode_srgb(light)).astype(np.uint8)
    return through_jpeg(image, rng.integers(75, 97)) if rng.random() < 0.6 else image


def soften(image8, sigma_px):
    """A photograph uint8 [H,W] blurred in linear light by a Gaussian: what the product's blur matching does."""
    return np.round(255 * encode_srgb(gaussian_filter(decode_srgb(image8 / 255.0), sigma_px))).astype(np.uint8)
