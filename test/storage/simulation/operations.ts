import { CLINIC_OPERATIONS } from './clinicOperations.ts';
import { CONSENT_OPERATIONS } from './consentOperations.ts';
import { RECORD_OPERATIONS } from './recordOperations.ts';

/** Everything that one device does by itself. */
export const OPERATIONS = { ...RECORD_OPERATIONS, ...CLINIC_OPERATIONS, ...CONSENT_OPERATIONS } as const;
