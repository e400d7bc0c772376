import { useLocation } from 'wouter';
import { openExample } from '../../actions/openExample.ts';
import { toProgress } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Clients.module.css';

const TONES = ['light', 'dark'] as const;

/** The two example courses that ship with the product, of rendered faces. */
export function ExampleCourses() {
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { start } = messages;
  return (
    <section aria-labelledby="example" className={panels.panel}>
      <h2 id="example">{start.exampleTitle}</h2>
      <p className={styles.soft}>{start.exampleLead}</p>
      <div className={styles.examples}>
        {TONES.map((tone) => (
          <figure key={tone} className={styles.example}>
            <img src={`./example/${tone}/card.jpg`} alt="" className={styles.examplePicture} width={320} height={400} />
            <figcaption className={styles.exampleWords}>
              <span className={styles.soft}>{start.exampleLabel}</span>
              <Button
                aria-label={start.openExample(start.exampleTone[tone])}
                isDisabled={isBusy}
                onPress={() => run(async () => navigate(toProgress(await openExample(tone))))}
              >
                {start.exampleTone[tone]}
              </Button>
            </figcaption>
          </figure>
        ))}
      </div>
      {isBusy && <p role="status">{start.opening}</p>}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </section>
  );
}
