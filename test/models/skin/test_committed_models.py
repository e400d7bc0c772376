"""The committed models: cards match files, golden tensors hold, tiles with the halo equal the whole, figures
reach what was asked. Run from the project's root: /usr/bin/python3 -m unittest discover test/models/skin"""
import hashlib
import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[3]
MODELS = ROOT / "models" / "skin"
sys.path.insert(0, str(ROOT))

try:
    import torch

    from models.skin.export import load_chroma, load_texture
except ImportError:
    torch = None


def card(name):
    return json.loads((MODELS / f"{name}.card.json").read_text())


class Cards(unittest.TestCase):
    def test_card_matches_file(self):
        for name in ("chroma", "texture"):
            stored = (MODELS / f"{name}.onnx").read_bytes()
            self.assertEqual(card(name)["sha256"], hashlib.sha256(stored).hexdigest())
            self.assertEqual(card(name)["bytes"], len(stored))

    def test_small_enough(self):
        self.assertLess(sum(card(name)["bytes"] for name in ("chroma", "texture")), 2_000_000)

    def test_chroma_figures(self):
        figures = card("chroma")["figures"]
        unseen = figures["A unseen makers and lights, own simulator"]["haemoglobin"]["r2"]
        self.assertGreaterEqual(unseen["model"], 0.8)
        for name, value in unseen.items():
            self.assertTrue(name == "model" or value < unseen["model"], name)
        own = figures["C real spectra x change by own Monte Carlo, five-fold by person"]
        self.assertGreaterEqual(own["haemoglobin"]["model"]["r2"], 0.9)

    def test_texture_figures(self):
        figures = card("texture")["figures"]["A unseen reliefs, own simulator"]
        lines, pores = figures["lines"], figures["pores"]
        self.assertGreaterEqual(lines["model"]["f1"], 0.75)
        self.assertGreaterEqual(lines["model"]["length_r"], 0.85)
        self.assertLessEqual(lines["model"]["false_mm_per_cm2"], 0.6)
        self.assertGreaterEqual(pores["model"]["f1"], 0.72)
        for rivals in (lines, pores):
            for name, rival in rivals.items():
                self.assertTrue(name == "model" or rival["f1"] < rivals["model"]["f1"], name)


@unittest.skipIf(torch is None, "needs Debian's python3-torch and python3-onnx")
class Outputs(unittest.TestCase):
    def check_golden(self, name, net):
        golden = json.loads((MODELS / "golden" / f"{name}.json").read_text())
        inputs = [torch.tensor(v["data"]).reshape(v["shape"]) for v in golden["inputs"].values()]
        expected = torch.tensor(golden["maps"]["data"]).reshape(golden["maps"]["shape"])
        with torch.no_grad():
            self.assertLess((net(*inputs) - expected).abs().max().item(), golden["tolerance"])

    def test_golden(self):
        self.check_golden("chroma", load_chroma(MODELS / "chroma.onnx"))
        self.check_golden("texture", load_texture(MODELS / "texture.onnx"))

    def test_halo(self):
        torch.manual_seed(3)
        control = torch.tensor([[0.4, 0.25, 0.18]])
        chroma, texture = load_chroma(MODELS / "chroma.onnx"), load_texture(MODELS / "texture.onnx")
        cases = (("chroma", torch.rand(1, 3, 160, 160), lambda x: chroma(x, control)),
                 ("texture", torch.randn(1, 1, 160, 160), texture))
        for name, whole, read in cases:
            halo = card(name)["halo_px"]
            start, end = 60, 100
            with torch.no_grad():
                inside = read(whole)[..., start:end, start:end]
                tile = read(whole[..., start - halo : end + halo, start - halo : end + halo])
            self.assertLess((tile[..., halo:-halo, halo:-halo] - inside).abs().max().item(), 1e-5)

    def test_zero_at_control(self):
        control = torch.tensor([[0.4, 0.25, 0.18]])
        net = load_chroma(MODELS / "chroma.onnx")
        with torch.no_grad():
            features, context = net.space(control[:, :, None, None].expand(1, 3, 8, 8), control)
            pointwise = net.head(features, context)[1]
        self.assertLess(pointwise.abs().max().item(), 1e-6)


if __name__ == "__main__":
    unittest.main()
