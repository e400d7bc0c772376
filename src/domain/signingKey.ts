/** A key of the clinic's: what it signs, the clinic made. Both halves base64; kept sealed. */
export interface SigningKey {
  /** Raw, 32 bytes. */
  readonly publicKey: string;
  /** PKCS #8. */
  readonly privateKey: string;
  /** Epoch ms. */
  readonly madeAt: number;
}
