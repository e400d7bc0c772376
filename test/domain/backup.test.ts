import { expect, it } from 'vitest';
import { type BackupMade, backupDue } from '../../src/domain/backup.ts';

const DAY = 86_400_000;
const made = (daysAgo: number, more: Partial<BackupMade> = {}): BackupMade => ({
  checkedAt: -daysAgo * DAY,
  madeAt: -daysAgo * DAY,
  fileName: 'x.age',
  holds: 'everything',
  clients: 1,
  photos: 1,
  state: 'then',
  ...more,
});

it.each([
  ['nothing where there is nobody', [], 0, null],
  ['a first one', [], 1, 'never'],
  ['a first one, where only a transfer was made', [made(1, { holds: 'one-client' })], 1, 'never'],
  ['nothing seven days after the last', [made(7)], 1, null],
  ['one eight days after, as something changed', [made(8)], 1, 'old'],
  ['nothing where nothing has changed, however long ago', [made(400, { state: 'now' })], 1, null],
  ['nothing after a clock that ran an hour ahead', [made(-1 / 24)], 1, null],
  ['one where the last is said to be of next year', [made(-365)], 1, 'old'],
  ['nothing where a newer one is there', [made(9), made(2)], 1, null],
] as const)('asks for %s', (_name, backups, clients, due) => {
  expect(backupDue(backups, { clients, state: 'now', now: 0 })).toBe(due);
});
