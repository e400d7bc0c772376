import type { Session } from '../../domain/course.ts';
import type { CourseRecord } from '../../domain/courseRecord.ts';
import { addDays } from '../../domain/day.ts';
import { windowsAfter } from '../../domain/healing.ts';
import type { IsoDay } from '../../domain/ids.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { asPct } from '../../domain/noise.ts';
import { type ProtocolLibrary, protocolIn } from '../../domain/protocol.ts';
import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { messages } from '../messages.ts';

/** Days on which photos show healing, or settle; both included. */
export interface HealingSpan {
  readonly kind: 'healing' | 'settling';
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** What was given on one day, several treatments at once perhaps. */
export interface TreatmentMark {
  readonly on: IsoDay;
  readonly names: readonly string[];
}

/** The check patch's change against the first session. */
export interface ControlPoint {
  readonly on: IsoDay;
  readonly changePct: number;
  /** By more than its own smallest detectable change. */
  readonly isMoved: boolean;
}

/** What a chart shows around its points. */
export interface ChartLayers {
  readonly healing: readonly HealingSpan[];
  readonly treatments: readonly TreatmentMark[];
}

/** The windows and treatments of a course, as one measure sees them. */
export function layersOf(sessions: readonly Session[], library: ProtocolLibrary, measure: MeasureId): ChartLayers {
  return { healing: healingSpans(sessions, library, measure), treatments: treatmentMarks(sessions, library) };
}

/** Settling stands before healing, so that healing is drawn over it; neither kind overlaps itself. */
export function healingSpans(
  sessions: readonly Session[],
  library: ProtocolLibrary,
  measure: MeasureId,
): readonly HealingSpan[] {
  const windows = sessions.flatMap(({ on, treatments }) =>
    treatments.flatMap(({ protocolId }) => {
      const protocol = protocolIn(library, protocolId);
      return protocol === null ? [] : [{ on, ...windowsAfter(protocol, on, measure) }];
    }),
  );
  const settling = windows
    .filter(({ healingUntil, settlingUntil }) => settlingUntil > healingUntil)
    .map(({ healingUntil, settlingUntil }) => ({ from: addDays(healingUntil, 1), to: settlingUntil }));
  const healing = windows
    .filter(({ on, healingUntil }) => healingUntil > on)
    .map(({ on, healingUntil }) => ({ from: on, to: healingUntil }));
  return [
    ...joined(settling).map((span) => ({ ...span, kind: 'settling' as const })),
    ...joined(healing).map((span) => ({ ...span, kind: 'healing' as const })),
  ];
}

type Span = Pick<HealingSpan, 'from' | 'to'>;

/** The same days, in spans that don't touch. */
function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = apart.at(-1);
    if (last === undefined || span.from > addDays(last.to, 1)) apart.push(span);
    else if (span.to > last.to) apart[apart.length - 1] = { from: last.from, to: span.to };
  }
  return apart;
}

/** One mark a day, however many treatments. */
export function treatmentMarks(sessions: readonly Session[], library: ProtocolLibrary): readonly TreatmentMark[] {
  const namesOn = new Map<IsoDay, readonly string[]>();
  for (const { on, treatments } of sessions) {
    if (treatments.length === 0) continue;
    const names = treatments.map(({ protocolId, detail }) => {
      const name = protocolIn(library, protocolId)?.name ?? messages.progress.unknownTreatment;
      return detail === '' ? name : `${name} (${detail})`;
    });
    namesOn.set(on, [...(namesOn.get(on) ?? []), ...names]);
  }
  return [...namesOn].map(([on, names]) => ({ on, names })).sort((a, b) => a.on.localeCompare(b.on));
}

/** The line of patch B, on redness only: it is skin that should not change. Empty where it is known at one session only. */
export function controlLine({ measure, points }: Trend): readonly ControlPoint[] {
  if (measure !== 'redness') return [];
  const known = points.flatMap((point) =>
    point.controlChange === null
      ? []
      : [{ on: point.on, changePct: asPct(point.controlChange), isMoved: isControlMoved(point) }],
  );
  return known.length > 1 ? known : [];
}

/** Whether the check patch moved by more than measurement error at a session. */
export function isControlMoved({ isBaseline, controlChange, controlSdc }: TrendPoint): boolean {
  return !isBaseline && controlChange !== null && controlSdc !== null && Math.abs(controlChange) > controlSdc;
}

/** Names of the treatments, planned and given, whose results don't add up over the sessions. */
export function passingTreatments({ course, sessions, library }: CourseRecord): readonly string[] {
  const given = sessions.flatMap(({ treatments }) => treatments.map(({ protocolId }) => protocolId));
  const protocols = [course.protocolId, ...given].map((id) => protocolIn(library, id));
  return [...new Set(protocols.flatMap((protocol) => (protocol?.cumulative === false ? [protocol.name] : [])))];
}
