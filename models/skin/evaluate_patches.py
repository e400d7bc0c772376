"""Ladder A of the chroma model: makers and lights it has never seen, own simulator."""
import numpy as np
import torch

from .classical_chroma import ClassicalIndices
from .colour import TONE_GROUPS
from .figures import r2
from .train_chroma import linear_light, usable

BLOCK_PX = 8
FEWEST_USABLE = 40
TARGETS = {"melanin": 0, "haemoglobin": 1}


def fit_classical(patches, count=600, pixels=60, seed=0):
    """ClassicalIndices from pixels of the training patches."""
    rng = np.random.default_rng(seed)
    columns = [[], [], [], []]
    light = linear_light(patches.image[:count]).permute(0, 2, 3, 1).numpy().reshape(count, -1, 3)
    for i in range(count):
        chosen = rng.choice(light.shape[1], pixels, replace=False)
        columns[0].append(np.maximum(light[i, chosen], 1e-3))
        columns[1].append(np.broadcast_to(patches.control[i], (pixels, 3)))
        columns[2].append(patches.ln_melanin[i].ravel()[chosen])
        columns[3].append(patches.ln_blood[i].ravel()[chosen])
    return ClassicalIndices(*(np.concatenate(column) for column in columns))


def run(net, linear, control):
    """maps [5,H,W] of one linear image [H,W,3] against its control [3]."""
    with torch.no_grad():
        rgb = torch.from_numpy(np.ascontiguousarray(linear, dtype=np.float32)).permute(2, 0, 1)[None]
        return net(rgb, torch.from_numpy(np.asarray(control, np.float32))[None])[0].numpy()


def _block_means(values, weight):
    """Weighted means over 4 mm blocks with enough usable pixels, [k]."""
    def total(x):
        return x.reshape(-1, BLOCK_PX, x.shape[1] // BLOCK_PX, BLOCK_PX).sum((1, 3))

    enough = total(weight) > FEWEST_USABLE
    return (total(values * weight)[enough]) / total(weight)[enough]


def measure_patches(net, classical, patches):
    """Figures of ladder A over the test patches: pooled R2 of 4 mm blocks, per tone group, beside
    the classical indices; cover of 95 % intervals; error of the specular fraction."""
    blocks, tones, inside, specular = {}, [], {t: [] for t in TARGETS}, []
    for i, image in enumerate(patches.image):
        rgb = linear_light(image[None])
        weight = usable(rgb)[0, 0].numpy()
        if weight.mean() < 0.5:
            continue
        linear = np.maximum(rgb[0].permute(1, 2, 0).numpy(), 1e-3)
        maps = run(net, linear, patches.control[i])
        found = {(t, "model"): maps[c] for t, c in TARGETS.items()}
        found.update(classical.read(linear, patches.control[i]))
        truths = {"melanin": patches.ln_melanin[i], "haemoglobin": patches.ln_blood[i]}
        for key, values in found.items():
            pair = _block_means(values, weight), _block_means(truths[key[0]], weight)
            blocks.setdefault(key, []).append(pair)
        for target, channel in TARGETS.items():
            z = (maps[channel] - truths[target]) / np.exp(maps[2 + channel])
            inside[target].append((np.abs(z) < 1.96)[weight > 0].mean())
        specular.append(np.abs(maps[4] - patches.specular[i]).mean())
        tones.append(patches.ita_deg[i])
    tones = np.array(tones)
    figures = {"patches": len(tones), "specular_mean_error": float(np.mean(specular))}
    for target in TARGETS:
        figures[target] = {
            "r2": {name: _pooled(pairs, tones > -999) for (t, name), pairs in blocks.items() if t == target},
            "cover_of_95_percent": float(np.mean(inside[target])),
            "groups": {group: {"n": int(belongs(tones).sum()),
                               "r2": _pooled(blocks[target, "model"], belongs(tones)),
                               "cover_of_95_percent": float(np.mean(np.array(inside[target])[belongs(tones)]))}
                       for group, belongs in TONE_GROUPS.items()},
        }
    return figures


def _pooled(pairs, chosen):
    found, truth = (np.concatenate(column) for column in zip(*(p for p, c in zip(pairs, chosen) if c)))
    return r2(truth, found)
