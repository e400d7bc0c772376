/** One measure of one region of one photo. */
export interface RegionScore {
  /** In the measure's unit. */
  readonly value: number;
  /** Descriptive figures by name, units in the name. */
  readonly secondary: Readonly<Record<string, number>>;
}
