"""What comes back when a share of all lines and pores goes, per tone of skin, and how far counting them scatters.

Every skin is photographed anew for every share, in another light and sharpness. The pores' operating point, the floors of
the change scale and the product's noise of counting were chosen by 360 skins of seed 779; the figures are of others."""
import numpy as np

from .relief import draw_relief
from .relief_light import photograph
from .texture_scores import PATCH_CM2, line_length_mm_per_cm2, peaks
from .train_texture import LINE_OPERATING_POINT, PORE_OPERATING_POINT, details, probabilities

ALBEDOS = {"light skin": (0.25, 0.6), "dark skin": (0.1, 0.2)}
LEFT = (0.55, 0.25)
TEST_SEED = 780
PATCHES_OF_A_REGION = 12


def _counts(net, images):
    """Line length mm/cm2 and pores/cm2 found on each image, [n,2]."""
    lines, pores, _ = probabilities(net, details(images))
    return np.array([(line_length_mm_per_cm2(line > LINE_OPERATING_POINT), len(peaks(pore, PORE_OPERATING_POINT)) / PATCH_CM2)
                     for line, pore in zip(lines, pores)])


def _true_counts(reliefs):
    return np.array([(line_length_mm_per_cm2(relief.line_mask), len(relief.pores) / PATCH_CM2) for relief in reliefs])


def _region_retest(first, second):
    """SD of ln of one photograph of a region of several patches, from two of them."""
    regions = [counts[: len(counts) // PATCHES_OF_A_REGION * PATCHES_OF_A_REGION].reshape(-1, PATCHES_OF_A_REGION).sum(1)
               for counts in (first, second)]
    return np.sqrt((np.log(regions[0] / regions[1]) ** 2).mean() / 2)


def measure_change(net, skins=180, seed=TEST_SEED):
    """For lines and pores on each tone: of ln what was put in the share that comes back; what is found of each 100 and
    where there is none; the SD of ln of a region's reading; and the variance of a count in units of the count."""
    figures = {"skins": skins, "cm2 of a region": PATCHES_OF_A_REGION * PATCH_CM2}
    for tone, albedos in ALBEDOS.items():
        found, true = {}, {}
        for round_, share in enumerate((1, 1, *LEFT, 0)):
            reliefs = [draw_relief(np.random.default_rng((seed, skin)), share, share) for skin in range(skins)]
            found[round_] = _counts(net, np.stack([
                photograph(relief.height_mm, np.random.default_rng((seed, skin, round_)), albedos=albedos)
                for skin, relief in enumerate(reliefs)]))
            true[round_] = _true_counts(reliefs)
        for i, name in enumerate(("lines", "pores")):
            first, second = found[0][:, i], found[1][:, i]

            def ln_left(counts, round_):
                return np.log(counts[round_][:, i].mean() / counts[0][:, i].mean())

            figures[f"{name}, {tone}"] = {
                **{f"back_of_{share}": ln_left(found, round_) / ln_left(true, round_)
                   for round_, share in enumerate(LEFT, start=2)},
                "found_share": first.mean() / true[0][:, i].mean(),
                "found_of_none_per_cm2": found[4][:, i].mean(),
                "region_retest_ln": _region_retest(first, second),
                "variance_per_count": PATCH_CM2 * ((first - second) ** 2).sum() / (first + second).sum(),
            }
    return figures
