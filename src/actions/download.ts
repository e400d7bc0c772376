import { whenLocked } from './vault/lockVault.ts';

/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold on the bytes by then; the address must not stay good for ever, nor past a lock.
  const revoke = () => URL.revokeObjectURL(link.href);
  setTimeout(revoke, 60_000);
  whenLocked(revoke);
}
