"""BioSkin's decoder as an independent skin simulator (facebookresearch/BioSkin, MIT): testing only."""
from pathlib import Path

import numpy as np
import torch

from .colour import lab
from .spectra import WAVELENGTHS_NM

_DECODER_NM = 380 + 2 * np.arange(310)


class BioSkin:
    """melanin, haemoglobin, thickness in the decoder's own units -> reflectance [n,31]."""

    def __init__(self, data_dir):
        stored = torch.load(Path(data_dir) / "bioskin" / "BioSkin.pt", map_location="cpu")
        weights = {name.replace("module.", ""): value.numpy() for name, value in stored.items()}
        self.layers = [(weights[f"{n}.weight"], weights[f"{n}.bias"]) for n in ("fc_dec_in", "fc_dec", "fc_dec_out")]

    def reflectance(self, melanin, blood, thickness, oxygenation=0.7, eumelanin=0.74):
        """Reflectance 0..1 [n,31] on the common grid."""
        codes = np.cbrt(melanin), np.power(blood, 0.25), thickness, oxygenation, eumelanin
        x = np.stack(np.broadcast_arrays(*(np.atleast_1d(code).astype(float) for code in codes)), 1)
        for weight, bias in self.layers[:2]:
            x = np.tanh(x @ weight.T + bias)
        weight, bias = self.layers[2]
        spectra = 1 / (1 + np.exp(-(x @ weight.T + bias)))
        return np.stack([np.interp(WAVELENGTHS_NM, _DECODER_NM, row) for row in spectra])

    def nearest(self, spectra, studio):
        """Melanin, blood, thickness [n,3] whose colour under D65 is nearest to each spectrum [n,31]."""
        axes = np.geomspace(0.004, 0.4, 26), np.geomspace(0.002, 0.08, 22), [0.15, 0.35, 0.6]
        grid = np.meshgrid(*axes, indexing="ij")
        candidates = np.stack([axis.ravel() for axis in grid], 1)
        colours = lab(studio.daylight_srgb(self.reflectance(*candidates.T)))
        wanted = lab(studio.daylight_srgb(spectra))
        distance = np.linalg.norm(colours[None] - wanted[:, None], axis=2)
        return candidates[distance.argmin(1)]
