/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold on the bytes by then; the address must not stay good for ever.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
