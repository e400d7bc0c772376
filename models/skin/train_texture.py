"""Train the texture model on photographed reliefs and set its operating points."""
import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from torch.nn import functional as F

from .relief_set import cached_set
from .texture_net import TextureNet, detail_from_grey
from .texture_scores import line_agreement, line_length_mm_per_cm2, pore_agreement

SETTINGS = {
    "seed": 41, "train_seed": 401, "reliefs": 1800, "photos_each": 2,
    "choice_seed": 777, "choice_patches": 100, "test_seed": 778, "test_patches": 200,
    "steps": 3400, "batch": 16, "peak_rate": 4e-3, "weight_decay": 1e-4,
}
LINE_OPERATING_POINT = 0.5
PORE_OPERATING_POINT = 0.35
MOST_FALSE_MM_PER_CM2 = 0.33
PORE_SMOOTHING_PX = 0.6
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


def _loss(maps, masks, ln_ra):
    weight = torch.tensor(RARE_CLASS_WEIGHT).reshape(1, 2, 1, 1)
    shares = torch.sigmoid(maps[:, :2])
    both = (shares * masks).sum((0, 2, 3))
    dice = 1 - (2 * both + 1) / (shares.sum((0, 2, 3)) + masks.sum((0, 2, 3)) + 1)
    crossed = F.binary_cross_entropy_with_logits(maps[:, :2], masks, pos_weight=weight)
    return crossed + dice.mean() + 0.5 * F.smooth_l1_loss(maps[:, 2:], ln_ra)


def _turned(rng, tensors):
    """The same random quarter turn and mirror on each tensor [n,c,H,W]."""
    turns, mirror = int(rng.integers(4)), rng.random() < 0.5
    turned = [torch.rot90(tensor, turns, (2, 3)) for tensor in tensors]
    return [tensor.flip(-1) for tensor in turned] if mirror else turned


def _false_length(found, truth):
    """Mean line length mm/cm2 found on patches that have no line."""
    return np.mean([line_length_mm_per_cm2(mask) for mask, true_mask in zip(found, truth) if not true_mask.any()])


def set_operating_points(net, chosen):
    """Shift both logits so that the product can use two constants: p = 0.5 for lines (the best F1
    on the choice set with at most 0.33 mm/cm2 of false lines), p = 0.35 for smoothed pores (best F1)."""
    lines, pores, _ = probabilities(net, details(chosen.images))
    candidates = 1 / (1 + np.exp(-np.linspace(-2, 5, 36)))
    clean = [t for t in candidates if _false_length(lines > t, chosen.lines) <= MOST_FALSE_MM_PER_CM2]
    line_at = max(clean, key=lambda t: line_agreement(lines > t, chosen.lines)[2])
    pore_at = max(candidates[:25], key=lambda t: pore_agreement(pores, t, chosen.pore_list)[2])
    for first, target, at in ((0, LINE_OPERATING_POINT, line_at), (4, PORE_OPERATING_POINT, pore_at)):
        net.head.bias.data[first : first + 4] += float(np.log(target / (1 - target)) - np.log(at / (1 - at)))


def train_texture(build_dir, settings=SETTINGS):
    """A trained, folded TextureNet; sets and progress go to build_dir and standard output."""
    torch.manual_seed(settings["seed"])
    rng = np.random.default_rng(settings["seed"])
    drawn = cached_set(build_dir, settings["train_seed"], settings["reliefs"], settings["photos_each"])
    inputs = details(drawn.images)
    masks = torch.from_numpy(np.stack([drawn.lines, drawn.pores], 1))
    ln_ra = torch.from_numpy(np.log(drawn.ra_um)[:, None])
    net = TextureNet().to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.AdamW(net.parameters(), settings["peak_rate"], weight_decay=settings["weight_decay"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, settings["peak_rate"], total_steps=settings["steps"], pct_start=0.05, final_div_factor=100
    )
    for step in range(settings["steps"]):
        rows = torch.from_numpy(rng.integers(len(inputs), size=settings["batch"]))
        x, y, ra = _turned(rng, (inputs[rows], masks[rows].float(), ln_ra[rows]))
        loss = _loss(net(x.contiguous(memory_format=torch.channels_last)), y, ra)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            print(f"texture step {step} of {settings['steps']}, loss {loss.item():.3f}", flush=True)
    net = net.to(memory_format=torch.contiguous_format).fold()
    set_operating_points(net, cached_set(build_dir, settings["choice_seed"], settings["choice_patches"]))
    torch.save(net.state_dict(), build_dir / "texture.pt")
    return net
