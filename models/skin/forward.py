"""Skin -> diffuse reflectance: melanin in the epidermis, blood in the dermis, two-layer Monte Carlo.

Sources: melanosome absorption 6.6e11 nm^-3.33 cm-1 (Jacques 1998); blood 150 g/l haemoglobin of
64 500 g/mol with the extinction of Prahl; baseline 0.244 + 85.3 exp(-(nm - 154) / 66.2) cm-1;
vessel packaging (van Veen, Svaasand); scattering a (nm/500)^-b cm-1 (Jacques 2013).
"""
from typing import NamedTuple

import numpy as np

from .path_lengths import look_up
from .spectra import WAVELENGTHS_NM

BASELINE_PER_CM = 0.244 + 85.3 * np.exp(-(WAVELENGTHS_NM - 154) / 66.2)
CAROTENE_SHAPE = np.exp(-(((WAVELENGTHS_NM - 455) / 22) ** 2)) + 0.85 * np.exp(-(((WAVELENGTHS_NM - 485) / 16) ** 2))
BLOOD_PER_CM_PER_EXTINCTION = 2.303 * 150 / 64500
MELANIN_RANGE = (0.002, 0.55)
BLOOD_RANGE = (0.0005, 0.16)


class Nuisance(NamedTuple):
    """What varies between people besides melanin and blood; scalars or arrays [n]."""

    epidermis_cm: np.ndarray = 0.008
    oxygenation: np.ndarray = 0.70
    scattering_per_cm: np.ndarray = 46.0
    scattering_power: np.ndarray = 1.42
    melanin_power: np.ndarray = 3.33
    carotene_per_cm: np.ndarray = 2.0
    vessel_radius_cm: np.ndarray = 0.0012
    baseline_share: np.ndarray = 1.0


class SkinModel:
    """The forward model over one Monte Carlo table and one haemoglobin table [2,31]."""

    def __init__(self, table, haemoglobin):
        self.table = table
        self.oxy_per_cm, self.deoxy_per_cm = BLOOD_PER_CM_PER_EXTINCTION * haemoglobin

    def reflectance(self, melanin, blood, nuisance=Nuisance()):
        """Reflectance 0..1 [n,31] of melanosome volume fraction and blood volume fraction, scalars or [n]."""
        melanin, blood, *columns = np.broadcast_arrays(*(np.atleast_1d(v) for v in (melanin, blood, *nuisance)))
        melanin, blood = melanin[:, None], blood[:, None]
        n = Nuisance(*(column[:, None] for column in columns))
        melanosome = 6.6e11 * 550**-3.33 * (WAVELENGTHS_NM / 550) ** -n.melanin_power
        baseline = BASELINE_PER_CM * n.baseline_share
        whole_blood = n.oxygenation * self.oxy_per_cm + (1 - n.oxygenation) * self.deoxy_per_cm
        across = 2 * whole_blood * n.vessel_radius_cm
        packed_blood = whole_blood * (1 - np.exp(-across)) / across
        return look_up(
            self.table,
            n.scattering_per_cm * (WAVELENGTHS_NM / 500) ** -n.scattering_power,
            n.epidermis_cm,
            melanin * melanosome + (1 - melanin) * baseline + n.carotene_per_cm * CAROTENE_SHAPE,
            blood * packed_blood + (1 - blood) * baseline,
        )
