import { areSound, type LibraryChange, type ProtocolFigures } from '../domain/clinicLibrary.ts';
import { localDay } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
import type { Protocol } from '../domain/protocol.ts';
import { saveClinicLibrary } from '../storage/clinic.ts';
import { requireRight } from './vault/rights.ts';

/** A protocol of the clinic's own, as it is filled in. */
export type OwnProtocol = ProtocolFigures & {
  readonly name: string;
  /** Where the figures come from, in the clinic's words; never empty. */
  readonly source: string;
  readonly cumulative: boolean;
};

/** Sets the clinic's own figures for a protocol. @throws AppError `unexpected`: they make no sense, or `by` is empty */
export async function changeProtocol(protocolId: string, figures: ProtocolFigures, by: string): Promise<void> {
  requireRight('manage');
  if (!areSound(figures)) throw new AppError('unexpected', 'These figures make no sense.');
  await keep({ ...madeBy(by), kind: 'figures', protocolId, figures });
}

/** Takes the figures of a protocol back to those that ship. @throws AppError `unexpected`: `by` is empty */
export async function resetProtocol(protocolId: string, by: string): Promise<void> {
  requireRight('manage');
  await keep({ ...madeBy(by), kind: 'reset', protocolId });
}

/** Adds a protocol of the clinic's own. @throws AppError `unexpected`: figures without sense, no name, source or `by` */
export async function addProtocol({ name, source, cumulative, ...figures }: OwnProtocol, by: string): Promise<string> {
  requireRight('manage');
  if (!areSound(figures) || name.trim() === '' || source.trim() === '')
    throw new AppError('unexpected', 'A protocol needs a name, a source and figures that make sense.');
  const protocol: Protocol = {
    ...figures,
    id: `own-${crypto.randomUUID()}`,
    name: name.trim(),
    resultsDays: null,
    performedBy: '',
    cumulative,
    evidence: 'own',
    sources: [source.trim()],
  };
  await keep({ ...madeBy(by), kind: 'added', protocol });
  return protocol.id;
}

function madeBy(by: string): Pick<LibraryChange, 'on' | 'by'> {
  if (by.trim() === '') throw new AppError('unexpected', 'A change needs a name.');
  return { on: localDay(new Date()), by: by.trim() };
}

const keep = (change: LibraryChange) => saveClinicLibrary((changes) => [...changes, change]);
