import manifest from '../models/manifest.json';
import { packSet, type SetFile } from '../src/archive/publishedSet/packSet.ts';
import { newSigningKey } from '../src/archive/publishedSet/signature.ts';
import { type SetCheck, verifySet } from '../src/archive/publishedSet/verifySet.ts';
import type { SetManifest, SetModel } from '../src/domain/setManifest.ts';
import type { SigningKey } from '../src/domain/signingKey.ts';
import { expose, transfer } from './channel.ts';
import { models } from './model.ts';
import { type RenderedSubject, renderSubject, type SubjectRequest } from './publish/renderSubject.ts';

/** As pinned: bytes that hash otherwise are not run. */
const MODELS: readonly SetModel[] = Object.entries(manifest.models).map(([name, { sha256 }]) => ({ name, sha256 }));

const api = {
  /** Makes the files of one subject, and closes its pictures. */
  async render(request: SubjectRequest): Promise<RenderedSubject> {
    try {
      const rendered = await renderSubject(request, models);
      return transfer(
        rendered,
        rendered.files.map(({ bytes }) => bytes.buffer),
      );
    } finally {
      for (const { picture } of request.photos) picture.close();
    }
  },

  /** Packs and signs a set. Which models this app runs is known here. */
  async pack(said: Omit<SetManifest, 'files' | 'signer' | 'models'>, files: readonly SetFile[], key: SigningKey) {
    const packed = await packSet({ ...said, models: MODELS }, files, key);
    return transfer(packed, [packed.zip.buffer]);
  },

  async verify(file: Blob): Promise<SetCheck> {
    return verifySet(new Uint8Array(await file.arrayBuffer()));
  },

  /** A new key to sign with. */
  newKey: (madeAt: number): Promise<SigningKey> => newSigningKey(madeAt),
};

export type PublishApi = typeof api;
expose(api);
