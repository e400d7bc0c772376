"""Reflectance table of two-layer skin from Monte Carlo path lengths, built once and cached.

The table holds -ln R at 8 reduced scattering coefficients x 3 epidermal thicknesses x 40 epidermal
x 48 dermal absorption coefficients (all cm-1, log grids).
"""
import subprocess
from pathlib import Path

import numpy as np
from scipy.ndimage import map_coordinates

SCATTERING_PER_CM = np.array([8, 12, 17, 24, 33, 46, 64, 90.0])
EPIDERMIS_CM = np.array([0.005, 0.008, 0.012])
EPIDERMAL_ABSORPTION_PER_CM = np.geomspace(0.1, 1500, 40)
DERMAL_ABSORPTION_PER_CM = np.geomspace(0.02, 120, 48)
PHOTONS = 100_000
SURFACE_REFLECTION = (0.4 / 2.4) ** 2
_BINS, _SHORTEST_CM, _LONGEST_CM = 321, 1e-4, 40.0


def _bin_centres_cm():
    edges = np.geomspace(_SHORTEST_CM, _LONGEST_CM, _BINS)
    return np.r_[0, np.sqrt(edges[:-1] * edges[1:])]


def _compiled(build_dir):
    program = build_dir / "monte_carlo"
    source = Path(__file__).with_name("monte_carlo.c")
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["cc", "-O3", "-o", program, source, "-lm"], check=True)
    return program


def reflectance_table(build_dir):
    """-ln R float32 [8,3,40,48]; runs the Monte Carlo (about a minute) if build_dir has none."""
    path = build_dir / "path_lengths.npy"
    if path.exists():
        return np.load(path)
    program = _compiled(build_dir)
    length = _bin_centres_cm()
    through_epidermis = np.exp(-EPIDERMAL_ABSORPTION_PER_CM[:, None] * length)
    through_dermis = np.exp(-DERMAL_ABSORPTION_PER_CM[:, None] * length)
    table = np.empty((8, 3, 40, 48), np.float32)
    for i, scattering in enumerate(SCATTERING_PER_CM):
        for k, thickness in enumerate(EPIDERMIS_CM):
            words = [program, str(PHOTONS), str(scattering), str(thickness), str(3 * i + k)]
            counts = np.frombuffer(subprocess.run(words, check=True, capture_output=True).stdout)
            share = counts.reshape(_BINS, _BINS) / PHOTONS
            reflected = (1 - SURFACE_REFLECTION) * through_epidermis @ share @ through_dermis.T
            table[i, k] = -np.log(np.maximum(reflected, 1e-7))
    np.save(path, table)
    return table


def _place(values, grid):
    return np.interp(np.log(np.maximum(values, 1e-6)), np.log(grid), np.arange(len(grid)))


def look_up(table, scattering_per_cm, epidermis_cm, epidermal_per_cm, dermal_per_cm):
    """Diffuse reflectance 0..1 by linear interpolation of -ln R; arguments broadcast."""
    places = np.broadcast_arrays(
        _place(scattering_per_cm, SCATTERING_PER_CM),
        np.interp(epidermis_cm, EPIDERMIS_CM, np.arange(3)),
        _place(epidermal_per_cm, EPIDERMAL_ABSORPTION_PER_CM),
        _place(dermal_per_cm, DERMAL_ABSORPTION_PER_CM),
    )
    return np.exp(-map_coordinates(table, np.stack(places), order=1, mode="nearest", output=float))
