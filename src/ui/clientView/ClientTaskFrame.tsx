import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Client } from '../../domain/course.ts';
import { toClient } from '../app/routes.ts';
import { Title } from '../parts/Title.tsx';
import styles from './ClientView.module.css';

/** What stands over something done with one client as a whole: whose it is, what it is, and what it does. */
export function ClientTaskFrame(props: {
  readonly client: Client;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  const { client, title, lead, children } = props;
  return (
    <div className={styles.task}>
      <div className={styles.hero}>
        <Link href={toClient(client.id)} className={styles.crumb} translate="no">
          {client.label}
        </Link>
        <Title>{title}</Title>
        <p className={styles.soft}>{lead}</p>
      </div>
      {children}
    </div>
  );
}
