"""Reflectance tables of layered skin from Monte Carlo path lengths, built once and cached.

They hold -ln R at 8 reduced scattering coefficients x 3 epidermal thicknesses x the absorption
coefficients of the layers (cm-1, log grids): 40 epidermal x 48 dermal, or 28 epidermal x 28 of a
superficial plexus x 28 dermal.
"""
import subprocess
from pathlib import Path

import numpy as np
from scipy.ndimage import map_coordinates

SCATTERING_PER_CM = np.array([8, 12, 17, 24, 33, 46, 64, 90.0])
EPIDERMIS_CM = np.array([0.005, 0.008, 0.012])
TWO_LAYERS = np.geomspace(0.1, 1500, 40), np.geomspace(0.02, 120, 48)
WITH_PLEXUS = np.geomspace(0.1, 1500, 28), np.geomspace(0.02, 240, 28), np.geomspace(0.02, 120, 28)
PLEXUS_CM = 0.015
PHOTONS = 100_000
SURFACE_REFLECTION = (0.4 / 2.4) ** 2
_BINS, _PLEXUS_BINS, _SHORTEST_CM, _LONGEST_CM = 321, 81, 1e-4, 40.0


def _bin_centres_cm(bins):
    edges = np.geomspace(_SHORTEST_CM, _LONGEST_CM, bins)
    return np.r_[0, np.sqrt(edges[:-1] * edges[1:])]


def _compiled(build_dir):
    program = build_dir / "monte_carlo"
    source = Path(__file__).with_name("monte_carlo.c")
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["cc", "-O3", "-o", program, source, "-lm"], check=True)
    return program


def _histogram(program, scattering, thickness, plexus_cm, bins, seed):
    """Share of the photons in each bin of path lengths, one axis a layer."""
    words = [program, *map(str, (PHOTONS, scattering, thickness, plexus_cm, bins, seed))]
    counts = np.frombuffer(subprocess.run(words, check=True, capture_output=True).stdout)
    return counts.reshape((bins,) * (3 if plexus_cm else 2)) / PHOTONS


def _table(build_dir, name, absorptions_per_cm, plexus_cm, bins):
    path = build_dir / name
    if path.exists():
        return np.load(path)
    program, length = _compiled(build_dir), _bin_centres_cm(bins)
    through = [np.exp(-layer[:, None] * length) for layer in absorptions_per_cm]
    table = np.empty((8, 3, *(len(layer) for layer in absorptions_per_cm)), np.float32)
    for i, scattering in enumerate(SCATTERING_PER_CM):
        for k, thickness in enumerate(EPIDERMIS_CM):
            share = _histogram(program, scattering, thickness, plexus_cm, bins, 3 * i + k)
            for layer in through:  # each turn takes the first axis and puts its absorptions last
                share = np.tensordot(share, layer, (0, 1))
            table[i, k] = -np.log(np.maximum((1 - SURFACE_REFLECTION) * share, 1e-7))
    np.save(path, table)
    return table


def reflectance_table(build_dir):
    """-ln R float32 [8,3,40,48]; runs the Monte Carlo (about a minute) if build_dir has none."""
    return _table(build_dir, "path_lengths.npy", TWO_LAYERS, 0, _BINS)


def plexus_table(build_dir):
    """-ln R float32 [8,3,28,28,28] with a plexus of 0.15 mm under the epidermis; about a minute too."""
    return _table(build_dir, "path_lengths_plexus.npy", WITH_PLEXUS, PLEXUS_CM, _PLEXUS_BINS)


def _place(values, grid):
    return np.interp(np.log(np.maximum(values, 1e-6)), np.log(grid), np.arange(len(grid)))


def look_up(table, scattering_per_cm, epidermis_cm, *layers_per_cm):
    """Diffuse reflectance 0..1 by linear interpolation of -ln R; arguments broadcast, a coefficient a layer."""
    grids = WITH_PLEXUS if len(layers_per_cm) == 3 else TWO_LAYERS
    places = np.broadcast_arrays(
        _place(scattering_per_cm, SCATTERING_PER_CM),
        np.interp(epidermis_cm, EPIDERMIS_CM, np.arange(3)),
        *(_place(layer, grid) for layer, grid in zip(layers_per_cm, grids)),
    )
    return np.exp(-map_coordinates(table, np.stack(places), order=1, mode="nearest", output=float))
