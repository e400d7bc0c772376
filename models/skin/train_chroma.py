"""Train the chroma model on photographed patches; also five sister models for ladders B and C."""
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import parametrize

from .chroma_net import ChromaNet, Head, ScaleSpace
from .chroma_patches import SIDE_PX, Patch, draw_patches
from .muon import movers
from .nuisance import NuisancePrior
from .relief_light import decode_srgb

SETTINGS = {
    "seed": 17, "wide_seed": 171, "wide_patches": 7000, "plain_seed": 172, "plain_patches": 3500,
    "plain_share": 0.5, "pixels_of_patch": 400,
    "steps": 6000, "sister_steps": 1000, "patches_of_batch": 512, "pixels_of_batch": 8,
    "matrix_rate": 0.02, "other_rate": 5e-3, "warm_up": 0.05, "weight_decay": 1e-3,
    "width": 48, "point_width": 24, "folds": 5, "fold_seed": 5,
}
TARGET_WEIGHT = (2.0, 1.0)
SMALLEST_MATRIX = 12
BRIGHTEST, DIMMEST = 0.985, 0.002


class Samples(NamedTuple):
    """k pixels of each of n patches: features [12,n,k], context [2,n], truth [2,n,k], specular and
    weight [1,n,k]; person [n]; chance [n] of a patch in a batch."""

    features: torch.Tensor
    context: torch.Tensor
    truth: torch.Tensor
    specular: torch.Tensor
    weight: torch.Tensor
    person: np.ndarray
    chance: np.ndarray


def cached_patches(build_dir, name, seed, count, skin, studio, prior, held_out, training=False) -> Patch:
    """draw_patches, read from build_dir where they were drawn before."""
    path = build_dir / f"chroma-{name}-{seed}-{count}.npz"
    if path.exists():
        return Patch(**dict(np.load(path)))
    patches = draw_patches(seed, count, skin, studio, prior, held_out, training)
    np.savez(path, **patches._asdict())
    return patches


def linear_light(images):
    """Linear sRGB float32 [n,3,H,W] of images uint8 [n,H,W,3]."""
    return torch.from_numpy(decode_srgb(images / 255.0).astype(np.float32)).permute(0, 3, 1, 2).contiguous()


def usable(rgb):
    """1 where no channel is clipped or black, [n,1,H,W]."""
    return ((rgb < BRIGHTEST).all(1, keepdim=True) & (rgb > DIMMEST).all(1, keepdim=True)).float()


def training_patches(build_dir, skin, studio, prior, settings=SETTINGS) -> Patch:
    """Patches by the makers and lights of the training: wide (perturbed sensors, picture styles,
    patches that differ as a whole from their control) and plain ones together."""
    wide = cached_patches(build_dir, "wide", settings["wide_seed"], settings["wide_patches"],
                          skin, studio, prior, False, True)
    plain = cached_patches(build_dir, "plain", settings["plain_seed"], settings["plain_patches"],
                           skin, studio, prior, False)
    return Patch(*(np.concatenate(pair) for pair in zip(wide, plain)))


def patch_chances(settings=SETTINGS):
    """Chance of each training patch in a batch: plain_share of it goes to the plain ones."""
    counts = np.array([settings["wide_patches"], settings["plain_patches"]])
    return np.repeat(np.array([1 - settings["plain_share"], settings["plain_share"]]) / counts, counts)


def sample_pixels(patches: Patch, per_patch, seed, chance) -> Samples:
    """Random pixels of each patch with the features the exported graph computes."""
    rng, space, parts = np.random.default_rng(seed), ScaleSpace(), []
    for start in range(0, len(patches.image), 50):
        piece = Patch(*(field[start : start + 50] for field in patches))
        rgb, control = linear_light(piece.image), torch.from_numpy(piece.control)
        with torch.no_grad():
            features, context = space(rgb, control)
        maps = torch.from_numpy(np.stack([piece.ln_melanin, piece.ln_blood, piece.specular], 1))
        everything = torch.cat([features, maps, usable(rgb)], 1).flatten(2)
        chosen = np.stack([rng.choice(SIDE_PX**2, per_patch, replace=False) for _ in piece.image])
        index = torch.from_numpy(chosen)[:, None].expand(-1, everything.shape[1], -1)
        parts.append((torch.gather(everything, 2, index).transpose(0, 1), context[:, :, 0, 0].T))
    pixels, context = (torch.cat(column, 1) for column in zip(*parts))
    features, truth, specular, seen = pixels.split((12, 2, 1, 1))
    weight = seen * (1 - specular.clamp(0, 1))
    return Samples(features, context, truth, specular, weight, patches.person, chance)


def _loss(maps, pointwise, truth, specular, weight):
    error, ln_sigma = truth - maps[:, :2], maps[:, 2:4]
    likelihood = 0.5 * torch.exp(-2 * ln_sigma) * error**2 + ln_sigma
    near = F.smooth_l1_loss(maps[:, :2], truth, beta=0.5, reduction="none")
    near_pointwise = F.smooth_l1_loss(pointwise, truth, beta=0.5, reduction="none")
    target = torch.tensor(TARGET_WEIGHT).reshape(1, 2, 1, 1)
    of_targets = likelihood + target * (4 * near + 0.5 * near_pointwise)
    return (of_targets * weight).mean() + 2 * (maps[:, 4:] - specular).abs().mean()


class _Mixed(nn.Module):
    """Weights [m,n,1,1] that act on mixed inputs: weight @ matrix acts on the inputs themselves."""

    def __init__(self, matrix):
        super().__init__()
        self.register_buffer("matrix", matrix)

    def forward(self, weight):
        return (weight.flatten(1) @ self.matrix)[:, :, None, None]


def _whitening(features):
    """Matrix [c,c] that makes features [c,n] uncorrelated with unit variance, the faintest (under 1e-3 of the
    largest) with less."""
    share, axes = torch.linalg.eigh((features @ features.T / features.shape[1]).double())
    return (axes / share.clamp(min=1e-3 * share.max()).sqrt()).T.float()


def _start(samples: Samples, rows, settings):
    """A fresh head whose first layers learn on whitened features, and those layers."""
    torch.manual_seed(settings["seed"])
    head = Head(settings["width"], settings["point_width"])
    features, context = samples.features[:, rows, :64], samples.context[:, rows]
    head.feature_sd.copy_(features.std((1, 2)).reshape(1, -1, 1, 1))
    head.context_mean.copy_(context.mean(1).reshape(1, -1, 1, 1))
    head.context_sd.copy_(context.std(1).reshape(1, -1, 1, 1))
    features = (features / head.feature_sd[0]).flatten(1)
    mixed = head.scales_in, head.point_in, head.linear
    for layer in mixed:
        inputs = layer.in_channels
        parametrize.register_parametrization(layer, "weight", _Mixed(_whitening(features[:inputs])), unsafe=True)
    nn.init.normal_(head.scales_in.parametrizations.weight.original, 0, 0.8 * len(features) ** -0.5)
    return head, mixed


def _is_matrix(weight):
    return weight.ndim == 4 and min(weight.shape[:2]) >= SMALLEST_MATRIX


def train_head(samples: Samples, rows, steps, settings, name) -> Head:
    """Head fitted to the given rows of the samples: Muon for the matrices, AdamW for the rest, cosine to zero."""
    rng = np.random.default_rng(settings["seed"])
    head, mixed = _start(samples, rows, settings)

    def rate(step):
        done = step / steps
        if done < settings["warm_up"]:
            return (step + 1) / (settings["warm_up"] * steps)
        return 0.5 + 0.5 * np.cos(np.pi * (done - settings["warm_up"]) / (1 - settings["warm_up"]))

    moving = movers(head.parameters(), _is_matrix, settings, rate)
    chance, pixels = samples.chance[rows] / samples.chance[rows].sum(), samples.features.shape[-1]
    for step in range(steps):
        patch = torch.from_numpy(rng.choice(rows, settings["patches_of_batch"], p=chance))
        first = int(rng.integers(pixels - settings["pixels_of_batch"] + 1))
        window = slice(first, first + settings["pixels_of_batch"])
        features, truth, specular, weight = (
            field[..., window].index_select(1, patch)[None]
            for field in (samples.features, samples.truth, samples.specular, samples.weight))
        loss = _loss(*head(features, samples.context[:, patch][None, :, :, None]), truth, specular, weight)
        head.zero_grad()
        loss.backward()
        for mover in moving:
            mover.step()
        if step % 500 == 0:
            print(f"{name} step {step} of {steps}, loss {loss.item():.3f}", flush=True)
    for layer in mixed:
        parametrize.remove_parametrizations(layer, "weight")
    return head.eval()


def people_folds(count, settings=SETTINGS):
    """Fold 0..4 of each person."""
    return np.random.default_rng(settings["fold_seed"]).permutation(np.arange(count) % settings["folds"])


def train_chroma(build_dir, skin, studio, fits, settings=SETTINGS):
    """The released model (all people) and its sisters: sister k has never met the people of fold k."""
    prior = NuisancePrior(fits, np.arange(len(fits)))
    patches = training_patches(build_dir, skin, studio, prior, settings)
    samples = sample_pixels(patches, settings["pixels_of_patch"], settings["seed"], patch_chances(settings))
    head = train_head(samples, np.arange(len(patches.image)), settings["steps"], settings, "chroma")
    torch.save(head.state_dict(), build_dir / "chroma.pt")
    folds = people_folds(len(fits), settings)
    sisters = []
    for k in range(settings["folds"]):
        met = (samples.person < 0) | (folds[samples.person] != k)
        sister = train_head(samples, np.where(met)[0], settings["sister_steps"], settings, f"chroma fold {k}")
        torch.save(sister.state_dict(), build_dir / f"chroma-fold-{k}.pt")
        sisters.append(sister)
    return ChromaNet(head).eval(), [ChromaNet(sister).eval() for sister in sisters]
