import { addDays } from './day.ts';
import type { IsoDay } from './ids.ts';

/** A whole-day entry of a calendar. */
export interface CalendarEntry {
  /** Stays the same when the entry moves, so that a calendar moves it too. */
  readonly uid: string;
  readonly on: IsoDay;
  readonly summary: string;
  readonly description: string;
}

/** Longest line in octets, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/** A calendar file, `.ics` (RFC 5545), of whole-day entries that block no time. @param at when it is made */
export function calendarFile(entries: readonly CalendarEntry[], at: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Skinseries//Plan of the course//EN',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => eventLines(entry, at)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, on, summary, description }: CalendarEntry, at: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${at.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    // The end of a whole day is the day after it.
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const compact = (on: IsoDay) => on.replaceAll('-', '');

/** Text as RFC 5545, 3.3.11 has it; other control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** Breaks a line so that none is longer than it may be, never inside a character. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const length = utf8Octets(character);
    if (octets + length > LINE_OCTETS) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += length;
  }
  return result;
}

function utf8Octets(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
