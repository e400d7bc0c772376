import type { VaultPerson } from '../../domain/clientReview.ts';
import { messages } from '../messages.ts';

/** Who made or recorded something, with their role. */
export function personName(person: VaultPerson | null): string {
  const { people } = messages;
  if (person === null) return people.nameless;
  return `${person.name ?? people.nameless} (${people.roles[person.role].toLowerCase()})`;
}
