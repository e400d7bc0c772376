/** One measure of one region of one photo. */
export interface RegionScore {
  /** In the measure's unit. */
  readonly value: number;
  /** SD that chance gives the count, on the change scale; absent: the value is no count. */
  readonly chance?: number;
  /** Descriptive figures by name, units in the name. */
  readonly secondary: Readonly<Record<string, number>>;
}
