import { fromBase64 } from '../../bytes/base64.ts';
import { AppError } from '../../domain/errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A passkey to be asked, and what its PRF is asked with. */
export interface PasskeyAsked {
  /** As WebAuthn names it, base64url. */
  readonly credentialId: string;
  readonly salt: Bytes;
}

/** A passkey's answer: 32 bytes that only it gives, and gives again for the same salt. The receiver hands them over at once. */
export interface PasskeyAnswer {
  readonly credentialId: string;
  readonly secret: Bytes;
}

/** ES256 and RS256, the two that every authenticator has one of. Nothing is ever signed with them here. */
const ALGORITHMS = [-7, -257];

/** Whether this browser says that it can't: then nothing is offered. One that doesn't say is asked when it comes to it. */
export async function canUsePasskeys(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  const told = await PublicKeyCredential.getClientCapabilities?.().catch(() => undefined);
  return told?.['extension:prf'] !== false;
}

/**
 * Has the device make a passkey, and asks it for its secret (WebAuthn level 3, extension `prf`). To be called in a
 * person's gesture. There is no server to prove anything to: the challenge is random, and only the secret is used.
 *
 * @param name shown by the device beside the passkey
 * @throws AppError `passkey-unfit`: it has no PRF; `passkey-unused`: the person or the browser stopped it
 */
export async function makePasskey(name: string, salt: Bytes): Promise<PasskeyAnswer> {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: 'Skinseries' },
        user: { id: random(16), name, displayName: name },
        challenge: random(32),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const credentialId = made.id;
  const { prf } = made.getClientExtensionResults();
  if (prf?.enabled !== true) throw new AppError('passkey-unfit');
  const secret = secretOf(made);
  // Most authenticators answer only when they are used, not when they are made.
  return secret === null ? askPasskeys([{ credentialId, salt }]) : { credentialId, secret };
}

/**
 * Asks for the secret of whichever of these passkeys the person takes.
 *
 * @throws AppError `passkey-unfit`, `passkey-unused`
 */
export async function askPasskeys(passkeys: readonly PasskeyAsked[]): Promise<PasskeyAnswer> {
  const evalByCredential = Object.fromEntries(
    passkeys.map(({ credentialId, salt }) => [credentialId, { first: salt }]),
  );
  const given = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: passkeys.map(({ credentialId }) => ({ type: 'public-key', id: fromBase64Url(credentialId) })),
        userVerification: 'required',
        extensions: { prf: { evalByCredential } },
      },
    }),
  );
  const secret = secretOf(given);
  if (secret === null) throw new AppError('passkey-unfit');
  return { credentialId: given.id, secret };
}

/** What is thrown at a person's or a browser's no tells them apart by name alone. */
async function asked(use: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await use();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (cause) {
    const isStopped = cause instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(cause.name);
    throw new AppError(isStopped ? 'passkey-unused' : 'passkey-unfit', String(cause), { cause });
  }
  throw new AppError('passkey-unused');
}

function secretOf(credential: PublicKeyCredential): Bytes | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  return first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer as ArrayBuffer);
}

function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

function fromBase64Url(text: string): Bytes {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
