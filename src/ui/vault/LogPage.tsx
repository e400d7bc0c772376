import { handOut } from '../../actions/handOut.ts';
import { useStored } from '../../actions/useStored.ts';
import { type AuditEntry, type AuditLog, exportAuditLog, readAuditLog } from '../../actions/vault/readAuditLog.ts';
import { useVault } from '../../actions/vault/state.ts';
import { localDay } from '../../domain/day.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Vault.module.css';

/** So many lines are shown; the file has all. */
const SHOWN = 200;

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What was done with the vault, by whom, and whether the log is as it was written. */
export function LogPage() {
  const log = useStored(readAuditLog(), []);
  return <ClinicFrame screen="log">{log && <Log log={log} />}</ClinicFrame>;
}

function Log({ log }: { readonly log: AuditLog }) {
  const vault = useVault();
  const { isBusy, code, run } = useAction();
  const words = messages.vault;
  const isCut = vault.kind === 'open' && vault.isLogCut;
  if (log.entries.length === 0 && !isCut) return <p className={styles.soft}>{words.logEmpty}</p>;
  return (
    <div className={styles.wide}>
      <p className={styles.soft}>{words.logLead}</p>
      {log.brokenAt !== null && <Notice kind="danger" words={words.logBroken(log.brokenAt)} />}
      {isCut && <Notice kind="danger" words={words.logCut} />}
      {log.brokenAt === null && !isCut && <p>{words.logHolds(log.entries.length)}</p>}
      <p>
        {words.logHead} <span className={styles.head}>{log.head}</span>
      </p>
      <Permitted right="export">
        <div className={styles.actions}>
          <Button isDisabled={isBusy} onPress={() => run(saveLog)}>
            {words.logSave}
          </Button>
        </div>
      </Permitted>
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard. */}
      <section className={styles.scroll} aria-label={words.logTable} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {words.logColumns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {log.entries.slice(0, SHOWN).map((entry) => (
              <tr key={entry.seq}>
                <td>{entry.seq}</td>
                <td>{time.format(entry.at)}</td>
                <td>{words.logKinds[entry.kind]}</td>
                <td>{whoOf(entry, log)}</td>
                <td>{clientOf(entry, log)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function whoOf({ detail }: AuditEntry, { staff, entries }: AuditLog): string {
  const { logNobody, logFormer, logSheet } = messages.vault;
  const who = detail?.slotId ?? null;
  if (who === null) return logNobody;
  const isSheet = entries.some((entry) => entry.kind === 'unlocked-by-sheet' && entry.detail?.slotId === who);
  return isSheet ? logSheet : (staff.find(({ slotId }) => slotId === who)?.name ?? logFormer);
}

function clientOf({ clientId }: AuditEntry, { clients }: AuditLog): string {
  if (clientId === '') return '';
  return clients.find(({ id }) => id === clientId)?.label ?? messages.vault.logErased;
}

async function saveLog(): Promise<void> {
  const name = `skinseries-log-${localDay(new Date())}.json`;
  await handOut(await exportAuditLog(), { name, about: 'log' });
}
