import { Link } from 'wouter';
import type { ClientView } from '../../actions/readClients.ts';
import { toClient } from '../app/routes.ts';
import { CalibrationBadge } from '../calibration/CalibrationBadge.tsx';
import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';
import styles from './Clients.module.css';

/** Everyone on this device. */
export function ClientList({ clients }: { readonly clients: readonly ClientView[] }) {
  const { start } = messages;
  if (clients.length === 0) return <p className={styles.soft}>{start.noClients}</p>;
  return (
    <ul className={styles.list}>
      {clients.map(({ client, courses }) => (
        <li key={client.id}>
          <Link href={toClient(client.id)} className={styles.item}>
            <span className={styles.initial} aria-hidden="true">
              {client.label.slice(0, 1).toUpperCase()}
            </span>
            <span className={styles.itemWords}>
              <strong>{client.label}</strong>
              <span className={styles.soft}>
                {client.isExample ? start.exampleLabel : start.courses(courses.length)}
              </span>
            </span>
            {courses.some(({ purpose }) => purpose === 'calibration') && <CalibrationBadge />}
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
