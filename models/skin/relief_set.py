"""Sets of photographed reliefs with their truth, drawn from a seed and cached in the build folder."""
from typing import NamedTuple

import numpy as np

from .relief import SIDE_PX, draw_relief
from .relief_light import photograph

MOST_PORES = 128


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


def draw_set(seed, reliefs, photos_each=1) -> ReliefSet:
    """reliefs different skins, each under photos_each different lights."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(reliefs):
        relief = draw_relief(rng)
        for _ in range(photos_each):
            image = photograph(relief.height_mm, rng)
            rows.append((image, relief.line_mask, relief.pore_mask, relief.ra_um, _padded(relief.pores)))
    return ReliefSet(*(np.stack(column) for column in zip(*rows)))


def cached_set(build_dir, seed, reliefs, photos_each=1) -> ReliefSet:
    """draw_set, read from build_dir where it was drawn before."""
    path = build_dir / f"relief-{seed}-{reliefs}x{photos_each}-{SIDE_PX}.npz"
    if path.exists():
        return ReliefSet(**dict(np.load(path)))
    drawn = draw_set(seed, reliefs, photos_each)
    np.savez(path, **drawn._asdict())
    return drawn
