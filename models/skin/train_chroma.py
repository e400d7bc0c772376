"""Train the chroma model on photographed patches; also five sister models for ladder C."""
from typing import NamedTuple

import numpy as np
import torch
from torch.nn import functional as F

from .chroma_net import ChromaNet, Head, ScaleSpace
from .chroma_patches import SIDE_PX, Patch, draw_patches
from .nuisance import NuisancePrior
from .relief_light import decode_srgb

SETTINGS = {
    "seed": 17, "wide_seed": 171, "wide_patches": 7000, "plain_seed": 172, "plain_patches": 3500,
    "pixels_of_patch": 400,
    "steps": 9000, "sister_steps": 1800, "patches_of_batch": 64, "pixels_of_batch": 64,
    "peak_rate": 5e-3, "weight_decay": 1e-4, "width": 48, "point_width": 24, "folds": 5, "fold_seed": 5,
}
BRIGHTEST, DIMMEST = 0.985, 0.002


class Samples(NamedTuple):
    """Pixels of patches: features [n,12,1,k], context [n,2,1,1], truth [n,2,1,k], specular and
    weight [n,1,1,k], person [n]."""

    features: torch.Tensor
    context: torch.Tensor
    truth: torch.Tensor
    specular: torch.Tensor
    weight: torch.Tensor
    person: np.ndarray


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


def sample_pixels(patches: Patch, per_patch, seed) -> Samples:
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
        parts.append((torch.gather(everything, 2, index)[:, :, None], context))
    pixels, context = (torch.cat(column) for column in zip(*parts))
    specular = pixels[:, 14:15]
    weight = pixels[:, 15:16] * (1 - specular.clamp(0, 1))
    return Samples(pixels[:, :12], context, pixels[:, 12:14], specular, weight, patches.person)


def _loss(maps, pointwise, truth, specular, weight):
    error, ln_sigma = truth - maps[:, :2], maps[:, 2:4]
    likelihood = 0.5 * torch.exp(-2 * ln_sigma) * error**2 + ln_sigma
    near = F.smooth_l1_loss(maps[:, :2], truth, beta=0.5, reduction="none")
    near_pointwise = F.smooth_l1_loss(pointwise, truth, beta=0.5, reduction="none")
    return ((likelihood + 3 * near + 0.5 * near_pointwise) * weight).mean() + 2 * (maps[:, 4:] - specular).abs().mean()


def train_head(samples: Samples, rows, steps, settings, name) -> Head:
    """Head fitted to the given rows of the samples."""
    torch.manual_seed(settings["seed"])
    rng = np.random.default_rng(settings["seed"])
    head = Head(settings["width"], settings["point_width"])
    head.feature_sd.copy_(samples.features[rows].std((0, 2, 3)).reshape(1, -1, 1, 1))
    head.context_mean.copy_(samples.context[rows].mean(0, keepdim=True))
    head.context_sd.copy_(samples.context[rows].std(0, keepdim=True))
    optimizer = torch.optim.AdamW(head.parameters(), settings["peak_rate"], weight_decay=settings["weight_decay"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, settings["peak_rate"], total_steps=steps, pct_start=0.05, final_div_factor=100)
    pixels = samples.features.shape[-1]
    for step in range(steps):
        patch = torch.from_numpy(rng.choice(rows, settings["patches_of_batch"]))
        first = int(rng.integers(pixels - settings["pixels_of_batch"] + 1))
        window = slice(first, first + settings["pixels_of_batch"])
        features, truth, specular, weight = (
            field[patch][..., window]
            for field in (samples.features, samples.truth, samples.specular, samples.weight))
        loss = _loss(*head(features, samples.context[patch]), truth, specular, weight)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 1000 == 0:
            print(f"{name} step {step} of {steps}, loss {loss.item():.3f}", flush=True)
    return head.eval()


def people_folds(count, settings=SETTINGS):
    """Fold 0..4 of each person."""
    return np.random.default_rng(settings["fold_seed"]).permutation(np.arange(count) % settings["folds"])


def train_chroma(build_dir, skin, studio, fits, settings=SETTINGS):
    """The released model (all people) and its sisters: sister k has never met the people of fold k."""
    prior = NuisancePrior(fits, np.arange(len(fits)))
    patches = training_patches(build_dir, skin, studio, prior, settings)
    samples = sample_pixels(patches, settings["pixels_of_patch"], settings["seed"])
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
