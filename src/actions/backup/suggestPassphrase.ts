/** Words of a suggested passphrase: 6 of 2,048 are 66 bits. */
const WORDS = 6;

/** Words drawn by the browser's random numbers from the English list of BIP 39: short, common, told apart by four letters. */
export async function suggestPassphrase(): Promise<string> {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js');
  // 2,048 divides 65,536: no word is likelier than another.
  const drawn = crypto.getRandomValues(new Uint16Array(WORDS));
  return Array.from(drawn, (number) => wordlist[number % wordlist.length]).join(' ');
}
