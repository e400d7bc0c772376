"""The training of the models: the step, the whitening, the share of plain patches, and neighbours that lie apart.
Run from the project's root: /usr/bin/python3 -m unittest discover test/models/skin"""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

try:
    import numpy as np
    import torch

    from models.skin.chroma_net import Head
    from models.skin.muon import orthogonalised
    from models.skin.texture_net import Neighbours
    from models.skin.train_chroma import SETTINGS, Samples, patch_chances, train_head
except ImportError:
    torch = None


@unittest.skipIf(torch is None, "needs Debian's python3-torch")
class Training(unittest.TestCase):
    def test_step_reaches_every_direction(self):
        torch.manual_seed(1)
        uneven = torch.randn(24, 12) @ torch.diag(torch.logspace(0, -2, 12))
        found = torch.linalg.svdvals(orthogonalised(uneven))
        self.assertGreater(found.min().item(), 0.3)
        self.assertLess(found.max().item(), 1.4)

    def test_plain_share(self):
        chance = patch_chances({"wide_patches": 3, "plain_patches": 2, "plain_share": 0.6})
        np.testing.assert_allclose(chance, [0.4 / 3] * 3 + [0.3] * 2)

    def test_neighbours_are_summed_alike_in_training(self):
        torch.manual_seed(3)
        net, pictures = Neighbours(3, 2), torch.randn(2, 3, 8, 12)
        with torch.no_grad():
            self.assertLess((net.train()(pictures) - net.eval()(pictures)).abs().max().item(), 1e-5)

    def test_learns_and_leaves_a_plain_head(self):
        torch.manual_seed(2)
        colour, patches, pixels = torch.randn(12, 40, 64), 40, 64
        colour[3:6] = colour[:3] + 0.1 * torch.randn(3, 40, 64)
        truth = torch.stack([0.3 * colour[0] - 0.2 * colour[3], 0.4 * colour[1]])
        nothing = torch.zeros(1, patches, pixels)
        samples = Samples(colour, torch.randn(2, patches), truth, nothing, nothing + 1,
                          np.zeros(patches), np.full(patches, 1 / patches))
        head = train_head(samples, np.arange(patches), 150, {**SETTINGS, "patches_of_batch": 40}, "test")
        self.assertEqual(set(head.state_dict()), set(Head().state_dict()))
        with torch.no_grad():
            maps = head(colour[None], samples.context[None, :, :, None])[0]
        self.assertLess((maps[0, :2] - truth).square().mean().item(), 0.05 * truth.square().mean().item())


if __name__ == "__main__":
    unittest.main()
