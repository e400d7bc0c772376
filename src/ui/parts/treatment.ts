import { protocolIn, SHIPPED_LIBRARY } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';

/** The name of a course's treatment. */
export function treatmentName(protocolId: string | null): string {
  return protocolIn(SHIPPED_LIBRARY, protocolId)?.name ?? messages.client.noTreatment;
}
