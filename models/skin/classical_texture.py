"""Classical filters for lines, pores and roughness on the same input as the texture model."""
import numpy as np
from scipy.ndimage import gaussian_filter
from skimage.filters import frangi, sato

_RIDGE_SIGMAS_PX = (1, 1.5, 2, 3)


def _largest_curvature(detail, sigma_px):
    across = gaussian_filter(detail, sigma_px, order=(0, 2))
    down = gaussian_filter(detail, sigma_px, order=(2, 0))
    mixed = gaussian_filter(detail, sigma_px, order=(1, 1))
    return sigma_px**2 * ((across + down) / 2 + np.sqrt(((across - down) / 2) ** 2 + mixed**2))


def _laplacian(detail):
    responses = [s * s * (gaussian_filter(detail, s, order=(2, 0)) + gaussian_filter(detail, s, order=(0, 2)))
                 for s in (1.0, 1.4, 2.0)]
    return np.maximum.reduce(responses)


LINE_FILTERS = {
    "Frangi": lambda d: frangi(d, sigmas=_RIDGE_SIGMAS_PX, black_ridges=True, beta=0.5),
    "Sato": lambda d: sato(d, sigmas=_RIDGE_SIGMAS_PX, black_ridges=True),
    "Hessian": lambda d: np.maximum(0, _largest_curvature(d, 1.8)),
    "DoG": lambda d: np.maximum(0, gaussian_filter(d, 4) - gaussian_filter(d, 1)),
}
PORE_FILTERS = {
    "DoG": lambda d: gaussian_filter(d, 2.4) - gaussian_filter(d, 1.2),
    "LoG": _laplacian,
}


def high_pass_energy(detail):
    """The usual "texture score": SD of the detail without waves above 4 px sigma."""
    return float(np.std(detail - gaussian_filter(detail, 4)))
