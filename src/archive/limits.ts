/**
 * What a backup may ask of the device that opens it. They lie well above what Skinseries can hold on a device and well
 * below what would exhaust one; a file beyond them is refused before its bytes are read.
 */
export const LIMITS = {
  /** Two entries a photo (picture, thumbnail) and one a client: some 25,000 photos. */
  entries: 60_000,
  /** A line of the manifest is about 170 bytes. */
  manifestBytes: 16 * 1024 * 1024,
  /** Readings and facts are about 25 kB a photo: some 2,500 photos of one client. */
  recordsBytes: 64 * 1024 * 1024,
  /** No larger file is opened as a photo (`analysis/container/limits.ts`). */
  photoBytes: 256 * 1024 * 1024,
  /** Thumbnails are JPEGs of 320 px. */
  thumbnailBytes: 1024 * 1024,
  /** Our records nest six deep. */
  jsonDepth: 16,
  textLength: 1_000_000,
  /** Longest header of a file locked with a passphrase: version, one stanza, MAC. */
  ageHeaderBytes: 512,
  /** log2 of scrypt's N that is still opened: what the `age` command itself writes (256 MiB). */
  scryptLogN: 18,
} as const;

/** log2 of scrypt's N that backups are written with: 128 MiB. [OWASP Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1] */
export const SCRYPT_LOG_N = 17;
