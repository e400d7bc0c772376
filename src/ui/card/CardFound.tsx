import type { PhotoView } from '../../actions/readPhoto.ts';
import styles from '../area/Area.module.css';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import { CARD_WORDS } from '../words/cardProblems.ts';

/** What a photo's colour card is worth: found or not, what its correction leaves, or why it is not used and what to do. */
export function CardFound({ photo, measured }: Pick<PhotoView, 'photo' | 'measured'>) {
  const { card } = messages;
  if (photo.card === 'unused') return <p>{card.unused}</p>;
  if (!measured) return photo.status.kind === 'awaiting' ? <p role="status">{card.pending}</p> : <p>{card.unknown}</p>;
  const found = measured.card;
  if (found === undefined) return <p>{card.unknown}</p>;
  if (found === null) return <p>{card.none}</p>;
  return (
    <>
      {found.problem ? (
        <Notice kind="caution" words={CARD_WORDS[found.problem]} />
      ) : (
        <p>{found.isMarked ? card.marked : card.found}</p>
      )}
      {found.residual && (
        <p className={styles.soft}>{card.residual(found.residual.skin.toFixed(1), found.residual.all.toFixed(1))}</p>
      )}
    </>
  );
}
