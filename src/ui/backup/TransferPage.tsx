import { useParams } from 'wouter';
import { readClient } from '../../actions/readClients.ts';
import { useStored } from '../../actions/useStored.ts';
import type { ClientId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toClient } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Crumbs } from '../parts/Crumbs.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { Title } from '../parts/Title.tsx';
import { BackUpForm } from './BackUpForm.tsx';
import styles from './Backup.module.css';

/** Puts one client into a file for another device. */
export function TransferPage() {
  const { clientId } = useParams() as { clientId: ClientId };
  const view = useStored(readClient(clientId), [clientId]);
  const { backup: words } = messages;
  if (view === undefined) return <p role="status">{messages.app.loading}</p>;
  if (view === null) return <NotFound />;
  return (
    <div className={styles.page}>
      <div className={styles.hero}>
        <Crumbs href={toClient(clientId)} label={view.client.label} isName />
        <Title>{words.transferTitle}</Title>
        <p className={styles.lead}>{words.transferLead}</p>
      </div>
      <section className={panels.panel} aria-label={words.make}>
        <Permitted right="export" isTold>
          <BackUpForm clientId={clientId} />
        </Permitted>
        <p className={styles.soft}>{words.transferStays}</p>
      </section>
    </div>
  );
}
