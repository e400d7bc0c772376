import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Title } from '../parts/Title.tsx';
import styles from './Failure.module.css';
import { PATTERNS } from './routes.ts';

/** For an address that leads nowhere, or to something that has been deleted. */
export function NotFound() {
  return (
    <section className={styles.failure}>
      <Title>{messages.app.notFound}</Title>
      <ButtonLink kind="primary" href={PATTERNS.start}>
        {messages.app.back}
      </ButtonLink>
    </section>
  );
}
