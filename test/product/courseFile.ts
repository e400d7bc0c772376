import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { lockWithPassphrase } from '../../src/archive/age.ts';
import { toJsonBytes } from '../../src/archive/json.ts';
import type { Manifest } from '../../src/archive/manifest.ts';
import { photoPath, recordsPath, thumbnailPath } from '../../src/archive/paths.ts';
import type { ClientRecords } from '../../src/archive/recordSchemas.ts';
import { addDays } from '../../src/domain/day.ts';
import type { IsoDay } from '../../src/domain/ids.ts';
import {
  archiveOf,
  clientRecords,
  collect,
  type Made,
  pack,
  streamOf,
  uuid,
  withContents,
} from '../archive/records.ts';

export const FILE_PASSPHRASE = 'bench zebra tulip orbit candle river';
const EXAMPLE = new URL('../../public/example/', import.meta.url);
/** The example's pictures, in their order, the last one of two visits. */
const PICTURES = [1, 2, 3, 4, 5, 5] as const;

interface Shipped {
  readonly pipeline: string;
  readonly sessions: readonly {
    readonly on: string;
    readonly photos: readonly { readonly readings: readonly object[]; readonly facts: object }[];
  }[];
}

/** A client with a course of six measured visits, or the first few of them, one photo each: the example's pictures and readings under other names. */
export function sixVisits(n: number, label: string, visits: number = PICTURES.length): ClientRecords {
  const shipped = JSON.parse(readFileSync(new URL('readings-light.json', EXAMPLE), 'utf8')) as Shipped;
  const made = clientRecords(n, visits);
  const courses = made.courses.map(({ rev, record }) => ({
    rev,
    record: { ...record, plannedSessions: 6, protocolId: 'laser-non-ablative', treatedRegions: null },
  }));
  const sessions = made.sessions.map(({ rev, record }, i) => ({
    rev,
    record: {
      ...record,
      on: addDays('2026-03-02' as IsoDay, 28 * i),
      note:
        i === 2
          ? 'Retinoid stopped a week before; slept badly, was in the garden on Sunday with a hat and factor 50.'
          : '',
      treatments: [
        {
          id: `t${i}`,
          protocolId: 'laser-non-ablative',
          performedBy: 'Dr. Wilhelmina van der Zonneveldt-Ashby',
          detail: '',
        },
      ],
    },
  }));
  const photos = made.photos.map(({ rev, record }, i) => {
    const { readings, facts } = shipped.sessions[PICTURES[i]! - 1]!.photos[0]!;
    const { photo } = record;
    return {
      rev,
      record: {
        photo: {
          ...photo,
          sha256: (n * 100 + i).toString(16).padStart(64, '0'),
          format: 'jpeg',
          status: { kind: 'measured', pipeline: shipped.pipeline },
        },
        facts,
        readings: {
          seriesKey: 'shipped',
          readings: readings.map((one) => ({ ...one, photoId: photo.id, pipeline: shipped.pipeline })),
        },
      },
    };
  });
  const client = { ...made.client, record: { ...made.client.record, label } };
  return { ...made, client, courses, sessions, photos } as unknown as ClientRecords;
}

/** Writes clients as the product backs them up, and gives the path of the locked file. */
export async function courseFile(
  clients: readonly ClientRecords[],
  holds: Manifest['holds'] = 'everything',
): Promise<string> {
  const { contents, manifest } = await archiveOf(clients);
  const full = new Map(contents);
  for (const records of clients) {
    const clientId = records.client.record.id;
    for (const [i, { record }] of records.photos.entries()) {
      const picture = readFileSync(new URL(`light-${PICTURES[i]}.jpg`, EXAMPLE));
      const small = await sharp(picture).resize(256, 320).jpeg().toBuffer();
      full.set(photoPath(clientId, record.photo.id, 'jpeg'), new Uint8Array(picture));
      full.set(thumbnailPath(clientId, record.photo.id), new Uint8Array(small));
    }
    full.set(recordsPath(clientId), toJsonBytes(records));
  }
  const holding = (made: Made): Made => ({ ...made, manifest: { ...made.manifest, holds } });
  const packed = await pack(holding(await withContents(full, manifest.counts)));
  const file = join(mkdtempSync(join(tmpdir(), 'skinseries-course-')), 'course.age');
  writeFileSync(file, await collect(await lockWithPassphrase(streamOf(packed), FILE_PASSPHRASE)));
  return file;
}

/** The course of `sixVisits(n)`. */
export const courseIdOf = (n: number) => uuid(1000 * n + 1);

/** Restores a file into the open vault, as a person does. */
export async function restore(page: Page, file: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/clinic/backup`);
  await page.locator('input[type=file]').last().setInputFiles(file);
  await page.getByLabel('Passphrase', { exact: true }).last().fill(FILE_PASSPHRASE);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByText('Restored. Maps are being made again in the background.').first().waitFor();
}
