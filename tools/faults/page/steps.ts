import { addClient } from '../../../src/actions/addClient.ts';
import { addCourse } from '../../../src/actions/addCourse.ts';
import { addPhotos } from '../../../src/actions/addPhotos.ts';
import { addRoom } from '../../../src/actions/addRoom.ts';
import { backUp } from '../../../src/actions/backup/backUp.ts';
import { restoreBackup } from '../../../src/actions/backup/restoreBackup.ts';
import { eraseClient } from '../../../src/actions/eraseClient.ts';
import { removePhoto } from '../../../src/actions/removePhoto.ts';
import { scorePhotos } from '../../../src/actions/scorePhotos.ts';
import { updateSession } from '../../../src/actions/updateSession.ts';
import { lockVault } from '../../../src/actions/vault/lockVault.ts';
import { unlockVault } from '../../../src/actions/vault/openVault.ts';
import {
  addPerson,
  confirmRecoverySheet,
  removePerson,
  renewRecoverySheet,
} from '../../../src/actions/vault/people.ts';
import { fromBase64, toBase64 } from '../../../src/bytes/base64.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { ClientId, CourseId, PhotoId, SessionId } from '../../../src/domain/ids.ts';
import { reader } from '../../../src/storage/reader.ts';
import type { PhotoFile, Step } from '../protocol.ts';
import { badTarget } from './badTarget.ts';
import { layOlder } from './older.ts';

const silently = () => undefined;

/** A file of this origin's own, which stands for one that a person chose. */
export async function fileOf(name: string): Promise<FileSystemFileHandle> {
  return (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
}

export async function exportClient(clientId: string, passphrase: string): Promise<string> {
  const request = { passphrase, clientId: clientId as ClientId, target: null, onProgress: silently };
  const { blob } = await backUp(request, 'transfer.age');
  return toBase64(new Uint8Array(await (blob as Blob).arrayBuffer()));
}

/** Does what the app's screens do in this step. What it gives back is an id, where there is one. */
export async function takeStep(step: Step, index: number): Promise<string> {
  // What the step needs is laid ready before it counts as begun.
  if (step.kind === 'move') {
    await lockVault();
    await layOlder(step.older);
  }
  await window.told({ is: 'begun', index });
  switch (step.kind) {
    case 'client':
      return addClient({ label: step.label });
    case 'course': {
      const plan = { concern: 'redness', protocolId: null, plannedSessions: 3 } as const;
      return addCourse({ ...plan, clientId: step.clientId as ClientId, area: step.area });
    }
    case 'photos':
      await add(step.courseId as CourseId, step.files);
      return '';
    case 'measure':
      await add(step.courseId as CourseId, step.files);
      await scorePhotos(step.courseId as CourseId);
      return '';
    case 'remove':
      await removePhoto(step.photoId as PhotoId);
      return '';
    case 'note': {
      const sessions = await reader.sessions(step.courseId as CourseId);
      const session = sessions.find(({ id }) => id === step.sessionId);
      if (session === undefined) throw new AppError('not-found');
      const where = { courseId: step.courseId as CourseId, sessionId: step.sessionId as SessionId };
      return updateSession(where, { ...session, note: step.note });
    }
    case 'room':
      return addRoom({ name: step.name });
    case 'erase':
      return (await eraseClient(step.clientId as ClientId)).on;
    case 'restore': {
      const file = new Blob([fromBase64(step.base64)]);
      const bringBack = new Set([step.bringBack as ClientId]);
      await restoreBackup(file, { passphrase: step.passphrase, bringBack, onProgress: silently });
      return '';
    }
    case 'move':
      await unlockVault(step.passphrase);
      return '';
    case 'add-person':
      await addPerson(step.name, 'practitioner', step.passphrase);
      return '';
    case 'remove-person':
      await removePerson(step.slotId);
      return '';
    case 'sheet': {
      const words = await renewRecoverySheet();
      await confirmRecoverySheet();
      return words.join(' ');
    }
    case 'backup': {
      const file = await fileOf(step.file);
      const target = step.fault === undefined ? file : badTarget(file, step.fault);
      const request = { passphrase: step.passphrase, clientId: null, target, onProgress: silently };
      await backUp(request, step.file);
      return '';
    }
  }
}

async function add(courseId: CourseId, files: readonly PhotoFile[]): Promise<void> {
  const given = files.map(({ name, base64 }) => new File([fromBase64(base64)], name));
  const telling: Promise<void>[] = [];
  await addPhotos(given, { courseId }, ({ index, state, photoId, code }) => {
    const sha256 = files[index]?.sha256 ?? '';
    if (state === 'saved') telling.push(window.told({ is: 'saved', sha256, photoId: photoId ?? '' }));
    if (state === 'refused' || state === 'failed')
      telling.push(window.told({ is: 'refused', sha256, code: code ?? state }));
  });
  await Promise.all(telling);
}
