import type { IsoDay } from './ids.ts';
import { type Protocol, type ProtocolLibrary, type Range, SHIPPED_LIBRARY } from './protocol.ts';

/** What a clinic may change of a protocol; all else stays as its source says. */
export type ProtocolFigures = Pick<Protocol, 'sessions' | 'intervalDays' | 'healingDays' | 'settlingDays'>;

/** One change of the treatment library. They are kept for good, in order: the n-th makes the clinic's version n. */
export type LibraryChange = {
  readonly on: IsoDay;
  /** Who made it, in their own words; never empty. */
  readonly by: string;
} & (
  | { readonly kind: 'figures'; readonly protocolId: string; readonly figures: ProtocolFigures }
  /** Back to the figures that ship. */
  | { readonly kind: 'reset'; readonly protocolId: string }
  /** A protocol of the clinic's own. It stays: treatments that were given point to it. */
  | { readonly kind: 'added'; readonly protocol: Protocol }
);

/** No window, interval or course is longer than this: two years, days. */
export const MOST_DAYS = 730;

/** Whether figures make sense: whole days, healing no longer than settling, ranges that rise. */
export function areSound({ sessions, intervalDays, healingDays, settlingDays }: ProtocolFigures): boolean {
  const isWhole = (n: number, least: number) => Number.isInteger(n) && n >= least && n <= MOST_DAYS;
  const isRange = (range: Range | null) =>
    range === null || (isWhole(range[0], 1) && isWhole(range[1], 1) && range[0] <= range[1]);
  return (
    isWhole(healingDays, 0) &&
    isWhole(settlingDays, 0) &&
    healingDays <= settlingDays &&
    isRange(sessions) &&
    isRange(intervalDays)
  );
}

/** The library as the clinic uses it: the one that ships, with the clinic's changes on top. */
export function libraryAfter(changes: readonly LibraryChange[]): ProtocolLibrary {
  const protocols = changes.reduce<readonly Protocol[]>(changed, SHIPPED_LIBRARY.protocols);
  return { shippedVersion: SHIPPED_LIBRARY.shippedVersion, clinicVersion: changes.length, protocols };
}

function changed(protocols: readonly Protocol[], change: LibraryChange): readonly Protocol[] {
  if (change.kind === 'added') return [...protocols, change.protocol];
  const figures = change.kind === 'figures' ? change.figures : shippedFigures(change.protocolId);
  return figures === null
    ? protocols
    : protocols.map((protocol) => (protocol.id === change.protocolId ? { ...protocol, ...figures } : protocol));
}

/** The figures a protocol ships with; `null`: it is the clinic's own. */
export function shippedFigures(protocolId: string): ProtocolFigures | null {
  const shipped = SHIPPED_LIBRARY.protocols.find(({ id }) => id === protocolId);
  if (shipped === undefined) return null;
  const { sessions, intervalDays, healingDays, settlingDays } = shipped;
  return { sessions, intervalDays, healingDays, settlingDays };
}
