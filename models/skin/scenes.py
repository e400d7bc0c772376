"""One person photographed again and again: same skin, chosen changes, chosen camera and light."""
import numpy as np
from scipy.ndimage import gaussian_filter

from .camera import with_style
from .chroma_patches import SIDE_PX, DiffuseTable, SkinMaps, develop, smooth_field
from .relief_light import decode_srgb

HIDDEN_LOG_LIGHT = 0.2


class Person:
    """A person under a held-out camera and light; photographs differ only by what is asked for."""

    def __init__(self, rng, skin, studio, prior, maps=None):
        self.skin, self.rendering = skin, studio.draw(rng, held_out=True)
        self.nuisance, _ = prior.draw(rng)
        self.maps = maps or SkinMaps(
            np.exp(rng.uniform(np.log(0.01), np.log(0.25))), np.exp(rng.uniform(np.log(0.004), np.log(0.015))),
            0.06 * smooth_field(rng, 10), 0.12 * smooth_field(rng, 8))

    def photograph(self, light_seed, add_melanin=0.0, add_blood=0.0, white_balance=(1, 1, 1),
                   exposure_ev=0.0, style=None, rendering=None):
        """linear sRGB [64,64,3] after 8 bit and JPEG 90, and the control's linear RGB [3]. The light
        (shading, highlights, noise) follows light_seed; add_* are scalars or maps [64,64]."""
        rng = np.random.default_rng(light_seed)
        maps = self.maps._replace(ln_melanin=self.maps.ln_melanin + add_melanin,
                                  ln_blood=self.maps.ln_blood + add_blood)
        table = DiffuseTable(self.skin, rendering or self.rendering, white_balance, self.nuisance, maps)
        shading = rng.uniform(0.1, 0.5) * smooth_field(rng, 16) + 0.03 * smooth_field(rng, 0.9) - HIDDEN_LOG_LIGHT
        highlight = rng.exponential(0.006) * np.ones((SIDE_PX, SIDE_PX))
        if rng.random() < 0.5:
            spots = np.clip(smooth_field(rng, 6) - rng.uniform(0.8, 1.6), 0, None)
            highlight += rng.uniform(0.02, 0.3) * spots
        gain = 2.0**exposure_ev
        diffuse = np.exp(table.at(maps.ln_melanin, maps.ln_blood) + shading[..., None])
        linear = gaussian_filter((diffuse + highlight[..., None]) * gain, (0.3, 0.3, 0))
        control = (np.exp(table.at(0.0, 0.0)[0]) + rng.exponential(0.003)) * np.exp(-HIDDEN_LOG_LIGHT) * gain
        if style is not None:
            linear, control = with_style(linear, *style), with_style(control, *style)
        image = develop(rng, linear, 0.003, 90)
        return np.maximum(decode_srgb(image / 255.0), 1e-3), control
