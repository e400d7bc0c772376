/** What happened, and the one thing to do about it. */
export interface Remedy {
  readonly what: string;
  readonly remedy: string;
}
