import { readClients } from '../../actions/readClients.ts';
import { useStored } from '../../actions/useStored.ts';
import { BackupBanner } from '../backup/BackupBanner.tsx';
import { messages } from '../messages.ts';
import { Title } from '../parts/Title.tsx';
import { AddClient } from './AddClient.tsx';
import { ClientList } from './ClientList.tsx';
import styles from './Clients.module.css';
import { ExampleCourses } from './ExampleCourses.tsx';

/** The first screen: what this is, the clients on this device, and an example to look at. */
export function StartPage() {
  const clients = useStored(readClients(), []);
  const { start } = messages;
  return (
    <>
      <div className={styles.hero}>
        <Title>{start.title}</Title>
        <p className={styles.lead}>{start.lead}</p>
      </div>
      <BackupBanner />
      <div className={styles.columns}>
        <section aria-labelledby="clients" className={styles.panel}>
          <h2 id="clients">{start.clients}</h2>
          <AddClient />
          {clients && <ClientList clients={clients} />}
        </section>
        <ExampleCourses />
      </div>
    </>
  );
}
