"""Muon (K. Jordan 2024): momentum whose step is orthogonalised, so that every direction of a weight matrix learns."""
import torch

MOMENTUM = 0.95
NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
ROUNDS = 5


def orthogonalised(matrix):
    """The matrix [m,n] with its singular values brought near 1 by a fifth-order Newton-Schulz iteration."""
    a, b, c = NEWTON_SCHULZ
    tall = matrix.shape[0] > matrix.shape[1]
    x = (matrix.T if tall else matrix) / (matrix.norm() + 1e-7)
    for _ in range(ROUNDS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x.T if tall else x


class Muon(torch.optim.Optimizer):
    """For weights of convolutions [m,n,h,w], each taken as a matrix [m,n h w]; rate is the length of a step per
    singular direction."""

    def __init__(self, weights, rate, weight_decay):
        super().__init__(weights, {"lr": rate, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for weight in group["params"]:
                gradient = weight.grad.flatten(1)
                momentum = self.state[weight].setdefault("momentum", torch.zeros_like(gradient))
                momentum.lerp_(gradient, 1 - MOMENTUM)
                step = orthogonalised(gradient.lerp(momentum, MOMENTUM))
                step *= max(1, step.shape[0] / step.shape[1]) ** 0.5
                weight.mul_(1 - group["lr"] * group["weight_decay"])
                weight.sub_(group["lr"] * step.view_as(weight))


def movers(weights, is_matrix, settings, rate):
    """Optimizers, and their schedules by rate(step): Muon for what is_matrix admits, AdamW for the rest. Each is
    stepped once a step."""
    weights = list(weights)
    optimizers = (
        Muon([weight for weight in weights if is_matrix(weight)], settings["matrix_rate"], settings["weight_decay"]),
        torch.optim.AdamW([weight for weight in weights if not is_matrix(weight)], settings["other_rate"],
                          weight_decay=settings["weight_decay"]))
    return [*optimizers, *(torch.optim.lr_scheduler.LambdaLR(each, rate) for each in optimizers)]
