"""Simulated retest of the chroma model: the same skin in two sessions, new light each time.

The light varies as it does in a hand-held clinic (a stress test, not a rig). SDC95 is in units of
haemoglobin, after dividing by the slope of the score on the true value."""
import numpy as np

from .chroma_patches import SkinMaps, draw_maps, smooth_field
from .colour import lab
from .evaluate_patches import run
from .figures import icc
from .scenes import Person

SETUPS = {"same camera and light": (0.02, 0.15), "other camera and light": (0.05, 0.4)}
PHOTOS = 3


def _scores(net, photograph):
    linear, control = photograph
    usable = (linear < 0.985).all(-1) & (linear > 0.002).all(-1)
    maps = run(net, linear, control)
    valid = usable & (maps[4] < 0.3)
    redness = lab(linear)[..., 1] - lab(control)[1]
    return np.array([maps[1][valid].mean() if valid.any() else 0.0, redness[usable].mean()])


def _skin(rng):
    maps = draw_maps(rng)
    blood = maps.ln_blood
    if blood.mean() < 0.15:
        blood = blood + rng.uniform(0.2, 0.9) / (1 + np.exp(-smooth_field(rng, 8) / 0.3))
    return SkinMaps(min(maps.melanin, 0.25), maps.blood, maps.ln_melanin, blood)


def _session(net, rng, person, spread_wb, spread_ev, rendering):
    """Scores [PHOTOS + 1,2] of one session: of each photo, and of all of them averaged in linear light."""
    shots = []
    for _ in range(PHOTOS):
        balance = np.exp(rng.normal(0, spread_wb, 3) * [1, 0, 1])
        shots.append(person.photograph(int(rng.integers(1 << 30)), white_balance=balance,
                                       exposure_ev=rng.normal(0, spread_ev), rendering=rendering))
    averaged = tuple(np.mean(part, 0) for part in zip(*shots))
    return np.array([_scores(net, shot) for shot in (*shots, averaged)])


def _retest(first, second, truth):
    slope = np.polyfit(truth, (first + second) / 2, 1)[0]
    sdc = 1.96 * np.std(second - first) / abs(slope)
    return {"icc": icc(first, second), "sdc95_percent": float(100 * (np.exp(sdc) - 1))}


def measure_sessions(net, skin, studio, prior, people=120, seed=1):
    """Retest of the patch mean: one photo, the mean of three, and three averaged before the model; beside delta a*."""
    figures = {"people": people}
    for setup, (spread_wb, spread_ev) in SETUPS.items():
        rng = np.random.default_rng(seed)
        first, second, truth = [], [], []
        for _ in range(people):
            person = Person(rng, skin, studio, prior, _skin(rng))
            other = person.rendering if setup.startswith("same") else studio.draw(rng, held_out=True)
            first.append(_session(net, rng, person, spread_wb, spread_ev, person.rendering))
            second.append(_session(net, rng, person, spread_wb, spread_ev, other))
            truth.append(person.maps.ln_blood.mean())
        first, second, truth = np.array(first), np.array(second), np.array(truth)
        figures[setup] = {
            name: {"1 photo": _retest(first[:, 0, i], second[:, 0, i], truth),
                   "3 photos": _retest(first[:, :PHOTOS, i].mean(1), second[:, :PHOTOS, i].mean(1), truth),
                   "3 photos averaged first": _retest(first[:, PHOTOS, i], second[:, PHOTOS, i], truth)}
            for i, name in enumerate(("model", "delta a*"))}
    return figures
