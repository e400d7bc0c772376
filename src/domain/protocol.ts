import type { MeasureId } from './measure.ts';
import library from './protocols.json' with { type: 'json' };

/** Smallest and largest, both included. */
export type Range = readonly [number, number];

/** How well figures are founded, best first. `own`: a clinic's own experience, in its own words. */
export const EVIDENCE = ['study', 'review', 'article', 'clinic pages', 'weak', 'guess', 'own'] as const;

/** A treatment as the library describes it: starting values, each with its source. `null`: unknown. */
export interface Protocol {
  readonly id: string;
  readonly name: string;
  /** How many sessions make a course. */
  readonly sessions: Range | null;
  /** Days from one session to the next. */
  readonly intervalDays: Range | null;
  /** A photo this many days or fewer after the treatment shows healing, not progress. */
  readonly healingDays: number;
  /** Up to this day a photo is comparable with caution. */
  readonly settlingDays: number;
  /** Days after the treatment in which its results show. */
  readonly resultsDays: Range | null;
  readonly performedBy: string;
  /** Whether results add up over the sessions. */
  readonly cumulative: boolean;
  readonly evidence: (typeof EVIDENCE)[number];
  readonly sources: readonly string[];
  readonly notes?: string;
  /** Where one family of measures heals longer than the others. */
  readonly perMeasure?: Readonly<Partial<Record<MeasureId | 'texture', { readonly healingDays: number }>>>;
}

/** A clinic's treatment library: ours, with the clinic's own changes on top. */
export interface ProtocolLibrary {
  /** Version of the library that ships, and of the clinic's changes: 0 is ours unchanged; every change raises it. */
  readonly shippedVersion: string;
  readonly clinicVersion: number;
  readonly protocols: readonly Protocol[];
}

/** The treatment library as it ships, in the order it is offered. */
export const SHIPPED_LIBRARY: ProtocolLibrary = {
  shippedVersion: library.version,
  clinicVersion: 0,
  protocols: library.protocols as unknown as readonly Protocol[],
};

/** A course as a rule: 3 to 6 sessions. */
const USUAL_SESSIONS: Range = [3, 6];

/** A protocol of a library; `null` where none was chosen or the library no longer has it. */
export function protocolIn({ protocols }: ProtocolLibrary, id: string | null): Protocol | null {
  return protocols.find((protocol) => protocol.id === id) ?? null;
}

/** How many sessions to offer for a course: what the protocol says, 3 to 6 as a rule. */
export function sessionsOffered(protocol: Protocol | null): Range {
  return protocol?.sessions ?? USUAL_SESSIONS;
}
