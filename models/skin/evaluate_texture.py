"""Ladder A of the texture model: reliefs it has never seen, and the same relief under other light or blur.

Operating points of the model are the product's constants (line p > 0.5, smoothed pore p > 0.6);
those of the classical filters are chosen on the choice set, as the model's biases were."""
import numpy as np

from .classical_texture import LINE_FILTERS, PORE_FILTERS, high_pass_energy
from .figures import icc
from .relief import draw_relief
from .relief_light import photograph, soften
from .texture_scores import (PATCH_CM2, best_threshold, line_agreement, line_length_mm_per_cm2, overlap, peaks,
                             pore_agreement)
from .train_texture import LINE_OPERATING_POINT, PORE_OPERATING_POINT, details, probabilities

SHARP_PX, SOFT_PX = 0.5, 1.2
_LINE_QUANTILES, _PORE_QUANTILES = np.linspace(0.6, 0.998, 40), np.linspace(0.8, 0.999, 40)


def _line_figures(found, truth):
    precision, recall, f1 = line_agreement(found, truth)
    found_mm = np.array([line_length_mm_per_cm2(mask) for mask in found])
    true_mm = np.array([line_length_mm_per_cm2(mask) for mask in truth])
    return {"precision": precision, "recall": recall, "f1": f1, "dice": overlap(found, truth),
            "length_r": np.corrcoef(found_mm, true_mm)[0, 1], "false_mm_per_cm2": found_mm[true_mm == 0].mean()}


def _pore_figures(scores, threshold, pore_list):
    return dict(zip(("precision", "recall", "f1", "count_r"), pore_agreement(scores, threshold, pore_list)))


def measure_agreement(net, chosen, test):
    """Lines, pores and roughness of the test set beside the classical filters."""
    inputs = details(test.images)
    lines, pores, ln_ra = probabilities(net, inputs)
    figures = {"patches": len(test.images),
               "lines": {"model": _line_figures(lines > LINE_OPERATING_POINT, test.lines)},
               "pores": {"model": _pore_figures(pores, PORE_OPERATING_POINT, test.pore_list)}}
    choice_details, test_details = details(chosen.images)[:, 0].numpy(), inputs[:, 0].numpy()
    for name, ridge in LINE_FILTERS.items():
        choice = np.stack([ridge(d) for d in choice_details])
        at = best_threshold(choice, lambda t: line_agreement(choice > t, chosen.lines)[2], _LINE_QUANTILES)
        figures["lines"][name] = _line_figures(np.stack([ridge(d) for d in test_details]) > at, test.lines)
    for name, blob in PORE_FILTERS.items():
        choice = np.stack([blob(d) for d in choice_details])
        at = best_threshold(choice, lambda t: pore_agreement(choice, t, chosen.pore_list)[2], _PORE_QUANTILES)
        figures["pores"][name] = _pore_figures(np.stack([blob(d) for d in test_details]), at, test.pore_list)
    true_ra = np.log(test.ra_um).mean((1, 2))
    energy = np.log([high_pass_energy(d) for d in test_details])
    figures["roughness"] = {"model": {"r": np.corrcoef(true_ra, ln_ra.mean((1, 2)))[0, 1]},
                            "high-pass energy": {"r": np.corrcoef(true_ra, energy)[0, 1]}}
    return figures


def _readings(net, images):
    """Line length mm/cm2, pores/cm2, Ra um and high-pass energy [n,4]."""
    inputs = details(images)
    lines, pores, ln_ra = probabilities(net, inputs)
    return np.array([
        (line_length_mm_per_cm2(line > LINE_OPERATING_POINT), len(peaks(pore, PORE_OPERATING_POINT)) / PATCH_CM2,
         np.exp(ra).mean(), high_pass_energy(detail))
        for line, pore, ra, detail in zip(lines, pores, ln_ra, inputs[:, 0].numpy())])


def measure_stability(net, reliefs=80, first_seed=5000):
    """ICC and mean shift (%) of each reading when the light moves, the blur grows, and after matching."""
    skins = [draw_relief(np.random.default_rng(first_seed + i)).height_mm for i in range(reliefs)]

    def shot(light_seed, blur_px):
        return np.stack([photograph(h, np.random.default_rng(light_seed + i), blur_px) for i, h in enumerate(skins)])

    sharp, moved, soft = shot(100_000, SHARP_PX), shot(200_000, SHARP_PX), shot(100_000, SOFT_PX)
    softened = np.stack([soften(image, np.sqrt(SOFT_PX**2 - SHARP_PX**2)) for image in sharp])
    base, moved, soft, softened = (_readings(net, images) for images in (sharp, moved, soft, softened))
    figures = {"reliefs": reliefs}
    for i, name in enumerate(("line length", "pores", "roughness", "high-pass energy")):
        pairs = {"light moved": (base, moved), "blur 0.5 to 1.2 px": (base, soft),
                 "after blur matching": (softened, soft)}
        figures[name] = {
            condition: {"icc": icc(a[:, i], b[:, i]), "shift_percent": 100 * (b[:, i].mean() / a[:, i].mean() - 1)}
            for condition, (a, b) in pairs.items()}
    return figures
