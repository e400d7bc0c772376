import { readConsents } from '../../actions/consent/readConsents.ts';
import { useStored } from '../../actions/useStored.ts';
import type { ClientId } from '../../domain/ids.ts';
import { ScopeStates } from '../consent/ScopeStates.tsx';
import { messages } from '../messages.ts';
import styles from './Report.module.css';

/** What the client has agreed to, use by use, as it stands on the day the report is made. */
export function ReportConsent({ clientId }: { readonly clientId: ClientId }) {
  const held = useStored(readConsents(clientId), [clientId]);
  const { report } = messages;
  if (!held) return null;
  return (
    <section aria-labelledby="report-consent" className={styles.section}>
      <h3 id="report-consent">{report.consent}</h3>
      {held.consents.length === 0 ? <p>{report.noConsent}</p> : <ScopeStates consents={held.consents} />}
    </section>
  );
}
