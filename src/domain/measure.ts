/** What is measured. Lines and pores are the two primary scores of texture. */
export const MEASURES = ['redness', 'pigmentation', 'lines', 'pores'] as const;
export type MeasureId = (typeof MEASURES)[number];

/** A record with one entry for each measure. */
export function perMeasure<T>(of: (measure: MeasureId) => T): Record<MeasureId, T> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Record<MeasureId, T>;
}

interface Measure {
  readonly id: MeasureId;
  readonly family: 'redness' | 'pigmentation' | 'texture';
  /** Unit of the physical value. */
  readonly unit: 'ln' | 'mm/cm2' | '1/cm2';
  /**
   * How two values become a change. `log`: the value is a logarithm already, change = exp(b - a) - 1.
   * `ratio`: change = (b + floor) / (a + floor) - 1.
   */
  readonly changeScale: 'log' | 'ratio';
  /**
   * Smallest resolvable value, in `unit`: keeps a ratio finite where there was next to nothing. Of lines and pores it is one
   * pore, or a millimetre of line, on a cheek of 10 cm2: a change comes back too small by what is added to both its sides.
   */
  readonly floor: number;
}

const MEASURE: Readonly<Record<MeasureId, Measure>> = {
  redness: { id: 'redness', family: 'redness', unit: 'ln', changeScale: 'log', floor: 0 },
  pigmentation: { id: 'pigmentation', family: 'pigmentation', unit: 'ln', changeScale: 'ratio', floor: 0.01 },
  lines: { id: 'lines', family: 'texture', unit: 'mm/cm2', changeScale: 'ratio', floor: 0.1 },
  pores: { id: 'pores', family: 'texture', unit: '1/cm2', changeScale: 'ratio', floor: 0.1 },
};

/** Lines and pores are the two scores of texture. */
export function familyOf(id: MeasureId): Measure['family'] {
  return MEASURE[id].family;
}

/** The value on the scale where changes are differences: a natural logarithm for every measure. */
export function onChangeScale(id: MeasureId, value: number): number {
  const { changeScale, floor } = MEASURE[id];
  return changeScale === 'log' ? value : Math.log(Math.max(value, 0) + floor);
}

/** The value that stands at a place on the change scale: undoes `onChangeScale`. */
export function offChangeScale(id: MeasureId, y: number): number {
  const { changeScale, floor } = MEASURE[id];
  return changeScale === 'log' ? y : Math.exp(y) - floor;
}

/** How much a value counts on the change scale, per unit: a small spread of the value times it is the spread there. */
export function slopeOfChangeScale(id: MeasureId, value: number): number {
  const { changeScale, floor } = MEASURE[id];
  return changeScale === 'log' ? 1 : 1 / (Math.max(value, 0) + floor);
}

/** Change from `from` to `to` as a fraction: -0.2 is twenty per cent less. */
export function relativeChange(id: MeasureId, from: number, to: number): number {
  return Math.expm1(onChangeScale(id, to) - onChangeScale(id, from));
}
