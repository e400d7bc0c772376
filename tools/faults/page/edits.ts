import { vaultDatabaseName, withDatabase } from '../../../src/storage/database.ts';
import { readCanary } from '../../../src/storage/header.ts';
import type { StoreName } from '../../../src/storage/schema.ts';

export interface At {
  readonly store: StoreName;
  readonly key: string | number;
}

/** A change of the store behind the app's back. */
export type Edit =
  | ({ readonly kind: 'flip-bit'; readonly byte: number } & At)
  | ({ readonly kind: 'cut'; readonly bytes: number } & At)
  | ({ readonly kind: 'swap'; readonly other: string } & At)
  /** Other fields of a row, its sealed body as it was. */
  | ({ readonly kind: 'set'; readonly fields: Readonly<Record<string, string | number>> } & At)
  | ({ readonly kind: 'lay-open' } & At)
  | ({ readonly kind: 'delete' } & At)
  /** Keeps a row as it is now, in this page's memory; `put-back` writes it again. */
  | ({ readonly kind: 'remember' } & At)
  | ({ readonly kind: 'put-back' } & At)
  /** The first passphrase slot of the header, in both its copies or in the database alone. */
  | { readonly kind: 'slot'; readonly fields: Readonly<Record<string, unknown>>; readonly isInCopyToo: boolean }
  /** Takes the last line off the log. */
  | { readonly kind: 'cut-log' }
  | { readonly kind: 'canary'; readonly fields: Readonly<Record<string, unknown>> };

const remembered = new Map<string, unknown>();
const kept = new Map<string, unknown>();

export async function keepRow(at: At): Promise<void> {
  kept.set(`${at.store} ${at.key}`, await read(at));
}

export function undo(at: At): Promise<void> {
  return write(at, kept.get(`${at.store} ${at.key}`));
}

export async function applyEdit(edit: Edit): Promise<void> {
  if (edit.kind === 'canary') {
    localStorage.setItem(vaultDatabaseName(), JSON.stringify({ ...readCanary(), ...edit.fields }));
    return;
  }
  if (edit.kind === 'cut-log') {
    const lines = await withDatabase((database) => database.getAllKeys('audit'), 'vault');
    return applyEdit({ kind: 'delete', store: 'audit', key: lines.at(-1) ?? 0 });
  }
  if (edit.kind === 'slot') {
    const header = (await read({ store: 'header', key: 'vault' })) as { slots: { kind: string }[] };
    const slots = header.slots.map((slot) => (slot.kind === 'passphrase' ? { ...slot, ...edit.fields } : slot));
    await write({ store: 'header', key: 'vault' }, { ...header, slots });
    if (edit.isInCopyToo) await applyEdit({ kind: 'canary', fields: { header: { ...header, slots } } });
    return;
  }
  const row = (await read(edit)) as { readonly [field: string]: unknown };
  const name = `${edit.store} ${edit.key}`;
  switch (edit.kind) {
    case 'flip-bit':
      return write(
        edit,
        withSealed(row, (bytes) => bytes.map((byte, i) => (i === edit.byte ? byte ^ 1 : byte))),
      );
    case 'cut':
      return write(
        edit,
        withSealed(row, (bytes) => bytes.slice(0, -edit.bytes)),
      );
    case 'swap': {
      const there = { store: edit.store, key: edit.other };
      const other = (await read(there)) as typeof row;
      const what = edit.store === 'keys' ? 'wrapped' : 'body';
      await write(edit, { ...row, [what]: other[what] });
      return write(there, { ...other, [what]: row[what] });
    }
    case 'set':
      return write(edit, { ...row, ...edit.fields });
    case 'lay-open':
      return write(edit, { ...row, body: { sealed: { label: 'Somebody else' } } });
    case 'delete':
      return withDatabase((database) => database.delete(edit.store, edit.key as never), 'vault');
    case 'remember':
      remembered.set(name, row);
      return;
    case 'put-back':
      return write(edit, remembered.get(name));
  }
}

function withSealed(row: { readonly [field: string]: unknown }, change: (bytes: Uint8Array) => Uint8Array): unknown {
  if (row.wrapped instanceof Uint8Array) return { ...row, wrapped: change(row.wrapped) };
  return { ...row, body: { bytes: change((row.body as { bytes: Uint8Array }).bytes) } };
}

function read({ store, key }: At): Promise<unknown> {
  return withDatabase((database) => database.get(store, key as never), 'vault');
}

async function write({ store }: At, row: unknown): Promise<void> {
  await withDatabase(
    (database) => (store === 'header' ? database.put(store, row, 'vault') : database.put(store, row as never)),
    'vault',
  );
}
