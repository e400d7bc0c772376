import { readSets } from '../../actions/publish/readPublishing.ts';
import { useStored } from '../../actions/useStored.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { SetItem } from '../consent/TakeDownList.tsx';
import { messages } from '../messages.ts';
import panels from '../parts/Panel.module.css';
import styles from './Publish.module.css';
import { VerifySet } from './VerifySet.tsx';

const { publish: words } = messages;

/** Every set that was saved here, and a place to verify one. */
export function SetsPage() {
  const sets = useStored(readSets, []);
  return (
    <ClinicFrame screen="sets">
      <div className={styles.page}>
        <p className={styles.lead}>{words.setsLead}</p>
        <section className={panels.panel} aria-labelledby="sets">
          <h2 id="sets">{words.sets}</h2>
          {sets?.length === 0 && <p className={styles.soft}>{words.setsNone}</p>}
          <ul className={styles.list}>
            {sets?.map((set) => (
              <SetItem key={set.id} set={set} />
            ))}
          </ul>
        </section>
        <VerifySet />
      </div>
    </ClinicFrame>
  );
}
