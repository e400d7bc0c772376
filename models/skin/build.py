"""From the data to both models, their golden tensors and cards: python3 -m models.skin.build --data DIR."""
import argparse

from . import card
from .evaluate import measure_chroma, measure_texture, print_figures
from .export import export_chroma, export_texture, golden_chroma, golden_texture, load_chroma, load_texture
from .spectra import print_sources
from .study import CHROMA_ONNX, HERE, TEXTURE_ONNX, Study
from .train_chroma import SETTINGS as CHROMA_SETTINGS
from .train_texture import SETTINGS as TEXTURE_SETTINGS
from .train_texture import train_texture


def build_chroma(study):
    """chroma.onnx, its golden tensor and its card."""
    net, sisters = study.train_chroma()
    export_chroma(net, CHROMA_ONNX)
    golden_chroma(net, HERE / "golden" / "chroma.json")
    figures = measure_chroma(study, load_chroma(CHROMA_ONNX), sisters)
    print_figures(figures)
    card.write_card(HERE, card.CHROMA, CHROMA_SETTINGS, figures)


def build_texture(study):
    """texture.onnx, its golden tensor and its card."""
    net = train_texture(study.build_dir)
    export_texture(net, TEXTURE_ONNX)
    golden_texture(net, HERE / "golden" / "texture.json")
    figures = measure_texture(study, load_texture(TEXTURE_ONNX))
    print_figures(figures)
    card.write_card(HERE, card.TEXTURE, TEXTURE_SETTINGS, figures)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with spectra/ and bioskin/")
    parser.add_argument("--only", choices=("chroma", "texture"), help="build one of the two")
    wanted = parser.parse_args()
    print_sources()
    study = Study(wanted.data)
    (HERE / "golden").mkdir(exist_ok=True)
    if wanted.only != "texture":
        build_chroma(study)
    if wanted.only != "chroma":
        build_texture(study)


if __name__ == "__main__":
    main()
