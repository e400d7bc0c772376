import { measureAgain } from '../../actions/measureAgain.ts';
import type { PhotoView } from '../../actions/readPhoto.ts';
import type { ControlSkin } from '../../domain/measurement.ts';
import type { ReadingMode } from '../../domain/reading.ts';
import styles from '../area/Area.module.css';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';

/** What a photo's colours are read against now, and whether that can be relied on. */
export function ControlInUse({
  photo,
  measured,
  mode,
}: Pick<PhotoView, 'photo' | 'measured'> & {
  /** Of the photo's readings; `null`: it has none. */
  readonly mode: ReadingMode | null;
}) {
  const { control } = messages;
  const { isBusy, code, run } = useAction();
  const used = measured?.control;
  const inMode = used?.mode ?? mode;
  return (
    <section className={panels.panel} aria-labelledby="in-use">
      <h2 id="in-use">{control.inUse}</h2>
      {!used && photo.status.kind === 'awaiting' && <p role="status">{control.pending}</p>}
      {!used && photo.status.kind === 'measured' && (
        <>
          <p>{control.unknown}</p>
          <Button isDisabled={isBusy} onPress={() => run(() => measureAgain(photo.courseId))}>
            {messages.course.again}
          </Button>
        </>
      )}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      {used?.reliable && <p>{control.reliable}</p>}
      {used?.reliable && <Why control={used} />}
      {used && !used.reliable && <Notice words={used.flaw ? control.flaw[used.flaw] : control.unreliable} />}
      {inMode && inMode !== 'none' && <p className={styles.soft}>{control.mode[inMode]}</p>}
    </section>
  );
}

/** Why this patch, and what of it was left out. */
function Why({ control: { site, clearShare } }: { readonly control: ControlSkin }) {
  const { why } = messages.control;
  const place = site === 'forehead' || site === 'cheeks' ? site : 'beside';
  const leftOut = 1 - (clearShare ?? 1);
  return (
    <p className={styles.soft}>
      {site === null ? why.own : why.proposed(why.place[place])}
      {leftOut >= SAID_FROM && ` ${why.leftOut(formatShare(leftOut))}`}
    </p>
  );
}

/** Less than this left out is the rim of a patch and the odd hair: it needs no words. */
const SAID_FROM = 0.05;
const formatShare = (share: number) => `${(100 * share).toFixed(0)}\u00a0%`;
