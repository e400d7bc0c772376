import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Rendered faces as files a camera would write: with the day they were taken, and a place that must not be kept. */
export async function ownPhotos(days: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'skinseries-own-'));
  const files: string[] = [];
  for (const [index, day] of days.entries()) {
    const picture = fileURLToPath(new URL(`../../public/example/light-${index + 1}.jpg`, import.meta.url));
    const file = join(folder, `IMG_${index + 1}.jpg`);
    await sharp(picture)
      .withExif({
        IFD0: { Make: 'Camera', Model: 'One', Artist: 'Somebody' },
        IFD2: { DateTimeOriginal: `${day.replaceAll('-', ':')} 10:00:00` },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
      .toFile(file);
    files.push(file);
  }
  return files;
}

/** A file that is no photograph, whatever its name says. */
export function notAPhoto(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'skinseries-not-')), 'notes.jpg');
  writeFileSync(file, 'Remember to order gauze.');
  return file;
}

/** A photo of noise, which no coder shortens away: the file, and pieces of its coded pixels that must not lie open. */
export async function markedPhoto(): Promise<{ readonly file: string; readonly pixels: readonly Buffer[] }> {
  const [width, height] = [700, 700];
  const noise = randomBytes(width * height * 3);
  const file = join(mkdtempSync(join(tmpdir(), 'skinseries-marked-')), 'marked.jpg');
  await sharp(noise, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(file);
  const bytes = readFileSync(file);
  const pixels = [0.3, 0.6, 0.9].map((share) => {
    const at = Math.floor(bytes.length * share);
    return bytes.subarray(at, at + 24);
  });
  return { file, pixels };
}
