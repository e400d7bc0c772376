import { addClient } from '../../../src/actions/addClient.ts';
import { addCourse } from '../../../src/actions/addCourse.ts';
import { openPicture } from '../../../src/actions/openPicture.ts';
import { createVault, findVault, unlockVault } from '../../../src/actions/vault/openVault.ts';
import { confirmRecoverySheet } from '../../../src/actions/vault/people.ts';
import { sha256Hex } from '../../../src/bytes/sha256.ts';
import { newSession } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../../src/domain/ids.ts';
import { NO_CAPTURE_FACTS, NOTHING_STATED, type Photo } from '../../../src/domain/photo.ts';
import { PIPELINE } from '../../../src/domain/pipeline.ts';
import { savePhoto } from '../../../src/storage/photos.ts';
import { reader } from '../../../src/storage/reader.ts';

const WIDTH_PX = 1200;
const HEIGHT_PX = 1600;

/** A JPEG of grain: as hard to pack as a photograph. */
async function grainJpeg(widthPx: number, heightPx: number): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const { data } = context.createImageData(widthPx, heightPx);
  const shown = data.map((_, i) => (i % 4 === 3 ? 255 : 150 + 12 * (Math.random() + Math.random() - 1)));
  context.putImageData(new ImageData(shown, widthPx, heightPx), 0, 0);
  return (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })).arrayBuffer();
}

/** Made once: making one takes longer than saving it. */
const PICTURES = Promise.all(Array.from({ length: 4 }, () => grainJpeg(WIDTH_PX, HEIGHT_PX)));

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** What the load bench asks of this page: the app's own actions and storage, in the app's own build. */
const load = {
  /** Sets up the vault. */
  async begin(passphrase: string): Promise<void> {
    await findVault();
    await createVault(passphrase, 'Dr. Ada');
    await confirmRecoverySheet();
  },

  async unlock(passphrase: string): Promise<void> {
    await findVault();
    await unlockVault(passphrase);
  },

  /** Adds a client with a course and so many photos. Returns how long each photo took to be saved and read back, ms. */
  async addClient(nr: number, photos: number): Promise<{ readonly saveMs: number[]; readonly photoBytes: number }> {
    const clientId: ClientId = await addClient({ label: `Load ${String(nr).padStart(4, '0')}` });
    const plan = { clientId, area: 'face', concern: 'redness', protocolId: null, plannedSessions: 4 } as const;
    const courseId: CourseId = await addCourse(plan);
    const thumbnail = await grainJpeg(192, 256);
    const saveMs: number[] = [];
    let photoBytes = 0;
    for (let i = 0; i < photos; i++) {
      const kept = ((await PICTURES)[(nr + i) % 4] as ArrayBuffer).slice(0);
      photoBytes += kept.byteLength;
      const on = `2026-${String(1 + (i % 12)).padStart(2, '0')}-05` as IsoDay;
      const visit = newSession({ id: crypto.randomUUID() as string as SessionId, courseId, clientId, on });
      const photo: Photo = {
        id: crypto.randomUUID() as string as PhotoId,
        clientId,
        courseId,
        sessionId: visit.id,
        view: 'front',
        viewChosen: false,
        sha256: await sha256Hex(kept),
        format: 'jpeg',
        byteLength: kept.byteLength,
        widthPx: WIDTH_PX,
        heightPx: HEIGHT_PX,
        capture: NO_CAPTURE_FACTS,
        addedAt: Date.now(),
        // Grain is no face; said beforehand, so that the analysis of a thousand photos is not in the table.
        status: { kind: 'refused', code: 'no-face', pipeline: PIPELINE },
        ...NOTHING_STATED,
      };
      const given = { photo, kept, thumbnail, newSession: visit, readings: null, facts: null };
      saveMs.push(await timed(() => savePhoto(given)));
    }
    return { saveMs, photoBytes };
  },

  /** How long it takes to have every client with their courses, ms. */
  list: () => timed(() => Promise.all([reader.clients(), reader.courses()])),

  /** Opens so many photos, one after another, as a screen does. Returns how long each took, ms. */
  async openPhotos(count: number): Promise<number[]> {
    const ids: PhotoId[] = [];
    for (const { id } of await reader.clients())
      ids.push(...(await reader.photosOfClient(id)).map(({ photo }) => photo.id));
    const openMs: number[] = [];
    for (let i = 0; i < count; i++) {
      const id = ids[(i * 37) % ids.length] as PhotoId;
      openMs.push(await timed(async () => (await openPicture(id)).close()));
    }
    return openMs;
  },

  /** Opens and hashes every picture. Returns how long it took, and how many were not what they were. */
  async verify(): Promise<{ readonly ms: number; readonly photos: number; readonly damaged: number }> {
    let photos = 0;
    let damaged = 0;
    const ms = await timed(async () => {
      for (const { id } of await reader.clients()) {
        for (const { photo } of await reader.photosOfClient(id)) {
          const kept = await reader.kept(photo.id).catch(() => undefined);
          photos += 1;
          if (kept === undefined || (await sha256Hex(kept.bytes)) !== photo.sha256) damaged += 1;
        }
      }
    });
    return { ms, photos, damaged };
  },
};

export type LoadPage = typeof load;
declare global {
  interface Window {
    loadPage: LoadPage;
  }
}
window.loadPage = load;
