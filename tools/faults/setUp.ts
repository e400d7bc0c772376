import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { noisePhoto, photoFile } from './photos.ts';
import type { PhotoFile, Step } from './protocol.ts';
import { count } from './tally.ts';
import { PASSPHRASE, verify, type World, work } from './world.ts';

/** Photos of noise, one after another from the world's own numbers. */
export async function photosFor({ uniform }: Pick<World, 'uniform'>, howMany: number): Promise<PhotoFile[]> {
  const files: PhotoFile[] = [];
  for (let i = 0; i < howMany; i++) files.push(await noisePhoto(uniform));
  return files;
}

/** Makes the vault, a client to work on, and one whose backup is kept to be restored. The course to work on. */
export async function furnish(world: World): Promise<string> {
  const { page } = world;
  const standing = await page.evaluate(() => window.faultsPage.look());
  if (standing.kind === 'none') await page.evaluate((typed) => window.faultsPage.create(typed), PASSPHRASE);
  // Its making was cut short: the sheet is printed now.
  else await work(world, [{ kind: 'sheet' }]);
  const course = await clientWithCourse(world, 'Client 1');
  const other = await clientWithCourse(world, 'Client 2');
  await work(world, [{ kind: 'photos', courseId: other.courseId, files: await photosFor(world, 4) }]);
  const given = [other.clientId, PASSPHRASE] as const;
  const base64 = await page.evaluate(([id, typed]) => window.faultsPage.export(id, typed), given);
  const photos = new Map(world.expected.clients.get(other.clientId)?.photos);
  world.kept = { clientId: other.clientId, photos, base64 };
  const { found, verdict } = await verify(world);
  count(world.tally, verdict, 'at the start');
  world.own = found?.slots[0] ?? '';
  return course.courseId;
}

export async function clientWithCourse(
  world: World,
  label: string,
  area: 'body' | 'face' = 'body',
): Promise<{ clientId: string; courseId: string }> {
  const [clientId = ''] = await work(world, [{ kind: 'client', label }]);
  const [courseId = ''] = await work(world, [{ kind: 'course', clientId, area }]);
  return { clientId, courseId };
}

const FACE = fileURLToPath(new URL('../../public/example/light-1.jpg', import.meta.url));

/** A rendered face to be measured, in a course of its own; no two are the same file. */
export async function faceStep(world: World): Promise<Step & { readonly kind: 'measure' }> {
  const { courseId } = await clientWithCourse(world, `Face ${Math.floor(world.uniform() * 1e9)}`, 'face');
  const quality = 80 + Math.floor(world.uniform() * 15);
  const bytes = await sharp(readFileSync(FACE)).jpeg({ quality }).toBuffer();
  return { kind: 'measure', courseId, files: [photoFile(bytes, 'face.jpg')] };
}
