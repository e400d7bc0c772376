"""Sets of photographed reliefs with their truth, drawn from a seed and cached in the build folder."""
from typing import NamedTuple

import numpy as np

from .relief import SIDE_PX, draw_relief
from .relief_light import photograph, soften

MOST_PORES = 128
SHARPEST_PX, SOFT_PX = 0.3, (0.5, 1.6)


class ReliefSet(NamedTuple):
    """images uint8 [n,128,128]; lines, pores bool [n,128,128]; ra_um float32 [n,128,128];
    pore_list float32 [n,128,3] = x px, y px, radius px, rows of -1 where there is none."""

    images: np.ndarray
    lines: np.ndarray
    pores: np.ndarray
    ra_um: np.ndarray
    pore_list: np.ndarray


def _padded(pores):
    rows = np.full((MOST_PORES, 3), -1, np.float32)
    rows[: len(pores)] = pores[:MOST_PORES]
    return rows


def _row(image, relief):
    return image, relief.line_mask, relief.pore_mask, relief.ra_um, _padded(relief.pores)


def _stacked(rows):
    return ReliefSet(*(np.stack(column) for column in zip(*rows)))


def draw_set(seed, reliefs, photos_each=1) -> ReliefSet:
    """reliefs different skins, each under photos_each different lights."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(reliefs):
        relief = draw_relief(rng)
        for _ in range(photos_each):
            image = photograph(relief.height_mm, rng)
            rows.append(_row(image, relief))
    return _stacked(rows)


def draw_matched(seed, reliefs) -> ReliefSet:
    """Pairs of one relief in one light, the second of each pair sharper and blurred to the first's sigma: rows 2i, 2i + 1."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(reliefs):
        relief = draw_relief(rng)
        light_seed = int(rng.integers(2**32))
        soft_px = rng.uniform(*SOFT_PX)
        sharp_px = rng.uniform(SHARPEST_PX, soft_px)

        def shot(blur_px):
            return photograph(relief.height_mm, np.random.default_rng(light_seed), blur_px)

        for image in shot(soft_px), soften(shot(sharp_px), np.sqrt(soft_px**2 - sharp_px**2)):
            rows.append(_row(image, relief))
    return _stacked(rows)


def _cached(path, draw) -> ReliefSet:
    if path.exists():
        return ReliefSet(**dict(np.load(path)))
    drawn = draw()
    np.savez(path, **drawn._asdict())
    return drawn


def cached_set(build_dir, seed, reliefs, photos_each=1) -> ReliefSet:
    """draw_set, read from build_dir where it was drawn before."""
    path = build_dir / f"relief-{seed}-{reliefs}x{photos_each}-{SIDE_PX}.npz"
    return _cached(path, lambda: draw_set(seed, reliefs, photos_each))


def cached_matched(build_dir, seed, reliefs) -> ReliefSet:
    """draw_matched, read from build_dir where it was drawn before."""
    return _cached(build_dir / f"matched-{seed}-{reliefs}-{SIDE_PX}.npz", lambda: draw_matched(seed, reliefs))
