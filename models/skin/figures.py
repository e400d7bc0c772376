"""Figures shared by the evaluations."""
import numpy as np


def r2(truth, found):
    """Explained share of variance without any rescaling."""
    return float(1 - np.mean((truth - found) ** 2) / np.var(truth))


def scaled_r2(truth, found):
    """Explained share of variance after one global scale for everybody, and that scale."""
    scale = (found @ truth) / (found @ found)
    return float(1 - np.sum((truth - scale * found) ** 2) / np.sum((truth - truth.mean()) ** 2)), float(scale)


def spread(values):
    """Robust coefficient of variation: half the 16-84 % range over the median."""
    low, middle, high = np.quantile(values, [0.16, 0.5, 0.84])
    return float((high - low) / 2 / abs(middle))


def icc(first, second):
    """ICC(1,1) of two readings of each subject."""
    between = 2 * np.var((first + second) / 2, ddof=1)
    within = np.mean((second - first) ** 2) / 2
    return float((between - within) / (between + within))


def rounded(figures, digits=3):
    """The same nested dictionary with floats rounded for print and card."""
    if isinstance(figures, dict):
        return {key: rounded(value, digits) for key, value in figures.items()}
    if isinstance(figures, (list, tuple)):
        return [rounded(value, digits) for value in figures]
    return round(float(figures), digits) if isinstance(figures, (float, np.floating)) else figures
