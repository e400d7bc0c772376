"""Photographed patches as a phone gives them, of skin whose tone is even over ITA, very dark skin included.

Trained on beside chroma_patches: several forward models, sensors bent further from the measured ones, more spots.
"""
import numpy as np
from scipy.ndimage import gaussian_filter

from .chroma_patches import (COLUMNS, HIDDEN_LOG_LIGHT, ROWS, SIDE_PX, DiffuseTable, Patch, draw_maps, elsewhere,
                             highlights, log_shading, patch_of, rise, smooth_field)
from .colour import ita_deg
from .phone import draw_tone, photograph

ITA_RANGE_DEG = (-65, 62)
MELANIN_STEPS = np.geomspace(0.003, 0.45, 12)
WHOLE_SHIFT_SHARE, PERTURBED_SHARE = 0.35, 0.7


def melanin_of_tone(skin, studio, blood, nuisance, tone_deg):
    """Melanosome fraction that gives the tone in daylight."""
    tones = ita_deg(studio.daylight_srgb(skin.reflectance(MELANIN_STEPS, blood, nuisance)))
    return float(np.exp(np.interp(-tone_deg, -tones, np.log(MELANIN_STEPS))))


def _freckles(rng):
    """ln melanin [64,64] of small spots, 0.4 to 2 mm in radius."""
    spots = np.zeros((SIDE_PX, SIDE_PX))
    for _ in range(rng.poisson(4)):
        x, y = rng.uniform(0, SIDE_PX, 2)
        radius = rng.uniform(0.8, 4)
        reach = np.hypot((COLUMNS - x) * rng.uniform(0.8, 1.25), ROWS - y)
        spots += rng.uniform(0.15, 1.2) * rise((radius - reach) / rng.uniform(0.2, 0.7))
    return spots


def draw_phone_patch(rng, draw_skin, studio, prior, held_out) -> Patch:
    """One patch; draw_skin(rng, nuisance) gives the forward model and the nuisance it takes."""
    maps = draw_maps(rng, WHOLE_SHIFT_SHARE)
    nuisance, person = prior.draw(rng)
    skin, nuisance = draw_skin(rng, nuisance)
    tone_deg = rng.uniform(*ITA_RANGE_DEG)
    maps = maps._replace(melanin=melanin_of_tone(skin, studio, maps.blood, nuisance, tone_deg),
                         ln_melanin=maps.ln_melanin + _freckles(rng))
    rendering = studio.draw(rng, held_out, PERTURBED_SHARE)
    white_balance = np.exp(rng.normal(0, 0.04, 3) * [1, 0, 1])
    here = DiffuseTable(skin, rendering, white_balance, nuisance, maps)
    there = DiffuseTable(skin, rendering, white_balance, elsewhere(rng, nuisance), maps)
    share = rise(2 * smooth_field(rng, 8))[..., None]
    log = (1 - share) * here.at(maps.ln_melanin, maps.ln_blood) + share * there.at(maps.ln_melanin, maps.ln_blood)
    diffuse, highlight = np.exp(log + log_shading(rng)[..., None]), highlights(rng)
    exposure = 2 ** rng.uniform(-0.5, 0.6)
    blur_px = rng.uniform(0, 0.6)
    linear = gaussian_filter((diffuse + highlight[..., None]) * exposure, (blur_px, blur_px, 0))
    tone = draw_tone(rng)
    control = tone(np.exp(here.at(0.0, 0.0)[0] - HIDDEN_LOG_LIGHT) * exposure)
    return patch_of(photograph(rng, linear, tone), control, maps, highlight, diffuse, tone_deg, person)


def draw_phone_patches(seed, count, draw_skin, studio, prior, held_out) -> Patch:
    """count patches, each field stacked on a first axis."""
    rng = np.random.default_rng(seed)
    rows = [draw_phone_patch(rng, draw_skin, studio, prior, held_out) for _ in range(count)]
    return Patch(*(np.stack(column) for column in zip(*rows)))
