import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A curve over `BANDS`. */
export type Spectrum = Float64Array;

/** 400-700 nm in steps of 10 nm. */
const BANDS = Array.from({ length: 31 }, (_, i) => 400 + 10 * i);

/** Makers and lights that took no part in training a model, as in models/skin/spectra.py. */
const HELD_OUT_MAKERS = /Nikon|ARRI|Insta360|Hasselblad|Fujifilm/;
const HELD_OUT_LIGHTS = [
  'D50',
  'FL11',
  'LED-B3',
  'LED-V2',
  'PHOS-3',
  'Triphosphor FL',
  'FL3.12',
  'Philips TL-84',
  'Luxeon WW 2880',
];

/** The public tables of data/spectra that simulated cameras are made from; sources in data/LICENCES.md. */
export interface SpectralTables {
  /** CIE 1931 colour matching functions. */
  readonly observer: readonly Spectrum[];
  readonly daylight: Spectrum;
  readonly tungsten: Spectrum;
  /** Reflectances that a camera's colour matrix is fitted on. */
  readonly training: readonly Spectrum[];
  /** The 24 patches: averages of 30 charts made before November 2014. [BabelColor] */
  readonly chart: readonly Spectrum[];
  /** Held-out ones, by name. */
  readonly cameras: ReadonlyMap<string, readonly Spectrum[]>;
  readonly lights: ReadonlyMap<string, Spectrum>;
  /** Skin of 100 forearms (NIST) and of 33 people of five groups (ISSA). */
  readonly skin: readonly Spectrum[];
}

/** @param folder data/spectra */
export function readTables(folder: string): SpectralTables {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const lights = new Map<string, Spectrum>();
  for (const file of ['illuminants_colour-science.json', 'light_sources_colour-science.json']) {
    const curves = JSON.parse(read(file)) as Record<string, Record<string, number>>;
    for (const [name, curve] of Object.entries(curves)) lights.set(name, bandMeans(curve));
  }
  const cameras = readdirSync(join(folder, 'cameras'))
    .filter((name) => name.endsWith('.json') && HELD_OUT_MAKERS.test(name))
    .map((name) => [name.replace('_380_780_5.json', ''), tableOf(read(join('cameras', name)))] as const);
  const patches = JSON.parse(read('colorchecker24_colour-science.json')) as Record<string, Record<string, number>>;
  return {
    observer: tableOf(read('cie1931_cmf.json')),
    daylight: lights.get('D65')!,
    tungsten: lights.get('A')!,
    training: tableOf(read('training_190_patches.json')),
    chart: Object.values(patches).map(points),
    cameras: new Map(cameras),
    lights: new Map(HELD_OUT_LIGHTS.flatMap((name) => (lights.has(name) ? [[name, lights.get(name)!]] : []))),
    skin: [...nist(read('nist_skin_reflectance_380_780nm.csv')), ...issa(read('issa_sample_33.csv'))],
  };
}

/** Columns of a rawtoaces data file. */
function tableOf(json: string): Spectrum[] {
  const main = (JSON.parse(json) as { spectral_data: { data: { main: Record<string, number[]> } } }).spectral_data.data
    .main;
  const columns = Object.values(main)[0]!.length;
  return Array.from({ length: columns }, (_, c) =>
    points(Object.fromEntries(Object.entries(main).map(([nm, row]) => [nm, row[c]!]))),
  );
}

function nist(csv: string): Spectrum[] {
  const [head, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return head!.flatMap((name, c) =>
    name.trim().endsWith('Average') ? [points(Object.fromEntries(rows.map((row) => [row[0]!, Number(row[c])])))] : [],
  );
}

function issa(csv: string): Spectrum[] {
  const rows = csv.split('\n').map((line) => line.split(','));
  const first = rows.findIndex(([name]) => name === 'issa_record') + 1;
  return rows
    .slice(first)
    .filter((row) => row.length > 35)
    .map((row) => Float64Array.from(row.slice(5, 36), (cell) => Number(cell) / 100));
}

/** A curve read at the bands. */
function points(curve: Readonly<Record<string, number>>): Spectrum {
  const at = interpolator(curve);
  return Float64Array.from(BANDS, at);
}

/** Means over 10 nm: keeps the energy of narrow lines. Mean 1. */
function bandMeans(curve: Readonly<Record<string, number>>): Spectrum {
  const at = interpolator(curve);
  const bands = BANDS.map((nm) => {
    let sum = 0;
    for (let d = -5; d <= 5; d++) sum += at(nm + d);
    return sum / 11;
  });
  const mean = bands.reduce((sum, value) => sum + value, 0) / bands.length;
  return Float64Array.from(bands, (value) => value / mean);
}

function interpolator(curve: Readonly<Record<string, number>>): (nm: number) => number {
  const known = Object.entries(curve)
    .map(([nm, value]) => [Number(nm), value] as const)
    .sort(([a], [b]) => a - b);
  return (nm) => {
    const next = known.findIndex(([at]) => at >= nm);
    if (next <= 0) return (next === 0 ? known[0] : known.at(-1))![1];
    const [[fromNm, from], [toNm, to]] = [known[next - 1]!, known[next]!];
    return from + ((nm - fromNm) / (toNm - fromNm)) * (to - from);
  };
}
