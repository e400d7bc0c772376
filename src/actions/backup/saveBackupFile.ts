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
