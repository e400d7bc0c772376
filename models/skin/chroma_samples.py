"""The patches the chroma model is trained on, and pixels of them with the features its graph computes."""
from typing import NamedTuple

import numpy as np
import torch

from .blur import Blur
from .chroma_loss import height_bins
from .chroma_net import BACKGROUND_PX, FEATURES, ScaleSpace
from .chroma_patches import SIDE_PX, Patch, draw_patches
from .chroma_phones import draw_phone_patches
from .relief_light import decode_srgb

BRIGHTEST, DIMMEST = 0.985, 0.002


class Samples(NamedTuple):
    """k pixels of each of n patches: features [c,n,k], context [2,n], truth [2,n,k], specular and
    weight [1,n,k], bins of chroma_loss [3,n,k]; person [n]; chance [n] of a patch in a batch."""

    features: torch.Tensor
    context: torch.Tensor
    truth: torch.Tensor
    specular: torch.Tensor
    weight: torch.Tensor
    bins: torch.Tensor
    person: np.ndarray
    chance: np.ndarray


class PatchSource(NamedTuple):
    """What patches are drawn from: the folder of the caches, skin, its mixed forward models, studio and prior."""

    build_dir: object
    skin: object
    mixed: object
    studio: object
    prior: object

    def _cached(self, name, seed, count, draw) -> Patch:
        path = self.build_dir / f"chroma-{name}-{seed}-{count}.npz"
        if path.exists():
            return Patch(**dict(np.load(path)))
        patches = draw(seed, count)
        np.savez(path, **patches._asdict())
        return patches

    def patches(self, name, seed, count, held_out, training=False) -> Patch:
        """draw_patches, read from the build folder where they were drawn before."""
        return self._cached(name, seed, count, lambda *size: draw_patches(
            *size, self.skin, self.studio, self.prior, held_out, training))

    def phone_patches(self, name, seed, count, held_out) -> Patch:
        """draw_phone_patches: of mixed forward models by the makers of the training, of our own by unseen ones."""
        draw_skin = (lambda _, nuisance: (self.skin, nuisance)) if held_out else self.mixed.draw
        return self._cached(name, seed, count, lambda *size: draw_phone_patches(
            *size, draw_skin, self.studio, self.prior, held_out))


def linear_light(images):
    """Linear sRGB float32 [n,3,H,W] of images of sRGB codes, uint8 or uint16 [n,H,W,3]."""
    codes = images / float(np.iinfo(images.dtype).max)
    return torch.from_numpy(decode_srgb(codes).astype(np.float32)).permute(0, 3, 1, 2).contiguous()


def usable(rgb):
    """1 where no channel is clipped or black, [n,1,H,W]."""
    return ((rgb < BRIGHTEST).all(1, keepdim=True) & (rgb > DIMMEST).all(1, keepdim=True)).float()


def training_sets(source: PatchSource, settings):
    """The sets of the training, by its makers and lights, and the share of each in a batch: wide (perturbed sensors,
    picture styles, patches that differ as a whole from their control), plain, and phones."""
    return (
        (source.patches("wide", settings["wide_seed"], settings["wide_patches"], False, True), settings["wide_share"]),
        (source.patches("plain", settings["plain_seed"], settings["plain_patches"], False), settings["plain_share"]),
        (source.phone_patches("phone", settings["phone_seed"], settings["phone_patches"], False),
         settings["phone_share"]),
    )


def sample_pixels(patches: Patch, per_patch, seed, share) -> Samples:
    """Random pixels of each patch; the patches have the given share of a batch together."""
    rng, space, parts = np.random.default_rng(seed), ScaleSpace(), []
    surround = Blur(BACKGROUND_PX, 1)
    for start in range(0, len(patches.image), 50):
        piece = Patch(*(field[start : start + 50] for field in patches))
        rgb, control = linear_light(piece.image), torch.from_numpy(piece.control)
        maps = torch.from_numpy(np.stack([piece.ln_melanin, piece.ln_blood, piece.specular], 1))
        with torch.no_grad():
            features, context = space(rgb, control)
            contrast = maps[:, :1] - surround(maps[:, :1])
        everything = torch.cat([features, maps, contrast, usable(rgb)], 1).flatten(2)
        chosen = np.stack([rng.choice(SIDE_PX**2, per_patch, replace=False) for _ in piece.image])
        index = torch.from_numpy(chosen)[:, None].expand(-1, everything.shape[1], -1)
        parts.append((torch.gather(everything, 2, index).transpose(0, 1), context[:, :, 0, 0].T))
    pixels, context = (torch.cat(column, 1) for column in zip(*parts))
    features, truth, specular, contrast, seen = pixels.split((FEATURES, 2, 1, 1, 1))
    bins = height_bins(torch.cat([truth, contrast]), patches.ita_deg)
    chance = np.full(len(patches.image), share / len(patches.image))
    return Samples(features, context, truth, specular, seen * (1 - specular.clamp(0, 1)), bins, patches.person, chance)


def sample_sets(sets, per_patch, seed) -> Samples:
    """Pixels of all the training sets together."""
    parts = [sample_pixels(patches, per_patch, seed + i, share) for i, (patches, share) in enumerate(sets)]
    tensors = [torch.cat(column, 1) for column in zip(*(part[:6] for part in parts))]
    return Samples(*tensors, *(np.concatenate(column) for column in zip(*(part[6:] for part in parts))))
