import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { type Bytes, random } from './bytes.ts';

const RECOVERY_WORDS = 24;
const PASSPHRASE_WORDS = 6;

/** Six random words of a list of 2,048: 66 bits. */
export function suggestPassphrase(): string {
  const numbers = crypto.getRandomValues(new Uint16Array(PASSPHRASE_WORDS));
  return Array.from(numbers, (number) => wordlist[number % wordlist.length]).join(' ');
}

/** 256 random bits, and the 24 words that stand for them (BIP-39, with its checksum). */
export function newRecovery(): { readonly words: readonly string[]; readonly secret: Bytes } {
  const secret = random(32);
  return { words: entropyToMnemonic(secret, wordlist).split(' '), secret };
}

/** The bits behind 24 typed words; `null`: these are no such words. */
export function recoverySecret(typed: string): Bytes | null {
  const words = typed.normalize('NFKC').trim().toLowerCase().split(/\s+/);
  if (words.length !== RECOVERY_WORDS) return null;
  try {
    return mnemonicToEntropy(words.join(' '), wordlist) as Bytes;
  } catch {
    return null;
  }
}
