/** The clinic's key on this device: what it signs, it made. Both halves base64; kept sealed. */
export interface SigningKey {
  /** Raw, 32 bytes. */
  readonly publicKey: string;
  /** PKCS #8. */
  readonly privateKey: string;
  /** Epoch ms. */
  readonly madeAt: number;
}
