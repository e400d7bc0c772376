import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../src/domain/calendarFile.ts';
import type { IsoDay } from '../../src/domain/ids.ts';

const AT = new Date('2026-03-02T08:05:09.123Z');

const entry = (on: string, changes: { summary?: string; description?: string } = {}) => ({
  uid: 'course-visit-2@skinseries',
  on: on as IsoDay,
  summary: 'Visit 2',
  description: 'Photos first',
  ...changes,
});

/** The lines of a file as a calendar reads them: unfolded. */
const read = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

/** Text as a calendar shows it. */
const shown = (text: string) =>
  text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));

describe('a calendar file', () => {
  it('has what RFC 5545 asks of a whole-day event', () => {
    expect(read(calendarFile([entry('2026-04-06')], AT))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Skinseries//Plan of the course//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:course-visit-2@skinseries',
      'DTSTAMP:20260302T080509Z',
      'DTSTART;VALUE=DATE:20260406',
      'DTEND;VALUE=DATE:20260407',
      'SUMMARY:Visit 2',
      'DESCRIPTION:Photos first',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it.each([
    ['the end of a year', '2026-12-31', '20270101'],
    ['a leap day', '2028-02-28', '20280229'],
    ['no leap day', '2027-02-28', '20270301'],
    ['the night clocks go forward', '2026-03-29', '20260330'],
    ['the night clocks go back', '2026-10-25', '20261026'],
  ])('ends on the next day over %s', (_, on, end) => {
    expect(read(calendarFile([entry(on)], AT))).toContain(`DTEND;VALUE=DATE:${end}`);
  });

  it('56 carries any words unharmed, in lines of at most 75 octets that end with CR LF', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(words, fc.constantFrom('', ', a; b\\n \\ c\n'), (some, more) => {
        const summary = `${some}${more}`.replace(/\p{Cc}/gu, (c) => (c === '\n' ? c : ' '));
        const file = calendarFile([entry('2026-04-06', { summary })], AT);
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const line = read(file).find((text) => text.startsWith('SUMMARY:'));
        expect(shown(line?.slice('SUMMARY:'.length) ?? '')).toBe(summary);
      }),
    );
  });
});
