import { Decrypter, Encrypter } from 'age-encryption';
import { AppError } from '../domain/errors.ts';
import { LIMITS, SCRYPT_LOG_N } from './limits.ts';

const VERSION_LINE = 'age-encryption.org/v1\n';
const WHOLE_HEADER =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9]\d?)\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;

/** Locks a stream with a passphrase, as an age file that the stock `age` opens. [C2SP age v1, scrypt recipient] */
export async function lockWithPassphrase(
  plain: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(SCRYPT_LOG_N);
  encrypter.setPassphrase(asTyped(passphrase));
  return encrypter.encrypt(plain);
}

/**
 * Opens an age file with a passphrase. Chunks are authenticated one by one; that none is missing at the end is known
 * once the stream has ended.
 *
 * @throws AppError `backup-unknown`: no age file, or one that no passphrase opens; `backup-too-large`: deriving its key
 * would take more memory than any backup of ours; `backup-passphrase`; `backup-damaged` (also in the stream)
 */
export async function openWithPassphrase(
  file: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const reader = file.getReader();
  const head = await readHead(reader);
  requireOurHeader(String.fromCharCode(...head.subarray(0, LIMITS.ageHeaderBytes)));
  const decrypter = new Decrypter();
  decrypter.addPassphrase(asTyped(passphrase));
  try {
    return withTypedErrors(await decrypter.decrypt(putBack(head, reader)));
  } catch (cause) {
    const isWrong = cause instanceof Error && cause.message.startsWith('no identity matched');
    throw new AppError(isWrong ? 'backup-passphrase' : 'backup-damaged', String(cause), { cause });
  }
}

/** The same letters typed on another keyboard may come as other code points. */
function asTyped(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** Looked at before a key is derived: the file says how much memory that takes. */
function requireOurHeader(head: string): void {
  if (!head.startsWith(VERSION_LINE)) throw new AppError('backup-unknown', 'This is not an age file.');
  if (!head.startsWith(`${VERSION_LINE}-> scrypt `))
    throw new AppError('backup-unknown', 'This age file is locked with a key, not with a passphrase.');
  const [, logN] = WHOLE_HEADER.exec(head) ?? [];
  if (logN === undefined) throw new AppError('backup-damaged', 'The header is damaged.');
  if (Number(logN) > LIMITS.scryptLogN) throw new AppError('backup-too-large', `scrypt N = 2^${logN}`);
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readHead(reader: Reader): Promise<Uint8Array> {
  let head = new Uint8Array();
  while (head.length < LIMITS.ageHeaderBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    const longer = new Uint8Array(head.length + value.length);
    longer.set(head);
    longer.set(value, head.length);
    head = longer;
  }
  return head;
}

function putBack(head: Uint8Array, reader: Reader): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(head),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function withTypedErrors(plain: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = plain.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        controller.error(cause instanceof AppError ? cause : new AppError('backup-damaged', String(cause), { cause }));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
