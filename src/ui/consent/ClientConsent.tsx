import { readConsents } from '../../actions/consent/readConsents.ts';
import { useStored } from '../../actions/useStored.ts';
import { showingStateOf } from '../../domain/consentState.ts';
import type { Client } from '../../domain/course.ts';
import { localDay } from '../../domain/day.ts';
import { isToBeTakenDown } from '../../domain/publishedSet.ts';
import { toConsent } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import panels from '../parts/Panel.module.css';
import styles from './Consent.module.css';
import { ConsentMark } from './ConsentBadge.tsx';
import { WithdrawConsent } from './WithdrawConsent.tsx';

/** How a client's consent stands, on their page, with the ways to it and out of it. */
export function ClientConsent({ client }: { readonly client: Client }) {
  const view = useStored(readConsents(client.id), [client.id]);
  const { consent: words } = messages;
  if (!view) return null;
  const state = showingStateOf(view.consents, null, localDay(new Date()));
  return (
    <section aria-labelledby="consent" className={panels.panel}>
      <h2 id="consent">{words.title}</h2>
      <ConsentMark state={state} words={words.badgeClient[state]} />
      {view.sets.some(isToBeTakenDown) && <ConsentMark state="withdrawn" words={words.takeDown} />}
      <div className={styles.actions}>
        <ButtonLink href={toConsent(client.id)}>{words.open}</ButtonLink>
        <WithdrawConsent client={client} consents={view.consents} />
      </div>
    </section>
  );
}
