"""Public spectral tables on one grid: 400-700 nm in steps of 10 nm (31 bands).

Nothing of the data is kept in the project; it is read from the folder given with --data, and
`SOURCES` names where each table comes from.
"""
import csv
import json
from functools import cached_property
from pathlib import Path

import numpy as np

WAVELENGTHS_NM = np.arange(400, 701, 10).astype(float)

SOURCES = (
    "NIST skin reflectance, 100 forearms: Cooksey, Allen, Tsai, doi 10.18434/M38597 (public data)",
    "ISSA skin spectra, 33 of 5 groups: Lu et al., doi 10.6084/m9.figshare.28228571.v4 (CC BY 4.0)",
    "Haemoglobin extinction: S. Prahl, after Gratzer and Kollias, omlc.org; copy in MNE-Python (BSD-3-Clause)",
    "52 camera sensitivities, 190 training patches: AcademySoftwareFoundation/rawtoaces-data (Apache-2.0)",
    "CIE 1931 observer: CIE 2019, doi 10.25039/CIE.DS.xvudnb9b (CC BY 4.0)",
    "CIE illuminants and light sources: colour-science/colour (BSD-3-Clause)",
)
TEST_ONLY_SOURCE = "BioSkin decoder, testing only: facebookresearch/BioSkin (MIT)"

UNUSABLE_LIGHTS = ("HP", "LPS", "HPS", "Mercury", "MHC", "H38", "Metal", "Neod", "LED-RGB1",
                   "3-LED", "4-LED", "E", "SDW", "Kinoton", "Super")
HELD_OUT_LIGHTS = ("D50", "FL11", "LED-B3", "LED-V2", "ISO 7589 Photoflood", "PHOS-3",
                   "Triphosphor FL", "FL3.12", "Philips TL-84", "Luxeon WW 2880")
HELD_OUT_MAKERS = ("Nikon", "ARRI", "Insta360", "Hasselblad", "Fujifilm")


def _points(wavelengths, values):
    """Values read at the grid points."""
    return np.interp(WAVELENGTHS_NM, wavelengths, values)


def _band_means(wavelengths, values):
    """Means over 10 nm bands: keeps the energy of narrow lines."""
    fine = np.arange(394.0, 707.0)
    curve = np.interp(fine, wavelengths, values)
    return np.array([curve[np.abs(fine - centre) <= 5].mean() for centre in WAVELENGTHS_NM])


def _numbers(path):
    return np.array([[float(cell) for cell in row] for row in list(csv.reader(path.open()))[1:]])


def _table(path):
    """Columns [channels,31] of a rawtoaces data file."""
    main = json.loads(path.read_text())["spectral_data"]["data"]["main"]
    wavelengths = sorted(map(int, main))
    values = np.array([main[str(w)] for w in wavelengths], float)
    return np.stack([_points(wavelengths, column) for column in values.T])


def _usable(name):
    if name.startswith("LED-B") or name in ("FL", "F40"):
        return True
    return not any(word in name for word in UNUSABLE_LIGHTS)


class SpectralData:
    """The tables of DIR/spectra. Reflectances are 0..1, [n,31]; people are one row each."""

    def __init__(self, data_dir):
        self.dir = Path(data_dir) / "spectra"

    @cached_property
    def haemoglobin(self):
        """Molar extinction of HbO2 and Hb, cm-1/M, [2,31]."""
        rows = _numbers(self.dir / "haemoglobin_molar_extinction_prahl.csv")
        return np.stack([_band_means(rows[:, 0], rows[:, column]) for column in (1, 2)])

    @cached_property
    def observer(self):
        """CIE 1931 colour matching functions, [3,31]."""
        return _table(self.dir / "cie1931_cmf.json")

    @cached_property
    def chart_patches(self):
        """Reflectances of the 190 patches a camera's colour matrix is fitted on, [190,31]."""
        return _table(self.dir / "training_190_patches.json")

    @cached_property
    def cameras(self):
        """Name -> relative sensitivities of red, green, blue, [3,31]."""
        files = sorted((self.dir / "cameras").glob("*.json"))
        return {file.name.replace("_380_780_5.json", ""): _table(file) for file in files}

    @cached_property
    def lights(self):
        """Name -> relative spectral power with mean 1, [31]; only lights one would photograph under."""
        found = {}
        for file in ("illuminants_colour-science.json", "light_sources_colour-science.json"):
            for name, curve in json.loads((self.dir / file).read_text()).items():
                wavelengths = np.array(sorted(map(float, curve)))
                if wavelengths[0] > 400 or wavelengths[-1] < 690 or not _usable(name):
                    continue
                power = np.array([curve[key] for key in sorted(curve, key=float)], float)
                bands = _band_means(wavelengths, power)
                found[name] = bands / bands.mean()
        return found

    def camera_names(self, held_out):
        """Makers never seen in training, or those of the training."""
        return [n for n in self.cameras if any(maker in n for maker in HELD_OUT_MAKERS) == held_out]

    def light_names(self, held_out):
        """Lights never seen in training, or those of the training."""
        return [n for n in self.lights if (n in HELD_OUT_LIGHTS) == held_out]

    @cached_property
    def nist_people(self):
        """Mean of three readings of the inner forearm of 100 people, [100,31]."""
        path = self.dir / "nist_skin_reflectance_380_780nm.csv"
        head = next(csv.reader(path.open()))
        rows = _numbers(path)
        means = [column for column, name in enumerate(head) if name.endswith("Average")]
        people = np.stack([_points(rows[:, 0], rows[:, column]) for column in means])
        return people / 100 if people.max() > 2 else people

    @cached_property
    def issa_people(self):
        """33 people of five population groups, 10 of them African, [33,31]."""
        rows = list(csv.reader((self.dir / "issa_sample_33.csv").open()))
        first = next(i for i, row in enumerate(rows) if row and row[0] == "issa_record") + 1
        return np.array([[float(cell) for cell in row[5:36]] for row in rows[first:] if len(row) > 35]) / 100

    @cached_property
    def people(self):
        """All real people, NIST first, [133,31]."""
        return np.concatenate([self.nist_people, self.issa_people])


def print_sources():
    """One line for each public data set used."""
    for source in (*SOURCES, TEST_ONLY_SOURCE):
        print("data:", source)
