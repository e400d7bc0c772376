"""Reflectance -> linear sRGB of a photograph: sensor, light, white balance, colour matrix, style.

A camera has the white balance of its light, then a colour matrix interpolated between one fitted
under CIE A and one under D65 on 190 patches (as raw converters do). Sensitivities can be perturbed
smoothly to cover sensors that nobody has measured, phones among them.
"""
from typing import NamedTuple

import numpy as np

from .colour import XYZ_TO_SRGB
from .relief_light import decode_srgb, encode_srgb

BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


class Rendering(NamedTuple):
    """One camera under one light: balanced sensor weights [31,3] and colour matrix [3,3]."""

    weights: np.ndarray
    matrix: np.ndarray

    def linear(self, reflectance, white_balance=(1, 1, 1)):
        """Linear sRGB [n,3] of reflectances [n,31]; white_balance are gains left on the sensor channels."""
        return (reflectance @ self.weights * np.asarray(white_balance)) @ self.matrix.T


def with_style(linear, contrast, saturation):
    """Linear sRGB after a picture style: an S-curve in code values and a gain of saturation."""
    code = encode_srgb(linear)
    code = code - 0.15 * contrast * np.sin(2 * np.pi * code)
    grey = code.mean(-1, keepdims=True)
    return decode_srgb(np.clip(grey + saturation * (code - grey), 0, 1))


class Studio:
    """Every camera and light of the data; renderings of measured cameras are kept."""

    def __init__(self, data):
        self.data = data
        self.daylight, self.tungsten = data.lights["D65"], data.lights["A"]
        self.targets = self.daylight_srgb(data.chart_patches)
        self._kept = {}

    def daylight_srgb(self, reflectance, light=None):
        """True linear sRGB [n,3] of reflectances [n,31] under D65, or adapted to D65 from another light."""
        light = self.daylight if light is None else light
        weights = (self.data.observer * light).T / (light @ self.data.observer[1])
        white = weights.sum(0)
        white_d65 = (self.data.observer @ self.daylight) / (self.daylight @ self.data.observer[1])
        adapt = np.linalg.inv(BRADFORD) @ np.diag((BRADFORD @ white_d65) / (BRADFORD @ white)) @ BRADFORD
        return reflectance @ weights @ adapt.T @ XYZ_TO_SRGB.T

    def _mired(self, light):
        xyz = self.data.observer @ light
        x, y = xyz[:2] / xyz.sum()
        n = (x - 0.332) / (0.1858 - y)
        return 1e6 / (449 * n**3 + 3525 * n**2 + 6823.3 * n + 5520.33)

    def _fitted_matrix(self, sensitivities, light):
        """Colour matrix [3,3] that keeps white white, least squares on the patches."""
        raw = self.data.chart_patches @ (sensitivities * light).T / (sensitivities @ light)
        free = raw[:, :2] - raw[:, 2:]
        pair = np.linalg.lstsq(free, self.targets - raw[:, 2:], rcond=None)[0].T
        return np.c_[pair, 1 - pair.sum(1)]

    def _render(self, sensitivities, light):
        share = (self._mired(light) - self._mired(self.daylight)) / (
            self._mired(self.tungsten) - self._mired(self.daylight))
        share = np.clip(share, 0, 1)
        matrix = share * self._fitted_matrix(sensitivities, self.tungsten)
        matrix = matrix + (1 - share) * self._fitted_matrix(sensitivities, self.daylight)
        return Rendering((sensitivities * light / (sensitivities @ light)[:, None]).T, matrix)

    def rendering(self, camera, light):
        """Rendering of a measured camera under a light, both by name."""
        if (camera, light) not in self._kept:
            self._kept[camera, light] = self._render(self.data.cameras[camera], self.data.lights[light])
        return self._kept[camera, light]

    def draw(self, rng, held_out, perturbed_share=0.0):
        """A random camera and light of the training or of the held-out ones."""
        cameras, lights = self.data.camera_names(held_out), self.data.light_names(held_out)
        camera, light = cameras[rng.integers(len(cameras))], lights[rng.integers(len(lights))]
        if rng.random() >= perturbed_share:
            return self.rendering(camera, light)
        return self._render(perturbed(rng, self.data.cameras[camera]), self.data.lights[light])


def perturbed(rng, sensitivities):
    """Sensitivities [3,31] shifted by a few nm and bent smoothly, each channel by itself."""
    band = np.arange(31)
    shifted = np.stack([np.interp(band + rng.normal(0, 0.4), band, row) for row in sensitivities])
    knots = rng.normal(0, 0.08, (3, 5))
    bend = np.stack([np.interp(band, np.linspace(0, 30, 5), row) for row in knots])
    return shifted * np.exp(bend)
