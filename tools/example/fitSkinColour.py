"""Fits the renderer's skin colour to the Monte Carlo skin of models/skin; prints the table and its residuals.

    python3 tools/example/fitSkinColour.py --data DIR

DIR holds the public spectra named in models/skin/spectra.py. Paste the rows into test/fixtures/face/skinColour.ts.
"""
import argparse
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from models.skin.colour import XYZ_TO_SRGB  # noqa: E402
from models.skin.forward import SkinModel  # noqa: E402
from models.skin.path_lengths import reflectance_table  # noqa: E402
from models.skin.spectra import SpectralData  # noqa: E402

DEGREE = 6
POWERS = [(i, j) for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i)]

arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
arguments.add_argument("--data", required=True)
spectra = SpectralData(arguments.parse_args().data)
build = ROOT / "models" / "skin" / "build"
build.mkdir(exist_ok=True)
skin = SkinModel(reflectance_table(build), spectra.haemoglobin)

melanin, blood = (
    grid.ravel() for grid in np.meshgrid(np.geomspace(0.008, 0.55, 40), np.geomspace(0.004, 0.16, 20), indexing="ij")
)
daylight = spectra.lights["D65"]
observer = spectra.observer * daylight
white = observer.sum(1) / observer[1].sum()
xyz = skin.reflectance(melanin, blood) @ observer.T / observer[1].sum() / white * [0.95047, 1, 1.08883]
log_rgb = np.log(np.maximum(xyz @ XYZ_TO_SRGB.T, 2e-3))
p, q = np.sqrt(melanin), np.log(blood / 0.02)
terms = np.stack([p**i * q**j for i, j in POWERS], 1)
table, *_ = np.linalg.lstsq(terms, log_rgb, rcond=None)
residual = terms @ table - log_rgb
for row in table.T:
    print("  [" + ", ".join(f"{value:.4f}" for value in row) + "],")
print("rms residual of ln R, G, B:", np.sqrt((residual**2).mean(0)).round(4), "largest:", abs(residual).max(0).round(3))

# For test/fixtures/face/skinColour.test.ts: the Monte Carlo's own answers, at the renderer's tones.
for tone, melanin, blood in (("light", 0.014, 0.014), ("dark", 0.068, 0.023), ("veryDark", 0.19, 0.022)):
    xyz = skin.reflectance([melanin, melanin, 2.2 * melanin], [blood, 2 * blood, blood]) @ observer.T
    plain, bloodier, browner = np.log(xyz / observer[1].sum() / white * [0.95047, 1, 1.08883] @ XYZ_TO_SRGB.T)
    print(f"{tone}: blood x 2 {(bloodier - plain).round(4)}, melanin x 2.2 {(browner - plain).round(4)}")
