"""Reprint every figure from the committed ONNX files: python3 -m models.skin.evaluate --data DIR.

Ladder A and the stability figures use the weights in chroma.onnx and texture.onnx. Ladders B and C
use the five sister models (same recipe, shorter), which are trained first where build/ has none."""
import argparse

from .evaluate_change import measure_change
from .evaluate_depth import measure_depth
from .evaluate_patches import measure_patches
from .evaluate_people import bioskin_ratio, measure_people, own_ratio
from .evaluate_robustness import measure_robustness
from .evaluate_sessions import measure_sessions
from .evaluate_texture import measure_agreement, measure_stability
from .export import load_chroma, load_texture
from .figures import rounded
from .spectra import print_sources
from .study import CHROMA_ONNX, TEXTURE_ONNX, Study


def measure_chroma(study, net, sisters):
    """The metric ladder of the chroma model."""
    spectra = study.data.people
    nearest = study.bioskin.nearest(spectra, study.studio)

    def own(*change):
        return own_ratio(study.skin, study.fits, *change)

    def foreign(*change):
        return bioskin_ratio(study.bioskin, nearest, *change)

    return rounded({
        "A unseen makers and lights, own simulator": measure_patches(net, study.classical, study.test_patches),
        "A one cause at a time": measure_robustness(net, study.skin, study.studio, study.prior),
        "A simulated retest": measure_sessions(net, study.skin, study.studio, study.prior),
        "B real spectra x change by BioSkin, five-fold by person":
            measure_people(sisters, study.classical, study.studio, spectra, foreign),
        "C real spectra x change by own Monte Carlo, five-fold by person":
            measure_people(sisters, study.classical, study.studio, spectra, own),
    })


def measure_texture(study, net):
    """The metric ladder of the texture model."""
    return rounded({
        "A unseen reliefs, own simulator": measure_agreement(net, study.choice_reliefs, study.test_reliefs),
        "A same relief, other light or blur": measure_stability(net),
        "A a share of lines and pores left": measure_change(net),
        "A deep lines told from fine ones": measure_depth(net),
    })


def print_figures(figures, indent=0):
    """Nested figures, one a line."""
    for name, value in figures.items():
        if isinstance(value, dict) and any(isinstance(v, dict) for v in value.values()):
            print(" " * indent + name)
            print_figures(value, indent + 2)
        elif isinstance(value, dict):
            print(" " * indent + name + ": " + ", ".join(f"{key} {v}" for key, v in value.items()))
        else:
            print(" " * indent + f"{name}: {value}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with spectra/ and bioskin/")
    study = Study(parser.parse_args().data)
    print_sources()
    print("chroma.onnx")
    print_figures(measure_chroma(study, load_chroma(CHROMA_ONNX), study.sisters()), 2)
    print("texture.onnx")
    print_figures(measure_texture(study, load_texture(TEXTURE_ONNX)), 2)


if __name__ == "__main__":
    main()
