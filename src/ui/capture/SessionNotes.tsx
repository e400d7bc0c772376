import { readRooms } from '../../actions/readRooms.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Session } from '../../domain/course.ts';
import { type ProtocolLibrary, protocolIn } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';
import { windowWords } from './healingWords.ts';
import styles from './Photos.module.css';

/** What was noted of a visit, as it is read at a glance: treatments with their windows, what was seen, room and note. */
export function SessionNotes({
  session: { on, treatments, signs, roomId, note },
  library,
}: {
  readonly session: Session;
  readonly library: ProtocolLibrary;
}) {
  const room = useStored(readRooms(), [])?.find(({ id }) => id === roomId);
  const { healing } = messages;
  const seen = [...signs.map((sign) => healing.signNames[sign]), ...(room ? [room.name] : [])].join(' · ');
  return (
    <>
      {treatments.map(({ id, protocolId, performedBy, detail }) => {
        const protocol = protocolIn(library, protocolId);
        const name = protocol?.name ?? healing.unknownTreatment;
        return (
          <div key={id} className={styles.given}>
            <strong>{performedBy ? healing.by(name, performedBy) : name}</strong>
            {detail && <span>{detail}</span>}
            {protocol && <span className={styles.soft}>{windowWords(protocol, on)}</span>}
          </div>
        );
      })}
      {seen && <p className={styles.soft}>{seen}</p>}
      {note && <p className={styles.note}>{note}</p>}
    </>
  );
}
