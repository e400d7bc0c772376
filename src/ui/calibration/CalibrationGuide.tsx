import type { CourseView } from '../../actions/readCourse.ts';
import { PATTERNS } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import panels from '../parts/Panel.module.css';
import styles from './Calibration.module.css';

/** What to do at a calibration, how far it is, and the way to what was learnt. */
export function CalibrationGuide({ sessions, photos }: Pick<CourseView, 'sessions' | 'photos'>) {
  const { calibration } = messages;
  const latest = sessions.at(-1);
  const shots = photos.filter(({ sessionId, status }) => sessionId === latest?.id && status.kind !== 'refused').length;
  return (
    <section className={panels.panel} aria-labelledby="calibration">
      <h3 id="calibration">{calibration.checklist}</h3>
      <ol className={styles.steps}>
        {calibration.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p role="status">{calibration.shots(shots)}</p>
      <p className={styles.soft}>{calibration.later}</p>
      <div>
        <ButtonLink kind={shots >= 3 ? 'primary' : 'quiet'} href={PATTERNS.calibration}>
          {calibration.result}
        </ButtonLink>
      </div>
    </section>
  );
}
