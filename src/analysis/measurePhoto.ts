import type { RefusalCode } from '../domain/errors.ts';
import type { AreaGeometry, AtlasMaps, ControlSkin, Frozen, Measurement } from '../domain/measurement.ts';
import type { ImagePolygon, Photo, View } from '../domain/photo.ts';
import { PIPELINE } from '../domain/pipeline.ts';
import type { Stage } from '../domain/progress.ts';
import { cardOf, cardReferenceOf, carriedByCard, errorOf } from './colour/cardReference.ts';
import { correctImage } from './colour/correctImage.ts';
import { corrected } from './colour/correction.ts';
import type { ReadCard } from './colour/readCard.ts';
import { regionTones } from './colour/skinTone.ts';
import { giveBackPlane } from './lentPlane.ts';
import { intersection } from './masks.ts';
import type { Models } from './models.ts';
import { assess } from './quality/assess.ts';
import { backgroundOf } from './quality/background.ts';
import { conditionsOf } from './quality/conditions.ts';
import type { Evidence } from './quality/evidence.ts';
import { grainOf } from './quality/grain.ts';
import type { Rgb } from './quality/logColour.ts';
import { patchColour } from './quality/patchColour.ts';
import { refusalOf } from './quality/refusal.ts';
import type { LinearImage, PixelSource } from './raster.ts';
import { type Grid, gridOver } from './resample.ts';
import { type ChromaMaps, chromaMaps } from './skin/chromaMaps.ts';
import { type ControlReading, patchPixels } from './skin/controlSkin.ts';
import { carriedByGrey, greyReferenceOf } from './skin/greyReference.ts';
import { findSkin } from './skin/skinMask.ts';
import { skinPlanes } from './skin/skinPlanes.ts';
import { carryMaps } from './subject/carryMaps.ts';
import { type ChosenControl, chooseControl } from './subject/chooseControl.ts';
import { findSubject } from './subject/findSubject.ts';
import type { Subject } from './subject/subject.ts';
import { gatherTexture } from './texture/gatherTexture.ts';
import { type ReliefOutcome, readTexture } from './texture/readTexture.ts';
import { readTwoScales } from './twoScales.ts';
import { overviewOf } from './view.ts';
import { blurWithin } from './wideBlur.ts';

/** Scale at which colour is read. */
const COLOUR_PX_PER_MM = 2;
/** Specular fraction from which skin counts as under a highlight. */
const HIGHLIGHT = 0.25;

export interface MeasureRequest {
  /** The drawn body area; `null`: the photo shows a face, or the area is found again from `baselineArea`. */
  readonly area: ImagePolygon | null;
  /** Control skin a person picked; `null`: it is proposed. */
  readonly control: ImagePolygon | null;
  readonly statedPxPerMm: number | null;
  /** What the course's baseline photo fixed; `null`: this is the baseline. */
  readonly frozen: Frozen | null;
  /** The baseline of an area course, to which this photo is registered. */
  readonly baselineArea: { readonly geometry: AreaGeometry; readonly atlas: AtlasMaps } | null;
  /** The view `frozen` belongs to: a photo of another view is told apart before it is measured. Absent: any view. */
  readonly view?: View;
  /** A neutral patch a person marked on this photo. */
  readonly grey?: ImagePolygon | null;
  /** What a person said of a colour card; absent or `null`: it is looked for. */
  readonly card?: Photo['card'];
  /** IJG quality of the file, where it is a JPEG. */
  readonly jpegQuality?: number | null;
}

export type MeasureOutcome =
  | { readonly kind: 'measured'; readonly measurement: Measurement }
  | { readonly kind: 'needs-area' }
  | { readonly kind: 'other-view'; readonly view: View }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

/**
 * Measures one photo: finds the subject, its bare skin and control skin, reads colour and relief in the photo's own
 * geometry, and carries both into the atlas.
 *
 * @param onStage told when each stage of the work begins.
 */
export async function measurePhoto(
  source: PixelSource,
  models: Models,
  request: MeasureRequest,
  onStage: (stage: Stage) => void,
): Promise<MeasureOutcome> {
  onStage('finding-face');
  const found = await findSubject(source, models, request);
  if (found.kind !== 'subject') return found;
  const { subject } = found;
  const { proposedView } = subject;
  if (request.view && request.view !== proposedView) return { kind: 'other-view', view: proposedView };

  onStage('reading-colour');
  const grid = gridOver(subject.box, source, COLOUR_PX_PER_MM / subject.workingPxPerMm);
  const { image, clipped, dark, luminance } = await readTwoScales(source, grid);
  const planes = skinPlanes(image);
  const zone = subject.zoneOn(grid);
  const bare = findSkin(planes, zone, clipped, dark, COLOUR_PX_PER_MM);
  const refusal = refusalOf(bare, zone.own);
  if (refusal) return { kind: 'refused', code: refusal };
  const control = chooseControl(subject, request.control, request.frozen, image, bare.mask, grid);
  const grey = request.grey ? patchColour(source, request.grey) : null;
  const card = cardOf(source, request.card);
  const trueControl = cardReferenceOf(card, control.reading.referenceRgb, control.reading.reliable);
  // The baseline's own card carries its control skin over to itself.
  const byCard = request.frozen ? carriedByCard(request.frozen, card) : trueControl;
  const carried = byCard ?? carriedByGrey(request.frozen, grey);
  const wanted = withPatches(zone.own, control.reading, bare.mask, grid);
  const seen = byCard && card?.correction ? correctImage(image, card.correction) : image;
  const chroma = await chromaMaps(seen, wanted, carried ?? control.reading.referenceRgb, models);
  const skin = clearOfHighlights(wanted, chroma);

  onStage('reading-texture');
  const own = intersection(skin, zone.own);
  const relief = await readTexture(
    {
      luminance,
      skin: { widthPx: grid.widthPx, heightPx: grid.heightPx, data: own },
      grid,
      pxPerMm: subject.pxPerMm,
      sharpBox: subject.sharpBox,
      frozenBlurMm: request.frozen?.blurSigmaMm ?? null,
    },
    models,
  );
  giveBackPlane(luminance.data);
  const texture = relief.kind === 'read' ? gatherTexture(relief, subject.mapping, subject.toTexel) : null;
  const frozen = request.frozen ?? freeze(subject, control, { grey, trueControl }, relief);
  // The baseline's own patches carry its control skin over to itself.
  const isByGrey = carriedByGrey(frozen, grey) !== null;
  const mode = byCard ? 'card' : isByGrey ? 'grey' : control.mode;
  const evidence: Evidence = {
    subject,
    frozen: request.frozen,
    grid,
    planes,
    found: bare,
    skin,
    own: zone.own,
    control: control.reading,
    ownBlurMm: relief.ownBlurMm,
    grain: await grainOf(source, own, grid, subject.workingPxPerMm),
    background: backgroundOf(overviewOf(source), subject.box, bare.skin),
    grey: (byCard && card?.grey) || grey,
    jpegQuality: request.jpegQuality ?? null,
  };

  const measurement: Measurement = {
    pipeline: PIPELINE,
    geometry: subject.geometry,
    proposedView,
    pxPerMm: subject.pxPerMm,
    scaleSource: subject.scaleSource,
    quality: assess(evidence),
    conditions: conditionsOf(evidence),
    control: controlSkin({ ...control, mode }, chroma, skin, grid),
    atlas: carryMaps({ grid, image, chroma, skin: own }, subject.mapping, subject.texelMm2, texture),
    frozen,
    card: card?.reading ?? null,
    skinTone: tonesOf(card, image, own, grid, subject),
    textureReason: relief.kind === 'read' ? null : relief.reason,
  };
  const { x, y, cosView } = subject.mapping;
  for (const plane of [image.data, x, y, cosView]) giveBackPlane(plane);
  return { kind: 'measured', measurement };
}

/** Skin colours by the card; `null`: none is usable. */
function tonesOf(card: ReadCard | null, image: LinearImage, skin: Uint8Array, grid: Grid, subject: Subject) {
  const correction = card?.correction;
  if (!card || !correction) return null;
  const absolute = (rgb: Rgb) => corrected(correction, rgb);
  return regionTones(
    { image, grid, skin, absolute, error: errorOf(card.reading.residual?.skin ?? 0) },
    subject.geometry,
    subject.mapping,
  );
}

/** Where the colour model is asked: the subject's bare skin, and the control patches if they lie beside it. */
function withPatches(own: Uint8Array, control: ControlReading, bare: Uint8Array, grid: Grid): Uint8Array {
  const wanted = intersection(bare, own);
  for (const patch of [control.reference, control.check]) {
    for (const at of patchPixels(patch, bare, grid).clear) wanted[at] = 1;
  }
  return wanted;
}

/** A highlight is judged over half a millimetre: the model's answer for one pixel is noisy where the picture is. */
function clearOfHighlights(wanted: Uint8Array, { widthPx, heightPx, specular }: ChromaMaps): Uint8Array {
  const calm = blurWithin({ widthPx, heightPx, data: specular }, wanted, 0.5 * COLOUR_PX_PER_MM).data;
  const clear = new Uint8Array(wanted.length);
  for (let i = 0; i < clear.length; i++) if (wanted[i] && (calm[i] as number) < HIGHLIGHT) clear[i] = 1;
  return clear;
}

function controlSkin(
  { reading, mode, site }: ChosenControl,
  chroma: ChromaMaps,
  skin: Uint8Array,
  grid: Grid,
): ControlSkin {
  const meanIn = (patch: ImagePolygon) => {
    const { clear } = patchPixels(patch, skin, grid);
    let total = 0;
    for (let k = 0; k < clear.length; k++) total += chroma.haemoglobin[clear[k] as number] as number;
    return total / Math.max(clear.length, 1);
  };
  // A card or a grey patch refers to the baseline's skin: there A itself may have changed, and B with it.
  const ownRedness = mode === 'card' || mode === 'grey' ? meanIn(reading.reference) : 0;
  return {
    mode,
    site,
    reference: reading.reference,
    check: reading.check,
    referenceRgb: reading.referenceRgb,
    spreadU: reading.spreadU,
    spreadV: reading.spreadV,
    halvesApart: reading.halvesApart,
    veil: reading.veil,
    reliable: reading.reliable,
    ...(reading.flaw ? { flaw: reading.flaw } : {}),
    clearShare: reading.clearShare,
    checkRedness: meanIn(reading.check) - ownRedness,
  };
}

/** What the baseline fixes for the photos after it. */
function freeze(
  subject: Subject,
  control: ChosenControl,
  { grey, trueControl }: { readonly grey: Rgb | null; readonly trueControl: Rgb | null },
  relief: ReliefOutcome,
): Frozen {
  const greyReference = greyReferenceOf(grey, control.reading);
  return {
    mmPerCanonicalCm: subject.mmPerCanonicalCm,
    blurSigmaMm: relief.kind === 'read' ? relief.blurSigmaMm : null,
    ...(control.site && control.reading.reliable ? { controlSite: control.site } : {}),
    ...(greyReference ? { greyReference } : {}),
    ...(trueControl ? { cardReference: trueControl } : {}),
  };
}
