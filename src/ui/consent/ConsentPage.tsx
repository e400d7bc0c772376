import { Link, useParams } from 'wouter';
import { readConsents } from '../../actions/consent/readConsents.ts';
import { useStored } from '../../actions/useStored.ts';
import type { ClientId } from '../../domain/ids.ts';
import { isToBeTakenDown } from '../../domain/publishedSet.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toClient, toNewConsent, toSignedConsent } from '../app/routes.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Crumbs } from '../parts/Crumbs.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { Title } from '../parts/Title.tsx';
import styles from './Consent.module.css';
import { ScopeStates } from './ScopeStates.tsx';
import { SetItem, TakeDownList } from './TakeDownList.tsx';
import { WithdrawConsent } from './WithdrawConsent.tsx';

const { consent: words } = messages;

/** A client's consent: how each use stands, what was signed, the sets made, and what is to be taken down. */
export function ConsentPage() {
  const { clientId } = useParams() as { clientId: ClientId };
  const view = useStored(readConsents(clientId), [clientId]);
  if (view === undefined) return <p role="status">{messages.app.loading}</p>;
  if (view === null) return <NotFound />;
  const { client, consents, sets } = view;
  const others = sets.filter((set) => !isToBeTakenDown(set));
  return (
    <div className={styles.page}>
      <div className={styles.hero}>
        <Crumbs href={toClient(clientId)} label={client.label} isName />
        <Title>{words.title}</Title>
        <p className={styles.lead}>{words.lead}</p>
        <div className={styles.actions}>
          <Permitted right="capture" isTold>
            <ButtonLink kind={consents.length === 0 ? 'primary' : 'quiet'} href={toNewConsent(clientId)}>
              {words.record}
            </ButtonLink>
          </Permitted>
          <WithdrawConsent client={client} consents={consents} />
        </div>
      </div>
      {sets.some(isToBeTakenDown) && (
        <section className={panels.panel} aria-labelledby="takeDown">
          <h2 id="takeDown">{words.takeDown}</h2>
          <TakeDownList sets={sets} />
        </section>
      )}
      <section className={panels.panel} aria-labelledby="uses">
        <h2 id="uses">{words.uses}</h2>
        <ScopeStates consents={consents} />
      </section>
      <section className={panels.panel} aria-labelledby="signed">
        <h2 id="signed">{words.signed}</h2>
        {consents.length === 0 ? (
          <p className={styles.soft}>{words.noneSigned}</p>
        ) : (
          <ul className={styles.list}>
            {consents.map(({ id, signer, signedOn, scopes }) => (
              <li key={id} className={styles.row}>
                <Link href={toSignedConsent(clientId, id)}>{words.read(formatDay(signedOn))}</Link>
                <span className={styles.soft}>
                  <span translate="no">{signer}</span> · {words.usesCount(scopes.length)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={panels.panel} aria-labelledby="sets">
        <h2 id="sets">{words.setsAll}</h2>
        {others.length === 0 ? (
          <p className={styles.soft}>{words.setsNone}</p>
        ) : (
          <ul className={styles.list}>
            {others.map((set) => (
              <SetItem key={set.id} set={set} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
