"""How well a map of lines or pores agrees with the truth, and what is counted from it."""
import numpy as np
from scipy.ndimage import binary_dilation, maximum_filter
from skimage.morphology import disk, skeletonize

from .relief import PX_PER_MM, SIDE_PX

LINE_TOLERANCE_PX = 2
PORE_MATCH_PX = 2.5
PATCH_CM2 = (SIDE_PX / PX_PER_MM / 10) ** 2


def line_agreement(found, truth):
    """Precision, recall and F1 of line masks bool [n,H,W], 2 px (0.25 mm) of tolerance."""
    near = disk(LINE_TOLERANCE_PX)
    hits = false = missed = 0
    for mask, true_mask in zip(found, truth):
        close = binary_dilation(true_mask, near)
        hits += (mask & close).sum()
        false += (mask & ~close).sum()
        missed += (true_mask & ~binary_dilation(mask, near)).sum()
    precision, recall = hits / max(hits + false, 1), 1 - missed / max(truth.sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def overlap(found, truth):
    """Strict Dice overlap of masks bool [n,H,W]."""
    return 2 * (found & truth).sum() / max(found.sum() + truth.sum(), 1)


def line_length_mm_per_cm2(mask):
    """Skeleton length of one mask bool [128,128], pixels counted as 1/8 mm, per cm2 of patch."""
    return skeletonize(mask).sum() / PX_PER_MM / PATCH_CM2


def peaks(score, threshold):
    """Local maxima x, y [k,2] px of a map [H,W] above the threshold in 5 x 5 px."""
    rows, columns = np.where((score == maximum_filter(score, 5)) & (score > threshold))
    return np.c_[columns, rows]


def _inside(pores):
    pores = pores[pores[:, 2] > 0, :2]
    return pores[((pores > 2) & (pores < SIDE_PX - 3)).all(1)]


def pore_agreement(scores, threshold, pore_lists):
    """Precision, recall, F1 and count correlation of pores found in maps [n,128,128] against
    lists [n,128,3]; a pore is found within 2.5 px (0.31 mm), each truth used once."""
    hits = false = missed = 0
    found_counts, true_counts = [], []
    for score, pore_list in zip(scores, pore_lists):
        truth = _inside(pore_list)
        free = np.ones(len(truth), bool)
        found = peaks(score, threshold)
        for place in found:
            distance = np.where(free, np.hypot(*(truth - place).T), np.inf) if len(truth) else np.array([np.inf])
            if distance.min() < PORE_MATCH_PX:
                free[distance.argmin()] = False
                hits += 1
            else:
                false += 1
        missed += free.sum()
        found_counts.append(len(found))
        true_counts.append(len(truth))
    precision, recall = hits / max(hits + false, 1), hits / max(hits + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return precision, recall, f1, np.corrcoef(found_counts, true_counts)[0, 1]


def best_threshold(scores, agreement, quantiles):
    """The threshold, among quantiles of the scores, with the highest agreement(threshold)."""
    thresholds = np.quantile(scores, quantiles)
    return thresholds[int(np.argmax([agreement(threshold) for threshold in thresholds]))]
