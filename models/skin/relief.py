"""Micro-relief of skin: a height field in mm with known wrinkles, pores and roughness.

The grid is 8 px/mm, 128 x 128 px = 16 x 16 mm. Sizes follow the ranges of the clinical
literature collected in the project's method notes: wrinkles 20-200 um deep, pores 40-160 um
deep, fine polygonal furrows 4-30 um.
"""
from typing import NamedTuple

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree

SIDE_PX = 128
PX_PER_MM = 8.0
SHALLOWEST_LINE_MM = 0.02
ROWS, COLUMNS = np.mgrid[0:SIDE_PX, 0:SIDE_PX].astype(float)
_PIXELS = np.c_[COLUMNS.ravel(), ROWS.ravel()]


class Relief(NamedTuple):
    """height_mm [128,128]; line and pore masks bool [128,128]; line_depth_mm [128,128] of the line at whose course a
    pixel lies, 0 off the lines; pores [n,3] = x px, y px, radius px; ra_um [128,128] local mean absolute height
    without waves longer than 2 mm."""

    height_mm: np.ndarray
    line_mask: np.ndarray
    line_depth_mm: np.ndarray
    pore_mask: np.ndarray
    pores: np.ndarray
    ra_um: np.ndarray


def smooth_field(rng, sigma_px):
    """Random field [128,128] of zero mean and unit SD with grain sigma_px."""
    field = gaussian_filter(rng.normal(size=(SIDE_PX, SIDE_PX)), sigma_px, mode="wrap")
    return (field - field.mean()) / (field.std() + 1e-9)


def walk(rng, length_px, heading, wander, margin_px=10.0, steps=400):
    """Points x, y [400] of a wandering curve; heading is an angle or angles [400] in radians."""
    drift = wander * 6 * gaussian_filter(rng.normal(size=steps), 40)
    angle = heading + drift
    x0, y0 = rng.uniform(-margin_px, SIDE_PX + margin_px, 2)
    step = length_px / steps
    return x0 + np.cumsum(np.cos(angle)) * step, y0 + np.cumsum(np.sin(angle)) * step


def distance_to_curve(x, y, reach_px=10.0):
    """Distance in px to the curve [128,128] (inf beyond reach_px) and the fraction along it 0..1."""
    distance, nearest = cKDTree(np.c_[x, y]).query(_PIXELS, distance_upper_bound=reach_px)
    along = np.minimum(nearest, len(x) - 1) / (len(x) - 1)
    return distance.reshape(SIDE_PX, SIDE_PX), along.reshape(SIDE_PX, SIDE_PX)


def furrow_net(rng):
    """Depth pattern 0..1 [128,128] of the polygonal net of fine furrows: the borders of Voronoi cells."""
    cell_px = rng.uniform(4, 9)
    seeds = int((SIDE_PX + 40) ** 2 / cell_px**2)
    points = rng.uniform(-20, SIDE_PX + 20, (seeds, 2))
    turn, stretch = rng.uniform(0, np.pi), rng.uniform(1, 1.8)
    frame = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) * [[1], [stretch]]
    distance, _ = cKDTree(points @ frame.T).query(_PIXELS @ frame.T, k=2)
    return np.exp(-(((distance[:, 1] - distance[:, 0]) / 1.2) ** 2)).reshape(SIDE_PX, SIDE_PX)


def _is_there(x, y, share):
    """Whether one of many things is there, of which a share is: by its place, which has nothing to do with its depth."""
    return (x + y) % 1 < share


def _wrinkles(rng, share):
    """Depth in mm [128,128] of a share of 0-5 wrinkles, and their depth along their visible course, 0 elsewhere."""
    depth_mm = np.zeros((SIDE_PX, SIDE_PX))
    visible_mm = np.zeros((SIDE_PX, SIDE_PX))
    grain = rng.uniform(0, np.pi)
    for _ in range(rng.choice([0, 0, 1, 2, 3, 4, 5])):
        heading = grain + rng.normal(0, 0.25) if rng.random() < 0.75 else rng.uniform(0, np.pi)
        length_px = rng.uniform(30, 200)
        bend = rng.normal(0, 0.4) * np.linspace(0, 1, 400)
        x, y = walk(rng, length_px, heading + bend, 0.5, margin_px=20)
        x, y = x - np.cos(heading) * length_px / 2, y - np.sin(heading) * length_px / 2
        distance, along = distance_to_curve(x, y)
        half_width_px = rng.uniform(0.7, 2.6)
        taper = np.sin(np.pi * (along * 399 + 8) / 416) ** 0.5
        course_mm = np.exp(rng.uniform(np.log(0.02), np.log(0.2))) * taper
        if not _is_there(x[0], y[0], share):
            continue
        depth_mm += course_mm * np.exp(-((distance / half_width_px) ** 2))
        is_visible = (distance < max(1.0, 0.75 * half_width_px)) & (course_mm > SHALLOWEST_LINE_MM)
        visible_mm = np.maximum(visible_mm, np.where(is_visible, course_mm, 0))
    return depth_mm, visible_mm


def _pores(rng, share):
    """Depth in mm [128,128] of a share of round pits, their mask, and their centres and radii [n,3] in px."""
    depth_mm = np.zeros((SIDE_PX, SIDE_PX))
    mask = np.zeros((SIDE_PX, SIDE_PX), bool)
    typical_radius_px = rng.uniform(0.8, 2.0)
    pores = []
    for _ in range(rng.poisson(rng.choice([0, 4, 12, 25, 45]))):
        x, y = rng.uniform(0, SIDE_PX, 2)
        radius_px = typical_radius_px * np.exp(rng.normal(0, 0.25))
        oval = rng.uniform(0.7, 1.3)
        squared = ((COLUMNS - x) * oval) ** 2 + ((ROWS - y) / oval) ** 2
        pit_mm = rng.uniform(0.04, 0.16)
        if not _is_there(x, y, share):
            continue
        depth_mm += pit_mm * np.exp(-squared / radius_px**2)
        mask |= squared < (0.85 * radius_px) ** 2
        pores.append((x, y, radius_px))
    return depth_mm, mask, np.array(pores, np.float32).reshape(-1, 3)


def _scars(rng):
    """Depth in mm [128,128] of wide shallow scars: rough skin, but neither line nor pore."""
    depth_mm = np.zeros((SIDE_PX, SIDE_PX))
    for _ in range(rng.poisson(0.25)):
        x, y = rng.uniform(0, SIDE_PX, 2)
        edge = (np.hypot(COLUMNS - x, ROWS - y) - rng.uniform(5, 14)) / rng.uniform(0.6, 3)
        depth_mm += rng.uniform(0.03, 0.12) / (1 + np.exp(edge))
    return depth_mm


def draw_relief(rng, lines_share=1.0, pores_share=1.0) -> Relief:
    """One random relief with its truth; of its lines and pores only a share is there, all else is the same."""
    height = -rng.uniform(0.004, 0.03) * furrow_net(rng)
    height += rng.uniform(0.001, 0.008) * smooth_field(rng, 0.8) + rng.uniform(0, 0.02) * smooth_field(rng, 3)
    wrinkle_mm, line_depth_mm = _wrinkles(rng, lines_share)
    pore_mm, pore_mask, pores = _pores(rng, pores_share)
    height = height - wrinkle_mm - pore_mm - _scars(rng)
    short_waves = height - gaussian_filter(height, 8)
    ra_um = 1000 * gaussian_filter(np.abs(short_waves), 8)
    return Relief(height, line_depth_mm > 0, line_depth_mm, pore_mask, pores, ra_um.astype(np.float32))
