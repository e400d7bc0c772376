"""Ladders B and C of the chroma model: real spectra of 133 people x a modelled change.

The base is a measured spectrum, the change a ratio of modelled spectra: of our Monte Carlo (C) or of
BioSkin, another group's simulator (B). Five-fold by person: each person is read by the sister model
that has never met that person's spectrum. Makers and lights are held out too.
"""
import numpy as np
import torch

from .colour import TONE_GROUPS, ita_deg
from .figures import scaled_r2, spread
from .nuisance import fitted_nuisance
from .train_chroma import people_folds

FEWEST_TO_ESTABLISH = 20
STEPS = 12
PHOTOGRAPHS = 3
BLOOD_STEP, MELANIN_STEP = np.log(2.0), np.log(1.25)


def own_ratio(skin, fits, person, ln_melanin, ln_blood):
    """Ratio of reflectances [k,31] by our own model around one person's fit."""
    fit, nuisance = fits[person], fitted_nuisance(fits[person])
    changed = skin.reflectance(np.clip(np.exp(fit[0] + ln_melanin), 0.001, 0.6), np.exp(fit[1] + ln_blood), nuisance)
    return changed / skin.reflectance(np.exp(fit[0]), np.exp(fit[1]), nuisance)


def bioskin_ratio(bioskin, nearest, person, ln_melanin, ln_blood):
    """The same by BioSkin around the colour nearest to the person's."""
    melanin, blood, thickness = nearest[person]
    changed = bioskin.reflectance(np.clip(melanin * np.exp(ln_melanin), 0.001, 0.9),
                                  np.clip(blood * np.exp(ln_blood), 0.0005, 0.5), thickness)
    return changed / bioskin.reflectance(melanin, blood, thickness)


def _read_model(net, linear, control):
    """maps [k,5] of uniform patches of linear colour [k,3] against one control [3]."""
    rgb = torch.from_numpy(linear.astype(np.float32))[:, :, None, None]
    ref = torch.from_numpy(np.repeat(control[None].astype(np.float32), len(linear), 0))
    with torch.no_grad():
        return net(rgb, ref)[:, :, 0, 0].numpy()


def measure_people(sisters, classical, studio, spectra, ratio, seed=21):
    """Figures over all people for one change model; ratio(person, ln_melanin, ln_blood) -> [k,31].

    Each photograph holds one melanin step, one blood step (for gain and cross-talk) and 12 random
    joint changes (for R2, after one global scale for everybody)."""
    rng = np.random.default_rng(seed)
    folds = people_folds(len(spectra))
    tones = ita_deg(studio.daylight_srgb(spectra))
    truths, found, covered, owner = [], {}, [], []
    for person, spectrum in enumerate(spectra):
        for _ in range(PHOTOGRAPHS):
            ln_melanin = np.r_[MELANIN_STEP, 0, rng.uniform(-0.35, 0.6, STEPS)]
            ln_blood = np.r_[0, BLOOD_STEP, rng.uniform(-0.5, 1.2, STEPS)]
            rendering = studio.draw(rng, held_out=True)
            balance = np.exp(rng.normal(0, 0.03, 3) * [1, 0, 1])
            seen = rendering.linear(spectrum * ratio(person, ln_melanin, ln_blood), balance)
            linear = np.maximum(seen, 1e-3)
            control = np.maximum(rendering.linear(spectrum[None], balance)[0], 1e-3)
            truth = np.c_[ln_melanin, ln_blood]
            reading = _read_model(sisters[folds[person]], linear, control)
            rows = {("melanin", "model"): reading[:, 0], ("haemoglobin", "model"): reading[:, 1]}
            rows.update(classical.read(linear, control))
            for key, values in rows.items():
                found.setdefault(key, []).append(values)
            truths.append(truth)
            within = np.abs(reading[:, :2] - truth) < 1.96 * np.exp(reading[:, 2:4])
            covered.append(within[2:].mean(0))
            owner.append(person)
    truths, owner, covered = np.array(truths), np.array(owner), np.array(covered)
    figures = {"people": len(spectra), "photographs_each": PHOTOGRAPHS}
    for column, target in enumerate(("melanin", "haemoglobin")):
        figures[target] = {name: _figures(np.array(values), truths, column, tones[owner], owner)
                           for (t, name), values in found.items() if t == target}
        figures[target]["model"]["cover_of_95_percent"] = float(covered[:, column].mean())
    return figures


def _figures(values, truths, column, tones, owner):
    """values [photographs,14]; the first two entries are the melanin and the blood step."""
    own, other = (values[:, 0], values[:, 1]) if column == 0 else (values[:, 1], values[:, 0])
    pooled, scale = scaled_r2(truths[:, 2:, column].ravel(), values[:, 2:].ravel())
    groups = {}
    for group, belongs in TONE_GROUPS.items():
        chosen = belongs(tones)
        count = len(set(owner[chosen]))
        truth, found = truths[chosen, 2:, column].ravel(), scale * values[chosen, 2:].ravel()
        groups[group] = {
            "n": count, "established": count >= FEWEST_TO_ESTABLISH,
            "r2": float(1 - np.sum((truth - found) ** 2) / np.sum((truth - truth.mean()) ** 2)),
            "cross_talk": float(np.median(np.abs(other / own)[chosen])),
        }
    return {"r2": pooled, "scale": scale, "gain_spread": spread(own), "groups": groups}
