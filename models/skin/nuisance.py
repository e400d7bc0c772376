"""Priors for what varies between people, from fits of the forward model to real spectra.

70 % of the draws take oxygenation, scattering and carotene from the fit of one real person, with
jitter; the rest come from a broad prior. Every draw says which person it came from, so that a
model can be trained without that person.
"""
import numpy as np
from scipy.optimize import least_squares

from .forward import Nuisance

EMPIRICAL_SHARE = 0.7
BROAD = -1
# ln melanin, ln blood, logit oxygenation, ln scattering, scattering power, carotene, brightness
_LOWEST = (np.log(0.001), np.log(0.0002), -4, np.log(15), 0.3, 0, 0.7)
_HIGHEST = (np.log(0.6), np.log(0.1), 4, np.log(90), 2.4, 15, 1.1)


def _logistic(x):
    return 1 / (1 + np.exp(-x))


def fitted_nuisance(fit):
    """Nuisance of one fit [7]; what the fit does not hold is at its default."""
    return Nuisance(oxygenation=_logistic(fit[2]), scattering_per_cm=np.exp(fit[3]),
                    scattering_power=fit[4], carotene_per_cm=fit[5])


def fit_person(skin, spectrum):
    """Parameters [7] of the forward model nearest to one reflectance [31], and its RMS error."""
    def error(x):
        return x[6] * skin.reflectance(np.exp(x[0]), np.exp(x[1]), fitted_nuisance(x))[0] - spectrum

    starts = [[np.log(m), np.log(0.005), 0.8, np.log(46), 1.3, 1.0, 0.95] for m in (0.02, 0.15)]
    fits = [least_squares(error, start, bounds=(_LOWEST, _HIGHEST), max_nfev=40, diff_step=1e-4) for start in starts]
    best = min(fits, key=lambda fit: fit.cost)
    return best.x, float(np.sqrt(np.mean(best.fun**2)))


def fit_people(skin, people, build_dir):
    """Fits [n,7] of all people [n,31], cached in build_dir."""
    path = build_dir / "people_fits.npy"
    if not path.exists():
        fits, errors = zip(*(fit_person(skin, spectrum) for spectrum in people))
        print(f"fits of {len(people)} people: median RMS error of reflectance {np.median(errors):.4f}", flush=True)
        np.save(path, np.array(fits))
    return np.load(path)


class NuisancePrior:
    """Draws nuisances; people [k] are the rows of fits [n,7] it may use. NIST rows come first
    (100), and the two data sets are drawn equally often so that dark skin is not rare."""

    def __init__(self, fits, people, nist_count=100):
        self.fits = fits
        people = np.asarray(people)
        self.sets = [people[people < nist_count], people[people >= nist_count]]

    def draw(self, rng):
        """One Nuisance of scalars and the row of its person, or BROAD."""
        broad = Nuisance(
            epidermis_cm=rng.uniform(0.006, 0.010),
            oxygenation=np.clip(rng.normal(0.70, 0.12), 0.3, 0.98),
            scattering_per_cm=rng.uniform(30, 60),
            scattering_power=rng.uniform(0.9, 1.8),
            melanin_power=rng.normal(3.33, 0.15),
            carotene_per_cm=rng.uniform(0, 6),
            vessel_radius_cm=rng.uniform(0.0005, 0.0025),
            baseline_share=rng.uniform(0.8, 1.2),
        )
        if rng.random() >= EMPIRICAL_SHARE:
            return broad, BROAD
        person = int(rng.choice(self.sets[rng.integers(2)]))
        fit = self.fits[person]
        return broad._replace(
            oxygenation=np.clip(_logistic(fit[2] + rng.normal(0, 0.35)), 0.2, 0.99),
            scattering_per_cm=np.clip(np.exp(fit[3] + rng.normal(0, 0.12)), 15, 95),
            scattering_power=np.clip(fit[4] + rng.normal(0, 0.15), 0.2, 2.4),
            carotene_per_cm=fit[5] * np.exp(rng.normal(0, 0.3)),
        ), person
