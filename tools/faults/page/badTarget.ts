/** What may happen to the place that a backup is written to. */
export type TargetFault = 'revoked' | 'full' | 'pulled' | 'unclosed' | 'cut' | 'changed' | 'gone';

/** A file that fails in this way when a backup is written to it, or read back; what lies in `real` is real. */
export function badTarget(real: FileSystemFileHandle, fault: TargetFault): FileSystemFileHandle {
  const broken = (name: string) => new DOMException('broken on purpose', name);
  return {
    name: real.name,
    async createWritable() {
      if (fault === 'revoked') throw broken('NotAllowedError');
      const writable = await real.createWritable();
      const writer = writable.getWriter();
      let written = 0;
      return new WritableStream<Uint8Array<ArrayBuffer>>({
        async write(piece) {
          written += piece.length;
          if (fault === 'full' && written > 2_000) throw broken('QuotaExceededError');
          if (fault === 'pulled' && written > 2_000) throw broken('InvalidStateError');
          await writer.write(piece);
        },
        async close() {
          if (fault === 'unclosed') throw broken('UnknownError');
          await writer.close();
        },
        abort: (reason) => writer.abort(reason),
      });
    },
    async getFile() {
      const file = await real.getFile();
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (fault === 'gone') throw broken('NotFoundError');
      if (fault === 'cut') return new File([bytes.slice(0, -100)], real.name);
      if (fault === 'changed') bytes[bytes.length >> 1]! ^= 1;
      return new File([bytes], real.name);
    },
  } as unknown as FileSystemFileHandle;
}
