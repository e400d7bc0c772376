"""Classical indices of redness and pigment on the same input, relative to the same control skin."""
import numpy as np

from .colour import ita_deg, lab, log_ratios

HAEMOGLOBIN_INDICES = ("delta a*", "log R/G", "log-RGB linear", "log-RGB quadratic")
MELANIN_INDICES = ("-ITA", "-ln R", "log-RGB linear", "log-RGB quadratic")


def _log_steps(linear, control):
    """u - u0, v - v0 and y - y0, each [...]."""
    ratio = log_ratios(linear) - log_ratios(control)
    weights = np.array([0.299, 0.587, 0.114])
    light = (np.log(np.maximum(linear, 1e-4)) - np.log(np.maximum(control, 1e-4))) @ weights
    return ratio[..., 0], ratio[..., 1], light


def _columns(linear, control, order):
    u, v, y = _log_steps(linear, control)
    columns = [u, v, y]
    if order == 2:
        columns += [u * u, v * v, y * y, u * v, u * y, v * y]
    return np.stack(columns, -1)


class ClassicalIndices:
    """Indices with scales and log-RGB fits learned from the training patches."""

    def __init__(self, linear, control, ln_melanin, ln_blood):
        """linear [n,3], control [n,3], truths [n]: pixels of training patches."""
        self.fits = {}
        for order, name in ((1, "log-RGB linear"), (2, "log-RGB quadratic")):
            columns = _columns(linear, control, order)
            self.fits[name] = np.linalg.lstsq(columns, np.c_[ln_melanin, ln_blood], rcond=None)[0]
        raw = self._raw(linear, control)
        truths = {"haemoglobin": ln_blood, "melanin": ln_melanin}
        self.scale = {
            key: (raw[key] @ truths[key[0]]) / (raw[key] @ raw[key]) for key in raw}

    def _raw(self, linear, control):
        step = lab(linear) - lab(control)
        u, _, _ = _log_steps(linear, control)
        found = {
            ("haemoglobin", "delta a*"): step[..., 1],
            ("haemoglobin", "log R/G"): u,
            ("melanin", "-ITA"): ita_deg(control) - ita_deg(linear),
            ("melanin", "-ln R"): np.log(np.maximum(control[..., 0], 1e-4)) - np.log(np.maximum(linear[..., 0], 1e-4)),
        }
        for order, name in ((1, "log-RGB linear"), (2, "log-RGB quadratic")):
            fitted = _columns(linear, control, order) @ self.fits[name]
            found["melanin", name], found["haemoglobin", name] = fitted[..., 0], fitted[..., 1]
        return found

    def read(self, linear, control):
        """(target, index) -> estimate of d ln target [...], for linear [...,3] and control [3] or [...,3]."""
        control = np.broadcast_to(control, linear.shape)
        return {key: value * self.scale[key] for key, value in self._raw(linear, control).items()}
