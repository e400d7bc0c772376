import { readClients } from '../../actions/readClients.ts';
import { useStored } from '../../actions/useStored.ts';
import { useVault } from '../../actions/vault/state.ts';
import { PATTERNS } from '../app/routes.ts';
import { BackupBanner } from '../backup/BackupBanner.tsx';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { Title } from '../parts/Title.tsx';
import { AddClient } from './AddClient.tsx';
import { ClientList } from './ClientList.tsx';
import styles from './Clients.module.css';
import { ExampleCourses } from './ExampleCourses.tsx';

/** Where there is no vault yet, it comes before the first client. */
function FirstClient() {
  const { vault } = messages;
  return (
    <div className={styles.form}>
      <p className={styles.soft}>{vault.first}</p>
      <ButtonLink kind="primary" href={PATTERNS.setUp}>
        <Icon name="plus" />
        {vault.firstButton}
      </ButtonLink>
      <ButtonLink href={PATTERNS.openCopy}>{messages.clientFile.open}</ButtonLink>
    </div>
  );
}

/** The first screen: what this is, the clients on this device, and an example to look at. */
export function StartPage() {
  const clients = useStored(readClients(), []);
  const vault = useVault();
  const { start } = messages;
  return (
    <>
      <div className={styles.hero}>
        <Title>{start.title}</Title>
        <p className={styles.lead}>{start.lead}</p>
      </div>
      <BackupBanner />
      <div className={styles.columns}>
        <section aria-labelledby="clients" className={panels.panel}>
          <h2 id="clients">{start.clients}</h2>
          {vault.kind === 'none' && <FirstClient />}
          {vault.kind !== 'none' && (
            <Permitted right="capture" isTold>
              <AddClient />
            </Permitted>
          )}
          {clients && <ClientList clients={clients} />}
        </section>
        <ExampleCourses />
      </div>
    </>
  );
}
