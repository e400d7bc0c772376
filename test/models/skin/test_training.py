"""The training of the chroma model: the step, the whitening, the gain, the intervals, and what a phone does.
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
    from models.skin.chroma_loss import gain_penalty, height_bins
    from models.skin.chroma_samples import Samples
    from models.skin.conformal import half_width
    from models.skin.forward import Nuisance
    from models.skin.forward_mix import KubelkaMunkSkin
    from models.skin.phone import photograph
    from models.skin.relief_light import decode_srgb
    from models.skin.train_chroma import SETTINGS, train_head
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

    def test_penalty_sees_shrunk_spots_on_one_tone(self):
        truth = torch.tensor([0.0, 0.2, 0.5, 1.0]).repeat(3, 60, 50)
        tones = np.repeat([-45.0, 0.0, 30.0, 60.0], 15)
        bins, weight = height_bins(truth, tones), torch.ones(60, 200)

        def penalty(found):
            return gain_penalty(truth[:2] - found, weight, bins, (1.0, 0.0, 0.0)).item()

        shrunk = truth[:2].clone()
        shrunk[:, :15] *= 0.5  # very dark skin alone
        noise = torch.randn(truth[:2].shape, generator=torch.Generator().manual_seed(1))
        self.assertLess(penalty(truth[:2] + 0.1 * noise), 1e-3)
        self.assertGreater(penalty(shrunk), 5e-3)

    def test_intervals_widen_to_their_cover(self):
        rng = np.random.default_rng(3)
        errors = [np.abs(2 * rng.normal(size=4000)) for _ in range(20)]
        self.assertAlmostEqual(half_width(errors), 2 * 1.96, delta=0.1)

    def test_phone_keeps_the_colour_of_even_skin(self):
        skin = np.broadcast_to([0.3, 0.15, 0.08], (64, 64, 3))
        seen = decode_srgb(photograph(np.random.default_rng(4), skin, lambda linear: linear) / 65535.0)
        np.testing.assert_allclose(seen.mean((0, 1)), skin[0, 0], rtol=0.02)

    def test_kubelka_munk_darkens_with_pigment_and_reddens_with_blood(self):
        extinction = np.array([np.r_[np.full(20, 5e4), np.full(11, 2e3)]] * 2)
        model, person = KubelkaMunkSkin(extinction), Nuisance()
        plain, brown, red = (model.reflectance(m, b, person)[0] for m, b in ((0.02, 0.006), (0.04, 0.006), (0.02, 0.012)))
        self.assertTrue((brown < plain).all() and (plain < 1).all())
        self.assertLess(red[10] / plain[10], red[25] / plain[25])

    def test_learns_and_leaves_a_plain_head(self):
        torch.manual_seed(2)
        colour, patches, pixels = torch.randn(12, 40, 64), 40, 64
        colour[3:6] = colour[:3] + 0.1 * torch.randn(3, 40, 64)
        truth = torch.stack([0.3 * colour[0] - 0.2 * colour[3], 0.4 * colour[1]])
        nothing = torch.zeros(1, patches, pixels)
        bins = height_bins(torch.cat([truth, truth[:1]]), np.zeros(patches))
        samples = Samples(colour, torch.randn(2, patches), truth, nothing, nothing + 1, bins,
                          np.zeros(patches), np.full(patches, 1 / patches))
        head = train_head(samples, np.arange(patches), 150, {**SETTINGS, "patches_of_batch": 40}, "test")
        self.assertEqual(set(head.state_dict()), set(Head().state_dict()))
        with torch.no_grad():
            maps = head(colour[None], samples.context[None, :, :, None])[0]
        self.assertLess((maps[0, :2] - truth).square().mean().item(), 0.05 * truth.square().mean().item())


if __name__ == "__main__":
    unittest.main()
