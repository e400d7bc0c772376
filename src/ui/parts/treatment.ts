import { type ProtocolLibrary, protocolIn } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';

/** The name of a course's treatment. */
export function treatmentName(library: ProtocolLibrary, protocolId: string | null): string {
  return protocolIn(library, protocolId)?.name ?? messages.client.noTreatment;
}
