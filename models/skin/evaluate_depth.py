"""How well deep lines are told from fine ones, per tone of skin: by the contrast about a line, as the product does, or by
the model's own logit. Each skin has a light and sharpness of its own, as the visits of a course may have."""
import numpy as np
import torch
from scipy.ndimage import maximum_filter, uniform_filter
from scipy.stats import rankdata, spearmanr
from skimage.morphology import skeletonize

from .evaluate_change import ALBEDOS, TEST_SEED
from .relief import draw_relief
from .relief_light import photograph
from .texture_scores import LINE_TOLERANCE_PX
from .train_texture import details

CONTRAST_SIDE_PX = 11
DEEP_SHARE = 1 / 3
EVERY_PX = 3


def contrast_about(detail):
    """SD of local contrast [H,W] over 11 x 11 px about each pixel: what the product keeps of a line."""
    mean = uniform_filter(detail, CONTRAST_SIDE_PX)
    return np.sqrt(np.maximum(uniform_filter(detail**2, CONTRAST_SIDE_PX) - mean**2, 0))


def _found_lines(net, relief, image):
    """True depth mm, contrast and logit [3,k] along the lines that are found where there is one."""
    detail = details(image[None])
    with torch.no_grad():
        logit = net(detail)[0, 0].numpy()
    depth = maximum_filter(relief.line_depth_mm, 2 * LINE_TOLERANCE_PX + 1)
    rows, columns = np.where(skeletonize(logit > 0) & (depth > 0))
    places = rows[::EVERY_PX], columns[::EVERY_PX]
    return np.array([layer[places] for layer in (depth, contrast_about(detail[0, 0].numpy()), logit)])


def _told_apart(response, is_deep):
    """Chance that of a deep and a fine place the deep one responds more (area under the ROC curve)."""
    deep = is_deep.sum()
    return (rankdata(response)[is_deep].sum() - deep * (deep + 1) / 2) / (deep * (~is_deep).sum())


def measure_depth(net, skins=180, seed=TEST_SEED):
    """For each tone: how the response ranks the true depth, and how it tells the deepest third from the others."""
    figures = {"skins": skins}
    for tone, albedos in ALBEDOS.items():
        reliefs = [draw_relief(np.random.default_rng((seed, skin))) for skin in range(skins)]
        depth, *responses = np.concatenate([
            _found_lines(net, relief, photograph(relief.height_mm, np.random.default_rng((seed, skin)), albedos=albedos))
            for skin, relief in enumerate(reliefs)], axis=1)
        is_deep = depth > np.quantile(depth, 1 - DEEP_SHARE)
        for name, response in zip(("contrast", "logit"), responses):
            figures[f"{name}, {tone}"] = {"rank_r": spearmanr(depth, response)[0],
                                          "told_apart": _told_apart(response, is_deep)}
    return figures
