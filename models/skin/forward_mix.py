"""Other forward models of skin, so that training doesn't believe one set of assumptions: Monte Carlo with a
superficial plexus that is richer in blood, and Kubelka-Munk with Beer-Lambert.

Training only. BioSkin stays out of it: it is kept for testing.
"""
import numpy as np

from .forward import SkinModel
from .path_lengths import SURFACE_REFLECTION, look_up

# Share of diffuse light that skin of refractive index 1.4 reflects back inside; mean path of light through the
# epidermis, in thicknesses (between 1, straight, and 2, diffuse); single pass of Kubelka-Munk's K and S per absorption and scattering (Brinkworth 1972).
INNER_REFLECTION, DIFFUSE_PATH = 0.5, 1.4
K_PER_ABSORPTION, S_PER_SCATTERING, S_PER_ABSORPTION = 2.0, 0.75, -0.25
# Chance of each model for a patch: own two-layer Monte Carlo, with plexus, Kubelka-Munk. Chosen, not fitted.
SHARES = (0.55, 0.3, 0.15)
WIDE_SCATTERING_SHARE = 0.3


class PlexusSkin(SkinModel):
    """Three layers: 0.15 mm under the epidermis hold plexus_ratio times the blood fraction of what is deeper; the blood
    fraction asked for is the geometric mean of the two."""

    def _of_layers(self, scattering, n, epidermis, blood, dermis):
        contrast = np.sqrt(n.plexus_ratio)
        plexus = dermis(np.clip(blood * contrast, 0, 0.5))
        return look_up(self.table, scattering, n.epidermis_cm, epidermis, plexus, dermis(blood / contrast))


class KubelkaMunkSkin(SkinModel):
    """Epidermis as a filter over a half-infinite Kubelka-Munk dermis, with reflections at the surface (Saunderson)."""

    def __init__(self, haemoglobin):
        super().__init__(None, haemoglobin)

    def _of_layers(self, scattering, n, epidermis, blood, dermis):
        absorption = dermis(blood)
        spread = np.maximum(S_PER_SCATTERING * scattering + S_PER_ABSORPTION * absorption, 0.05 * scattering)
        ratio = K_PER_ABSORPTION * absorption / spread
        deep = 1 + ratio - np.sqrt(ratio**2 + 2 * ratio)
        under = deep * np.exp(-2 * DIFFUSE_PATH * epidermis * n.epidermis_cm)
        return (1 - SURFACE_REFLECTION) * (1 - INNER_REFLECTION) * under / (1 - INNER_REFLECTION * under)


class MixedSkin:
    """Draws a forward model and what it needs besides a person's nuisance."""

    def __init__(self, two_layers, plexus, kubelka_munk):
        self.models = two_layers, plexus, kubelka_munk

    def draw(self, rng, nuisance):
        """A model, and the nuisance with a plexus and, in some draws, scattering far from any fitted person's."""
        nuisance = nuisance._replace(plexus_ratio=rng.uniform(1.5, 5))
        if rng.random() < WIDE_SCATTERING_SHARE:
            nuisance = nuisance._replace(
                scattering_per_cm=np.exp(rng.uniform(np.log(15), np.log(90))), scattering_power=rng.uniform(0.4, 2.2))
        return self.models[rng.choice(3, p=SHARES)], nuisance
