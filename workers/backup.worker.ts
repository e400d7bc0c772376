import { lockWithPassphrase, openWithPassphrase } from '../src/archive/age.ts';
import { expose, transfer } from './channel.ts';

/** So much is handed over at once: age's own chunks of 64 KiB would be many messages. */
const BATCH_BYTES = 1024 * 1024;

type Pull = () => Promise<Uint8Array<ArrayBuffer> | null>;
type Put = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

const api = {
  /** Locks what `pull` gives (`null`: that was all) with a passphrase; `put` gets the age file piece by piece. */
  async lock(passphrase: string, pull: Pull, put: Put): Promise<void> {
    const plain = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const bytes = await pull();
        if (bytes === null) controller.close();
        else controller.enqueue(bytes);
      },
    });
    await putAll(await lockWithPassphrase(plain, passphrase), put);
  },

  /** Opens an age file with a passphrase; `put` gets what is in it piece by piece. */
  async open(file: Blob, passphrase: string, put: Put): Promise<void> {
    await putAll(await openWithPassphrase(file.stream(), passphrase), put);
  },
};

export type BackupApi = typeof api;
expose(api);

async function putAll(stream: ReadableStream<Uint8Array>, put: Put): Promise<void> {
  const batch = new Uint8Array(BATCH_BYTES);
  let filled = 0;
  const hand = async () => {
    const bytes = batch.slice(0, filled);
    filled = 0;
    await put(transfer(bytes, [bytes.buffer]));
  };
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    for (let rest = value as Uint8Array; rest.length > 0; ) {
      const part = rest.subarray(0, BATCH_BYTES - filled);
      batch.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled === BATCH_BYTES) await hand();
    }
  }
  if (filled > 0) await hand();
}
