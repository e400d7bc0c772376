"""Everything the models are trained and measured on, made from the data folder and cached in the build folder."""
from functools import cached_property
from pathlib import Path

import numpy as np
import torch

from .bioskin import BioSkin
from .camera import Studio
from .chroma_net import ChromaNet, Head
from .evaluate_patches import fit_classical
from .forward import SkinModel
from .nuisance import NuisancePrior, fit_people
from .path_lengths import reflectance_table
from .relief_set import cached_set
from .spectra import SpectralData
from .train_chroma import SETTINGS as CHROMA
from .train_chroma import cached_patches, train_chroma, training_patches
from .train_texture import SETTINGS as TEXTURE

HERE = Path(__file__).parent
CHROMA_ONNX, TEXTURE_ONNX = HERE / "chroma.onnx", HERE / "texture.onnx"
CHROMA_TEST_SEED, CHROMA_TEST_PATCHES = 777, 400


class Study:
    """data_dir holds spectra/ and bioskin/; build_dir keeps what takes minutes to make."""

    def __init__(self, data_dir, build_dir=HERE / "build"):
        torch.set_num_threads(1)
        self.data_dir, self.build_dir = Path(data_dir), Path(build_dir)
        self.build_dir.mkdir(exist_ok=True)
        self.data = SpectralData(data_dir)

    @cached_property
    def skin(self):
        return SkinModel(reflectance_table(self.build_dir), self.data.haemoglobin)

    @cached_property
    def studio(self):
        return Studio(self.data)

    @cached_property
    def bioskin(self):
        return BioSkin(self.data_dir)

    @cached_property
    def fits(self):
        return fit_people(self.skin, self.data.people, self.build_dir)

    @cached_property
    def prior(self):
        return NuisancePrior(self.fits, np.arange(len(self.fits)))

    @cached_property
    def classical(self):
        """Classical indices scaled on the training patches."""
        return fit_classical(training_patches(self.build_dir, self.skin, self.studio, self.prior))

    @cached_property
    def test_patches(self):
        """Chroma patches by makers and under lights that no training saw."""
        return cached_patches(self.build_dir, "test", CHROMA_TEST_SEED, CHROMA_TEST_PATCHES,
                              self.skin, self.studio, self.prior, True)

    @cached_property
    def choice_reliefs(self):
        return cached_set(self.build_dir, TEXTURE["choice_seed"], TEXTURE["choice_patches"])

    @cached_property
    def test_reliefs(self):
        return cached_set(self.build_dir, TEXTURE["test_seed"], TEXTURE["test_patches"])

    def train_chroma(self):
        """The released chroma model and its five sisters."""
        return train_chroma(self.build_dir, self.skin, self.studio, self.fits)

    def sisters(self):
        """The five sister models of the last training in build_dir; trains them where there are none."""
        files = [self.build_dir / f"chroma-fold-{k}.pt" for k in range(CHROMA["folds"])]
        if not all(file.exists() for file in files):
            return self.train_chroma()[1]
        nets = []
        for file in files:
            head = Head(CHROMA["width"], CHROMA["point_width"])
            head.load_state_dict(torch.load(file))
            nets.append(ChromaNet(head).eval())
        return nets
