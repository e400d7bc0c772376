import type { ControlSite, Frozen } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import type { ReferenceMode } from '../../domain/reading.ts';
import type { LinearImage } from '../raster.ts';
import type { Grid } from '../resample.ts';
import { type ControlReading, halvePolygon, readControl } from '../skin/controlSkin.ts';
import type { Subject } from './subject.ts';

export interface ChosenControl {
  readonly reading: ControlReading;
  readonly mode: ReferenceMode;
  /** `null`: picked by a person. */
  readonly site: ControlSite | null;
}

/**
 * Sites come in order of how seldom they are treated, and how alike their light is to the rest: a later one takes the place
 * of a reliable one only where it is at least twice as even.
 */
const MUCH_EVENER = 0.5;

/**
 * Chooses the control skin: what the person picked; else the site the course's baseline took, so that all dates are
 * referred to the same skin; else by what it shows the first site that can be relied on, or a later one that is much evener.
 */
export function chooseControl(
  subject: Subject,
  picked: ImagePolygon | null,
  frozen: Frozen | null,
  image: LinearImage,
  skin: Uint8Array,
  grid: Grid,
): ChosenControl {
  const pxPerMm = grid.pxPerImagePx * subject.workingPxPerMm;
  if (picked) {
    const reading = readControl(halvePolygon(picked), image, skin, grid, pxPerMm);
    return { reading, mode: modeOf(reading, subject), site: null };
  }
  const sites = subject.controls.filter(({ site }) => !frozen?.controlSite || site === frozen.controlSite);
  let chosen: { readonly site: ControlSite; readonly reading: ControlReading } | null = null;
  for (const { site, patches } of sites) {
    const reading = readControl(patches, image, skin, grid, pxPerMm);
    if (!chosen || reading.unevenness < MUCH_EVENER * chosen.reading.unevenness) chosen = { site, reading };
    else if (reading.reliable && !chosen.reading.reliable) chosen = { site, reading };
  }
  if (!chosen) throw new RangeError('A subject names at least one control site');
  return { reading: chosen.reading, mode: modeOf(chosen.reading, subject), site: chosen.site };
}

function modeOf({ reference, reliable }: ControlReading, subject: Subject): ReferenceMode {
  if (!reliable) return 'unreferenced';
  const x = reference.reduce((sum, p) => sum + p.x, 0) / reference.length;
  const y = reference.reduce((sum, p) => sum + p.y, 0) / reference.length;
  return subject.contains(x, y) ? 'within-face' : 'control';
}
