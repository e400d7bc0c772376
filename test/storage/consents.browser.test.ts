import { useDatabase } from '../../src/storage/database.ts';
import { describeConsents } from './consentCases.ts';

describeConsents(() => useDatabase(`consents ${crypto.randomUUID()}`));
