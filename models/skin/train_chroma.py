"""Train the chroma model on photographed patches; also five sister models for ladders B and C."""
import numpy as np
import torch
from torch import nn
from torch.nn.utils import parametrize

from .chroma_loss import chroma_loss
from .chroma_net import ChromaNet, Head
from .chroma_samples import PatchSource, Samples, sample_sets, training_sets
from .conformal import widen
from .muon import Muon

SETTINGS = {
    "seed": 17, "wide_seed": 171, "wide_patches": 3500, "plain_seed": 172, "plain_patches": 3500,
    "phone_seed": 173, "phone_patches": 5000, "conformal_seed": 174, "conformal_patches": 200,
    "wide_share": 0.2, "plain_share": 0.4, "phone_share": 0.4, "pixels_of_patch": 400,
    "gain_share": (6.0, 2.0, 3.0),
    "steps": 5000, "sister_steps": 1000, "patches_of_batch": 512, "pixels_of_batch": 8,
    "matrix_rate": 0.02, "other_rate": 5e-3, "warm_up": 0.05, "weight_decay": 1e-3,
    "width": 48, "point_width": 24, "folds": 5, "fold_seed": 5,
}
SMALLEST_MATRIX = 12


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
    matrices = [weight for weight in head.parameters() if _is_matrix(weight)]
    others = [weight for weight in head.parameters() if not _is_matrix(weight)]
    optimizers = (Muon(matrices, settings["matrix_rate"], settings["weight_decay"]),
                  torch.optim.AdamW(others, settings["other_rate"], weight_decay=settings["weight_decay"]))

    def rate(step):
        done = step / steps
        if done < settings["warm_up"]:
            return (step + 1) / (settings["warm_up"] * steps)
        return 0.5 + 0.5 * np.cos(np.pi * (done - settings["warm_up"]) / (1 - settings["warm_up"]))

    schedules = [torch.optim.lr_scheduler.LambdaLR(optimizer, rate) for optimizer in optimizers]
    chance, pixels = samples.chance[rows] / samples.chance[rows].sum(), samples.features.shape[-1]
    for step in range(steps):
        patch = torch.from_numpy(rng.choice(rows, settings["patches_of_batch"], p=chance))
        first = int(rng.integers(pixels - settings["pixels_of_batch"] + 1))
        window = slice(first, first + settings["pixels_of_batch"])
        features, truth, specular, weight = (
            field[..., window].index_select(1, patch)[None]
            for field in (samples.features, samples.truth, samples.specular, samples.weight))
        bins = samples.bins[..., window].index_select(1, patch)
        maps, pointwise = head(features, samples.context[:, patch][None, :, :, None])
        loss = chroma_loss(maps, pointwise, truth, specular, weight, bins, settings["gain_share"])
        head.zero_grad()
        loss.backward()
        for each in (*optimizers, *schedules):
            each.step()
        if step % 500 == 0:
            print(f"{name} step {step} of {steps}, loss {loss.item():.3f}", flush=True)
    for layer in mixed:
        parametrize.remove_parametrizations(layer, "weight")
    return head.eval()


def people_folds(count, settings=SETTINGS):
    """Fold 0..4 of each person."""
    return np.random.default_rng(settings["fold_seed"]).permutation(np.arange(count) % settings["folds"])


def train_chroma(source: PatchSource, people, settings=SETTINGS):
    """The released model (all people) and its sisters: sister k has never met the people of fold k."""
    samples = sample_sets(training_sets(source, settings), settings["pixels_of_patch"], settings["seed"])
    everyone, folds = np.arange(len(samples.chance)), people_folds(people, settings)
    size = settings["conformal_seed"], settings["conformal_patches"]
    calibration = (source.patches("conformal-plain", *size, False), source.phone_patches("conformal-phone", *size, False))
    nets = []
    for k in range(-1, settings["folds"]):
        name = "chroma" if k < 0 else f"chroma-fold-{k}"
        met = everyone if k < 0 else np.where((samples.person < 0) | (folds[samples.person] != k))[0]
        head = train_head(samples, met, settings["steps" if k < 0 else "sister_steps"], settings, name)
        nets.append(widen(ChromaNet(head).eval(), calibration))
        torch.save(head.state_dict(), source.build_dir / f"{name}.pt")
    return nets[0], nets[1:]
