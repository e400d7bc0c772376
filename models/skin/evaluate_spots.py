"""Ladder A of the chroma model at the scale of a spot: how much of a pigmented spot's contrast comes back.

Pairs of photographs of one person, with and without one round spot; by unseen makers and lights, tone even over ITA.
The share is that of the median pair; an eighth of them lie below and above the range."""
import numpy as np

from .chroma_patches import COLUMNS, ROWS, SIDE_PX, SkinMaps, smooth_field
from .chroma_phones import melanin_of_tone
from .colour import TONE_GROUPS
from .evaluate_patches import run
from .scenes import Person

SPOTS = {"1.5 mm radius, +82 %": (3.0, 0.6), "3 mm radius, +22 %": (6.0, 0.2), "3 mm radius, +82 %": (6.0, 0.6)}
ITA_RANGE_DEG = (-60, 62)
_REACH = np.hypot(COLUMNS - SIDE_PX / 2, ROWS - SIDE_PX / 2)


def _contrast(melanin, radius_px):
    around = (_REACH > radius_px + 3) & (_REACH < radius_px + 10)
    return melanin[_REACH < 0.8 * radius_px].mean() - melanin[around].mean()


def measure_spots(net, skin, studio, prior, people=160, seed=9):
    """Share of the contrast given back, per spot and tone group."""
    rng = np.random.default_rng(seed)
    tones, shares = [], {name: [] for name in SPOTS}
    for _ in range(people):
        person = Person(rng, skin, studio, prior)
        tones.append(rng.uniform(*ITA_RANGE_DEG))
        melanin = melanin_of_tone(skin, studio, person.maps.blood, person.nuisance, tones[-1])
        person.maps = SkinMaps(melanin, person.maps.blood, 0.06 * smooth_field(rng, 10), 0.12 * smooth_field(rng, 8))
        seed = int(rng.integers(1 << 30))
        before = run(net, *person.photograph(seed))[0]
        for name, (radius_px, step) in SPOTS.items():
            spot = step / (1 + np.exp((_REACH - radius_px) / 0.5))
            after = run(net, *person.photograph(seed, add_melanin=spot))[0]
            shares[name].append(_contrast(after - before, radius_px) / _contrast(spot, radius_px))
    tones = np.array(tones)
    return {"people": people, **{name: {group: {
        "n": int(belongs(tones).sum()),
        "share": float(np.median(np.array(found)[belongs(tones)])),
        "range": " to ".join(f"{x:.2f}" for x in np.quantile(np.array(found)[belongs(tones)], [0.125, 0.875])),
    } for group, belongs in TONE_GROUPS.items()} for name, found in shares.items()}}
