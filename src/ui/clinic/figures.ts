import { areSound, type ProtocolFigures } from '../../domain/clinicLibrary.ts';
import type { Range } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';

/** A protocol's figures as they are typed. An empty range is unknown. */
export interface TypedFigures {
  readonly healingDays: string;
  readonly settlingDays: string;
  readonly intervalLeast: string;
  readonly intervalMost: string;
  readonly sessionsLeast: string;
  readonly sessionsMost: string;
}

export function typed({ healingDays, settlingDays, intervalDays, sessions }: ProtocolFigures): TypedFigures {
  const [intervalLeast, intervalMost] = intervalDays ?? ['', ''];
  const [sessionsLeast, sessionsMost] = sessions ?? ['', ''];
  return {
    healingDays: `${healingDays}`,
    settlingDays: `${settlingDays}`,
    intervalLeast: `${intervalLeast}`,
    intervalMost: `${intervalMost}`,
    sessionsLeast: `${sessionsLeast}`,
    sessionsMost: `${sessionsMost}`,
  };
}

/** The figures that were typed; `null`: they make no sense. */
export function figuresOf(fields: TypedFigures): ProtocolFigures | null {
  const figures = {
    healingDays: numberIn(fields.healingDays),
    settlingDays: numberIn(fields.settlingDays),
    intervalDays: rangeIn(fields.intervalLeast, fields.intervalMost),
    sessions: rangeIn(fields.sessionsLeast, fields.sessionsMost),
  };
  return areSound(figures) ? figures : null;
}

/** An empty field is no number, and no nought either. */
const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

const rangeIn = (least: string, most: string): Range | null =>
  `${least}${most}`.trim() === '' ? null : [numberIn(least), numberIn(most)];

/** Windows, interval and sessions on one line. */
export function figureWords({ healingDays, settlingDays, intervalDays, sessions }: ProtocolFigures): string {
  const { windows, figures } = messages.library;
  return figures(windows(healingDays, settlingDays), dayRangeWords(intervalDays), rangeWords(sessions));
}

/** As in `28 to 42`. */
export function rangeWords(range: Range | null): string {
  const { library } = messages;
  return range === null ? library.unknown : library.range(...range);
}

/** As in `28 to 42 days`. */
export function dayRangeWords(range: Range | null): string {
  const { library } = messages;
  return range === null ? library.unknown : library.days(library.range(...range));
}
