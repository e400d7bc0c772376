"""Photographed patches of skin with known melanin and haemoglobin, 64 x 64 px at 2 px/mm (32 mm).

Maps hold lentigines, vessels, papules, blotches and pale scars over mottled skin; the photograph
adds shading, wrinkle shadows, highlights, blur, noise, 8 bit coding and JPEG.
"""
from typing import NamedTuple

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates

from .colour import ita_deg
from .forward import BLOOD_RANGE, MELANIN_RANGE
from .camera import with_style
from .relief_light import encode_srgb, through_jpeg

SIDE_PX = 64
ROWS, COLUMNS = np.mgrid[0:SIDE_PX, 0:SIDE_PX].astype(float)
HIDDEN_LOG_LIGHT = 0.2
_MELANIN_STEPS, _BLOOD_STEPS = 14, 18


class SkinMaps(NamedTuple):
    """Base volume fractions of melanosomes and blood (the control skin) and the maps
    d ln melanin, d ln haemoglobin [64,64] relative to it."""

    melanin: float
    blood: float
    ln_melanin: np.ndarray
    ln_blood: np.ndarray


class Patch(NamedTuple):
    """image uint8 [64,64,3]; control [3] linear sRGB; truth maps float32 [64,64]; specular 0..1;
    ita_deg of the control skin; person the row of the nuisance prior."""

    image: np.ndarray
    control: np.ndarray
    ln_melanin: np.ndarray
    ln_blood: np.ndarray
    specular: np.ndarray
    ita_deg: float
    person: int


def smooth_field(rng, sigma_px):
    """Random field [64,64] of zero mean and unit SD with grain sigma_px."""
    field = gaussian_filter(rng.normal(size=(SIDE_PX, SIDE_PX)), sigma_px, mode="wrap")
    return (field - field.mean()) / (field.std() + 1e-9)


def _thread(rng, width_px):
    """A winding line of peak 1 [64,64]: a vessel, or the shadow of a wrinkle."""
    along = np.linspace(0, 1, 160)
    angle = rng.uniform(0, 2 * np.pi) + rng.normal(0, 1.2) * along + gaussian_filter(rng.normal(0, 3, 160), 14)
    step = rng.uniform(8, 45) / 160
    x, y = (start + np.cumsum(turn(angle)) * step for start, turn in zip(rng.uniform(0, SIDE_PX, 2), (np.cos, np.sin)))
    inside = (x > 0) & (x < SIDE_PX - 1) & (y > 0) & (y < SIDE_PX - 1)
    drawn = np.zeros((SIDE_PX, SIDE_PX))
    drawn[y[inside].astype(int), x[inside].astype(int)] = 1
    drawn = gaussian_filter(drawn, max(width_px / 2, 0.45))
    return drawn / (drawn.max() + 1e-9)


def _rise(x):
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))


def draw_maps(rng, whole_shift_share=0.0) -> SkinMaps:
    """Random skin. In whole_shift_share of the draws the whole patch differs from its control skin."""
    melanin = np.exp(rng.uniform(np.log(0.004), np.log(0.33)))
    blood = np.exp(rng.uniform(np.log(0.003), np.log(0.035)))
    ln_melanin = rng.uniform(0.02, 0.12) * smooth_field(rng, 12)
    ln_blood = rng.uniform(0.05, 0.25) * smooth_field(rng, 10)
    for _ in range(rng.poisson(3)):  # lentigines
        x, y = rng.uniform(0, SIDE_PX, 2)
        radius, softness = rng.uniform(1.2, 8), rng.uniform(0.15, 0.6)
        reach = np.hypot((COLUMNS - x) * rng.uniform(0.7, 1.4), ROWS - y) + 0.25 * radius * smooth_field(rng, 4)
        ln_melanin += rng.uniform(0.15, 1.1) * _rise((radius - reach) / (0.5 * softness * radius + 0.2))
    if rng.random() < 0.5:  # blotchy erythema
        field = smooth_field(rng, rng.uniform(4, 12)) - rng.uniform(-0.2, 1.2)
        ln_blood += rng.uniform(0.3, 1.4) * _rise(field / rng.uniform(0.1, 0.5))
    for _ in range(rng.poisson(1.5)):  # vessels
        ln_blood += rng.uniform(0.5, 1.6) * _thread(rng, rng.uniform(0.5, 1.6))
    for _ in range(rng.poisson(1.5)):  # papules
        x, y = rng.uniform(0, SIDE_PX, 2)
        squared = (COLUMNS - x) ** 2 + (ROWS - y) ** 2
        ln_blood += rng.uniform(0.3, 1.4) * np.exp(-squared / (2 * rng.uniform(1.5, 5) ** 2))
    if rng.random() < 0.15:  # pale scar
        ln_melanin -= rng.uniform(0.3, 1.0) * _rise((smooth_field(rng, 6) - 1.2) / 0.15)
    if rng.random() < whole_shift_share:
        ln_melanin += rng.normal(0, 0.25)
        ln_blood += rng.uniform(-0.5, 1.1)
    return SkinMaps(melanin, blood, ln_melanin, ln_blood)


class DiffuseTable:
    """ln linear sRGB of one person under one camera over the range of the maps."""

    def __init__(self, skin, rendering, white_balance, nuisance, maps):
        self.melanin_axis = _axis(maps.ln_melanin, _MELANIN_STEPS)
        self.blood_axis = _axis(maps.ln_blood, _BLOOD_STEPS)
        melanin, blood = np.meshgrid(self.melanin_axis, self.blood_axis, indexing="ij")
        reflectance = skin.reflectance(np.clip(maps.melanin * np.exp(melanin.ravel()), *MELANIN_RANGE),
                                       np.clip(maps.blood * np.exp(blood.ravel()), *BLOOD_RANGE), nuisance)
        linear = rendering.linear(reflectance, white_balance)
        self.log = np.log(np.maximum(linear, 2e-3)).reshape(_MELANIN_STEPS, _BLOOD_STEPS, 3)

    def at(self, ln_melanin, ln_blood):
        """ln linear sRGB [...,3] at the given changes."""
        places = np.stack([_index(ln_melanin, self.melanin_axis), _index(ln_blood, self.blood_axis)])
        channels = [map_coordinates(self.log[..., c], places, order=1, mode="nearest") for c in range(3)]
        return np.stack(channels, -1)


def _axis(values, steps):
    return np.linspace(min(values.min(), -0.01) - 0.02, max(values.max(), 0.01) + 0.02, steps)


def _index(values, axis):
    return (np.atleast_1d(values) - axis[0]) / (axis[1] - axis[0])


def _elsewhere(rng, nuisance):
    """The same person a little further: oxygenation, scattering and thickness drift over the patch."""
    return nuisance._replace(
        oxygenation=np.clip(nuisance.oxygenation + rng.normal(0, 0.06), 0.2, 0.99),
        scattering_per_cm=nuisance.scattering_per_cm * np.exp(rng.normal(0, 0.05)),
        epidermis_cm=np.clip(nuisance.epidermis_cm * np.exp(rng.normal(0, 0.05)), 0.005, 0.012),
    )


def _highlights(rng):
    """Specular light [64,64] in linear units: a veil, and in most photographs spots."""
    light = rng.exponential(0.006) * np.ones((SIDE_PX, SIDE_PX))
    if rng.random() < 0.6:
        spots = smooth_field(rng, rng.uniform(3, 12)) + 0.25 * smooth_field(rng, 0.8)
        light += rng.uniform(0.02, 0.5) * np.clip(spots - rng.uniform(0.6, 1.6), 0, None)
    return light


def _log_shading(rng):
    shade = rng.uniform(0.1, 0.6) * smooth_field(rng, 16)
    shade += rng.uniform(0.01, 0.07) * smooth_field(rng, 0.9) + rng.uniform(0, 0.06) * smooth_field(rng, 2.0)
    for _ in range(rng.poisson(1)):
        shade -= rng.uniform(0.05, 0.35) * _thread(rng, rng.uniform(0.6, 1.6))
    return shade - HIDDEN_LOG_LIGHT


def develop(rng, linear, noise, quality):
    """uint8 photograph of linear light [64,64,3]: noise, 8 bit, JPEG where quality is given."""
    linear = linear + rng.normal(size=linear.shape) * noise * np.sqrt(np.clip(linear, 0.02, 1))
    image = np.round(255 * encode_srgb(linear)).astype(np.uint8)
    return image if quality is None else through_jpeg(image, quality)


def draw_patch(rng, skin, studio, prior, held_out, training=False) -> Patch:
    """One photographed patch. In training also perturbed sensors, picture styles and patches that
    differ as a whole from their control skin."""
    maps = draw_maps(rng, 0.35 if training else 0.0)
    nuisance, person = prior.draw(rng)
    rendering = studio.draw(rng, held_out, 0.4 if training else 0.0)
    white_balance = np.exp(rng.normal(0, 0.04, 3) * [1, 0, 1])
    here = DiffuseTable(skin, rendering, white_balance, nuisance, maps)
    there = DiffuseTable(skin, rendering, white_balance, _elsewhere(rng, nuisance), maps)
    share = _rise(2 * smooth_field(rng, 8))[..., None]
    log = (1 - share) * here.at(maps.ln_melanin, maps.ln_blood) + share * there.at(maps.ln_melanin, maps.ln_blood)
    diffuse = np.exp(log + _log_shading(rng)[..., None])
    highlight = _highlights(rng)
    control = np.exp(here.at(0.0, 0.0)[0])
    exposure = 2 ** rng.uniform(-0.5, 0.6)
    blur_px = rng.uniform(0, 0.6)
    linear = gaussian_filter((diffuse + highlight[..., None]) * exposure, (blur_px, blur_px, 0))
    seen_control = control * np.exp(-HIDDEN_LOG_LIGHT) * exposure
    if training and rng.random() < 0.25:
        style = rng.uniform(0, 0.5), rng.uniform(1.0, 1.2)
        linear, seen_control = with_style(linear, *style), with_style(seen_control, *style)
    quality = rng.integers(80, 97) if rng.random() < 0.6 else None
    image = develop(rng, linear, rng.uniform(0.0008, 0.006), quality)
    true_melanin = np.log(np.clip(maps.melanin * np.exp(maps.ln_melanin), *MELANIN_RANGE) / maps.melanin)
    true_blood = np.log(np.clip(maps.blood * np.exp(maps.ln_blood), *BLOOD_RANGE) / maps.blood)
    specular = highlight / (highlight + diffuse.mean(-1))
    return Patch(image, seen_control.astype(np.float32), true_melanin.astype(np.float32),
                 true_blood.astype(np.float32), specular.astype(np.float32), float(ita_deg(control)), person)


def draw_patches(seed, count, skin, studio, prior, held_out, training=False) -> Patch:
    """count patches, each field stacked on a first axis."""
    rng = np.random.default_rng(seed)
    rows = [draw_patch(rng, skin, studio, prior, held_out, training) for _ in range(count)]
    return Patch(*(np.stack(column) for column in zip(*rows)))
