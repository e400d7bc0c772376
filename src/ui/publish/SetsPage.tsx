import { readSets } from '../../actions/publish/readPublishing.ts';
import { useStored } from '../../actions/useStored.ts';
import { isToBeTakenDown, type PublishedSet } from '../../domain/publishedSet.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import panels from '../parts/Panel.module.css';
import { SCOPE_NAMES } from '../words/publish.ts';
import styles from './Publish.module.css';
import { VerifySet } from './VerifySet.tsx';

const { publish: words } = messages;

function SetLine({ set }: { readonly set: PublishedSet }) {
  return (
    <li>
      <strong translate="no">{set.fileName}</strong>
      <p className={styles.soft}>
        {formatDay(set.madeOn)} · {SCOPE_NAMES[set.scope]}
        {set.platform && ` · ${set.platform}`} · {words.setLine(set.photoIds.length, set.places.length)}
      </p>
      {(set.flaggedOn !== null || isToBeTakenDown(set)) && <p>{words.flagged}</p>}
    </li>
  );
}

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
              <SetLine key={set.id} set={set} />
            ))}
          </ul>
        </section>
        <VerifySet />
      </div>
    </ClinicFrame>
  );
}
