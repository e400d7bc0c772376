import { fitCard } from '../../../src/analysis/colour/cardFit.ts';
import { errorOf } from '../../../src/analysis/colour/cardReference.ts';
import { corrected } from '../../../src/analysis/colour/correction.ts';
import { problemOfFit } from '../../../src/analysis/colour/readCard.ts';
import { itaOf } from '../../../src/analysis/colour/skinTone.ts';
import { LINEAR_OF_CODE, labOf } from '../../../src/analysis/colour.ts';
import { itaDegOf } from '../../../src/domain/skinTone.ts';
import { normal, seeded } from '../../simulate/seeded.ts';
import { type ToneGroup, toneGroupOf } from '../toneGroup.ts';
import { developed, type Rgb, Studio, type Style, triple } from './camera.ts';
import { publishedChart } from './chartSpectra.ts';
import { METHODS, type Method } from './methods.ts';
import { readTables, type SpectralTables, type Spectrum } from './spectra.ts';

type Kind = 'plain' | 'styled';
type Edition = 'as published' | 'older';

/** One person's skin beside a card, once. */
export interface CardShot {
  readonly person: number;
  readonly tone: ToneGroup;
  readonly kind: Kind;
  readonly edition: Edition;
  /** ITA less the true one, degrees. */
  readonly error: Readonly<Record<Method | 'card', number>>;
  readonly isInside: boolean;
  /** Colour difference (CIE76) left on the skin, and CIEDE2000 on the patches. */
  readonly skinDeltaE: number;
  readonly residual: { readonly all: number; readonly skin: number };
}

export interface CardTrial {
  readonly shots: readonly CardShot[];
  /** Photos whose card the shipped limits refuse: a clipped patch, a poor fit. */
  readonly refused: Readonly<Record<Kind, number>>;
  readonly tried: Readonly<Record<Kind, number>>;
  readonly people: number;
  readonly cameras: number;
  readonly lights: number;
}

const REPEATS = 4;
/** What a camera's own white balance leaves on each of red and blue, SD of ln. */
const WHITE_BALANCE_SD = 0.06;
/** Stops by which exposure is off. */
const EXPOSURE = { from: -0.8, to: 0.1 };
/** SD of sensor noise over a patch, codes 0..1. */
const NOISE = 0.002;
const CLIPPED_CODE = 252;

type Camera = (reflectance: Spectrum) => Rgb;

/** Lets every person be photographed beside a card by cameras and under lights that took no part in choosing the method. */
export function tryCards(folder: string): CardTrial {
  const tables = readTables(folder);
  const studio = new Studio(tables);
  const uniform = seeded(2014);
  const charts = { 'as published': publishedChart(tables), older: tables.chart } as const;
  const shots: CardShot[] = [];
  const refused = { plain: 0, styled: 0 };
  const tried = { plain: 0, styled: 0 };
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const [person, skin] of tables.skin.entries()) {
      for (const kind of ['plain', 'styled'] as const) {
        const camera = anyCamera(studio, tables, kind, uniform);
        const [shown, truth] = [camera(skin), studio.daylight(skin)];
        for (const edition of ['as published', 'older'] as const) {
          const read = throughCard(charts[edition].map(camera), shown, truth);
          const isCounted = edition === 'as published';
          if (isCounted) tried[kind]++;
          if (read) shots.push({ person, kind, edition, tone: toneGroupOf(itaDeg(truth)), ...read });
          else if (isCounted) refused[kind]++;
        }
      }
    }
  }
  const { cameras, lights, skin } = tables;
  return { shots, refused, tried, people: skin.length, cameras: cameras.size, lights: lights.size };
}

/** 8-bit linear light of one photo, as a camera drawn by chance gives it. */
function anyCamera(studio: Studio, { cameras, lights }: SpectralTables, kind: Kind, uniform: () => number): Camera {
  const pick = (of: ReadonlyMap<string, unknown>) => [...of.keys()][Math.floor(uniform() * of.size)]!;
  const rendering = studio.rendering(pick(cameras), pick(lights));
  const gains = triple((c) => (c === 1 ? 1 : Math.exp(WHITE_BALANCE_SD * normal(uniform))));
  const exposure = 2 ** (EXPOSURE.from + (EXPOSURE.to - EXPOSURE.from) * uniform());
  const style: Style =
    kind === 'plain' ? { contrast: 0, saturation: 1 } : { contrast: 0.5 * uniform(), saturation: 1 + 0.2 * uniform() };
  return (reflectance) => {
    const linear = rendering.linear(reflectance, gains);
    const codes = developed(
      triple((c) => exposure * linear[c]!),
      style,
      () => NOISE * normal(uniform),
    );
    return triple((c) => LINEAR_OF_CODE[codes[c]!]!);
  };
}

/** `null`: the shipped limits refuse the card. */
function throughCard(seen: readonly Rgb[], shown: Rgb, truth: Rgb) {
  const fit = fitCard(seen);
  const isClipped = seen.some((rgb) => rgb.some((light) => light >= LINEAR_OF_CODE[CLIPPED_CODE]!));
  if (!fit || isClipped || problemOfFit(fit)) return null;
  const own = corrected(fit.correction, shown);
  const trueDeg = itaDeg(truth);
  const residual = { all: fit.meanDeltaE, skin: fit.skinDeltaE };
  const { sdDeg } = itaOf(own, errorOf(residual.skin));
  const error = Object.fromEntries([
    ...Object.entries(METHODS).map(([name, by]) => [name, itaDeg(by(seen)(shown)) - trueDeg]),
    ['card', itaDeg(own) - trueDeg],
  ]) as CardShot['error'];
  const isInside = Math.abs(error.card) <= 1.96 * sdDeg;
  return { error, isInside, skinDeltaE: apart(own, truth), residual };
}

function itaDeg(rgb: Rgb): number {
  const [L, , b] = labOf(...rgb);
  return itaDegOf(L, b);
}

function apart(a: Rgb, b: Rgb): number {
  const [p, q] = [labOf(...a), labOf(...b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
