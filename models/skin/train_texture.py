"""Train the texture model on photographed reliefs and on blur-matched pairs of them, and set its operating points."""
import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from torch.nn import functional as F

from .muon import movers
from .relief_set import cached_matched, cached_set
from .texture_net import MULTIPLE, TextureNet, detail_from_grey
from .texture_scores import line_agreement, line_length_mm_per_cm2, pore_agreement

SETTINGS = {
    "seed": 41, "train_seed": 401, "reliefs": 1800, "photos_each": 2, "matched_seed": 501, "matched_reliefs": 1000,
    "choice_seed": 777, "choice_patches": 300, "test_seed": 778, "test_patches": 200,
    "steps": 24950, "warm_up_steps": 200, "fading_steps": 9000, "agreement": 0.3,
    "parts": 2, "singles": 6, "pairs": 1, "settle_every": 4,
    "matrix_rate": 0.02, "other_rate": 4e-3, "weight_decay": 1e-2,
}
LINE_OPERATING_POINT = 0.5
BEST_PORE_F1 = 0.35
PORE_OPERATING_POINT = 0.6
MOST_FALSE_MM_PER_CM2 = 0.33
PORE_SMOOTHING_PX = 0.6
CELL_PX = MULTIPLE**2
RARE_CLASS_WEIGHT = (3.0, 4.0)


def details(images):
    """Model input [n,1,128,128] of images uint8 [n,128,128]."""
    return torch.from_numpy(np.stack([detail_from_grey(image) for image in images])[:, None])


def probabilities(net, inputs):
    """Line and smoothed pore probability and ln Ra, each numpy [n,128,128]."""
    with torch.no_grad():
        maps = torch.cat([net(inputs[i : i + 20]) for i in range(0, len(inputs), 20)])
    shares = torch.sigmoid(maps[:, :2]).numpy()
    pores = np.stack([gaussian_filter(pore, PORE_SMOOTHING_PX) for pore in shares[:, 1]])
    return shares[:, 0], pores, maps[:, 2].numpy()


def _loss(maps, masks, ln_ra, pairs, agreement):
    """Of folded maps [n,48,h,w] against folded masks [n,32,h,w] and ln Ra [n,16,h,w]; the last `pairs` pairs of
    rows are blur-matched and should find the same."""
    logits, found_ra = maps.split((2 * CELL_PX, CELL_PX), 1)
    shares = torch.sigmoid(logits)

    def sums(values):
        return values.sum((0, 2, 3)).reshape(2, CELL_PX).sum(1)

    dice = 1 - (2 * sums(shares * masks) + 1) / (sums(shares) + sums(masks) + 1)
    weight = torch.tensor(RARE_CLASS_WEIGHT).repeat_interleave(CELL_PX).reshape(1, -1, 1, 1)
    crossed = F.binary_cross_entropy_with_logits(logits, masks, pos_weight=weight)
    matched = shares[-2 * pairs:]
    apart = sums((matched[::2] - matched[1::2]).square()) / (sums(matched) + 1)
    return crossed + dice.mean() + 0.5 * F.smooth_l1_loss(found_ra, ln_ra) + agreement * apart.mean()


def _parts(rng, plain, settings):
    """Rows and turn (quarters, mirror) of each part of a batch: single photographs, then pairs, which lie behind them."""
    for _ in range(settings["parts"]):
        first = plain + 2 * rng.integers(settings["matched_reliefs"], size=settings["pairs"])
        rows = np.r_[rng.integers(plain, size=settings["singles"]), np.c_[first, first + 1].ravel()]
        yield torch.from_numpy(rows), (int(rng.integers(4)), rng.random() < 0.5)


def _part_loss(net, samples, rows, turn, settings):
    """The loss of one part of a batch; leaves its share of the gradient with the net."""
    quarters, mirror = turn
    turned = [torch.rot90(sample[rows], quarters, (2, 3)) for sample in samples]
    x, masks, ln_ra = (part.flip(-1) if mirror else part for part in turned)
    maps = net.folded_maps(x.contiguous(memory_format=torch.channels_last))
    folded = F.pixel_unshuffle(masks, MULTIPLE).float(), F.pixel_unshuffle(ln_ra, MULTIPLE)
    loss = _loss(maps, *folded, settings["pairs"], settings["agreement"])
    (loss / settings["parts"]).backward()
    return loss.item()


def _settle_norms(net, inputs, batch=40):
    """Take the norms' means and variances anew, over the inputs, with the weights as they are at last."""
    for norm in net.modules():
        if isinstance(norm, torch.nn.BatchNorm2d):
            norm.reset_running_stats()
            norm.momentum = None
    with torch.no_grad():
        for first in range(0, len(inputs), batch):
            net.folded_maps(inputs[first : first + batch].contiguous(memory_format=torch.channels_last))


def _false_length(found, truth):
    """Mean line length mm/cm2 found on patches that have no line."""
    return np.mean([line_length_mm_per_cm2(mask) for mask, true_mask in zip(found, truth) if not true_mask.any()])


def set_operating_points(net, chosen):
    """Shift both logits so that the product can use two constants: p = 0.5 for lines (the best F1 on the choice set with
    at most 0.33 mm/cm2 of false lines), and for smoothed pores 0.6, where 0.35 has the best F1: up there F1 is lower
    by little, but false pores, which hide a change and come and go with the light, are half as many (evaluate_change)."""
    lines, pores, _ = probabilities(net, details(chosen.images))
    candidates = 1 / (1 + np.exp(-np.linspace(-2, 5, 36)))
    clean = [t for t in candidates if _false_length(lines > t, chosen.lines) <= MOST_FALSE_MM_PER_CM2]
    line_at = max(clean, key=lambda t: line_agreement(lines > t, chosen.lines)[2])
    pore_at = max(candidates[:25], key=lambda t: pore_agreement(pores, t, chosen.pore_list)[2])
    for first, target, at in ((0, LINE_OPERATING_POINT, line_at), (CELL_PX, BEST_PORE_F1, pore_at)):
        net.head.bias.data[first : first + CELL_PX] += float(np.log(target / (1 - target)) - np.log(at / (1 - at)))


def _samples(*sets):
    """Inputs, masks (lines, pores) and ln Ra of some sets, one after another."""
    return (torch.cat([details(drawn.images) for drawn in sets]),
            torch.from_numpy(np.concatenate([np.stack([drawn.lines, drawn.pores], 1) for drawn in sets])),
            torch.from_numpy(np.log(np.concatenate([drawn.ra_um for drawn in sets]))[:, None]))


def _movers(net, settings):
    """Muon for the layers that mix channels, AdamW for the rest, each with its schedule: steady, then down to zero."""

    def rate(step):
        return min(step / settings["warm_up_steps"], 1, (settings["steps"] - step) / settings["fading_steps"])

    return movers(net.parameters(), lambda weight: weight.ndim == 4 and weight.shape[1] > 1, settings, rate)


def train_texture(build_dir, settings=SETTINGS):
    """A trained, folded TextureNet; sets and progress go to build_dir and standard output."""
    torch.manual_seed(settings["seed"])
    rng = np.random.default_rng(settings["seed"])
    drawn = cached_set(build_dir, settings["train_seed"], settings["reliefs"], settings["photos_each"])
    matched = cached_matched(build_dir, settings["matched_seed"], settings["matched_reliefs"])
    samples, plain = _samples(drawn, matched), len(drawn.images)
    net = TextureNet().to(memory_format=torch.channels_last).train()
    moving = _movers(net, settings)
    for step in range(settings["steps"]):
        net.zero_grad()
        losses = [_part_loss(net, samples, rows, turn, settings) for rows, turn in _parts(rng, plain, settings)]
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        for mover in moving:
            mover.step()
        if step % 500 == 0:
            print(f"texture step {step} of {settings['steps']}, loss {np.mean(losses):.3f}", flush=True)
    _settle_norms(net, samples[0][:: settings["settle_every"]])
    net = net.to(memory_format=torch.contiguous_format).fold()
    set_operating_points(net, cached_set(build_dir, settings["choice_seed"], settings["choice_patches"]))
    torch.save(net.state_dict(), build_dir / "texture.pt")
    return net
