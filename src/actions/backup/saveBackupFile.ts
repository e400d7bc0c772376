import { AppError } from '../../domain/errors.ts';

interface SavePicker {
  showSaveFilePicker(options: object): Promise<FileSystemFileHandle>;
}

/** Whether this browser lets a page write a file where the person says, and read it back. */
export function canWriteFiles(): boolean {
  return 'showSaveFilePicker' in window;
}

/**
 * Asks the person where a backup goes: a folder, a stick, the clinic's share. To be called in their gesture.
 *
 * @returns `null`: they closed the window
 * @throws AppError `backup-unwritable`
 */
export async function chooseBackupFile(suggestedName: string): Promise<FileSystemFileHandle | null> {
  try {
    return await (window as unknown as SavePicker).showSaveFilePicker({
      id: 'backup',
      startIn: 'documents',
      suggestedName,
      types: [{ description: 'age', accept: { 'application/octet-stream': ['.age'] } }],
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw new AppError('backup-unwritable', String(cause), { cause });
  }
}

/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold on the bytes by then; the address must not stay good for ever.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
