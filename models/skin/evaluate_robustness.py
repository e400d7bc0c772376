"""Ladder A of the chroma model, one cause at a time: cross-talk, gain, white balance, exposure,
style, all as a share of the response to the model's own step (blood x 2, or melanin + 25 %)."""
import numpy as np

from .chroma_patches import COLUMNS, ROWS, SIDE_PX
from .colour import TONE_GROUPS, ita_deg, lab, log_ratios
from .evaluate_patches import run
from .figures import spread
from .scenes import Person

BLOOD_STEP, MELANIN_STEP = np.log(2.0), np.log(1.25)
_DISC = 1 / (1 + np.exp((np.hypot(COLUMNS - SIDE_PX / 2, ROWS - SIDE_PX / 2) - 20) / 3.0))
_INSIDE = _DISC > 0.6
WARM, COLD = (1.1, 1, 0.9), (0.9, 1, 1.1)
READINGS = ("haemoglobin", "melanin", "a*", "delta log R/G", "-ITA")
OWN_STEP = {"haemoglobin": "blood", "a*": "blood", "delta log R/G": "blood", "melanin": "melanin", "-ITA": "melanin"}


def _read(net, linear, control):
    """Mean readings [5] inside the disc, in the order of READINGS."""
    maps = run(net, linear, control)
    ratio = log_ratios(linear)[..., 0] - log_ratios(control)[..., 0]
    fields = (maps[1], maps[0], lab(linear)[..., 1], ratio, -ita_deg(linear))
    return np.array([field[_INSIDE].mean() for field in fields])


def _scaled(linear, control, gain):
    gain = np.asarray(gain)
    return np.maximum(linear * gain, 1e-3), control * gain


def _conditions(net, person, seed):
    """Condition -> readings [5]."""
    linear, control = person.photograph(seed)
    ramp = np.exp2(0.5 * (COLUMNS / (SIDE_PX - 1) - 0.5))[..., None]

    def of(**changes):
        return _read(net, *person.photograph(seed, **changes))

    return {
        "base": _read(net, linear, control),
        "blood": of(add_blood=BLOOD_STEP * _DISC),
        "melanin": of(add_melanin=MELANIN_STEP * _DISC),
        "white balance +-10 % of the file": _read(net, *_scaled(linear, control, WARM)),
        "white balance -+10 % of the file": _read(net, *_scaled(linear, control, COLD)),
        "white balance +-10 % at the sensor": of(white_balance=WARM),
        "white balance -+10 % at the sensor": of(white_balance=COLD),
        "exposure +0.5 EV of the file": _read(net, *_scaled(linear, control, 2**0.5)),
        "exposure -0.5 EV of the file": _read(net, *_scaled(linear, control, 2**-0.5)),
        "exposure -0.5 EV in the camera": of(exposure_ev=-0.5),
        "shading ramp 0.5 EV": _read(net, linear * ramp, control),
        "picture style": of(style=(0.3, 1.1)),
    }


def measure_robustness(net, skin, studio, prior, people=150, seed=8):
    """Figures per reading: own step, spread of the gain across tones, cross-talk per tone group
    with n, shifts (median share of the own step)."""
    rng = np.random.default_rng(seed)
    rows, tones = [], []
    for _ in range(people):
        person = Person(rng, skin, studio, prior)
        rows.append(_conditions(net, person, int(rng.integers(1 << 30))))
        tones.append(ita_deg(studio.daylight_srgb(
            skin.reflectance(person.maps.melanin, person.maps.blood, person.nuisance)))[0])
    tones = np.array(tones)
    step = {name: np.stack([row[name] - row["base"] for row in rows], 1) for name in rows[0] if name != "base"}
    figures = {}
    for i, reading in enumerate(READINGS):
        own = step[OWN_STEP[reading]][i]
        other = step["melanin" if OWN_STEP[reading] == "blood" else "blood"][i]
        figures[reading] = {
            "own_step": float(np.median(own)),
            "gain_spread": spread(own),
            "cross_talk": {group: {"n": int(belongs(tones).sum()),
                                   "share": float(np.median(np.abs(other / own)[belongs(tones)]))}
                           for group, belongs in TONE_GROUPS.items()},
            "shifts": {name: float(np.median(np.abs(values[i] / own)))
                       for name, values in step.items() if name not in ("blood", "melanin")},
        }
    return figures
