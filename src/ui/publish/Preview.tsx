import type { RenderedSet } from '../../actions/publish/renderSet.ts';
import { COVER_STEPS, widestCover } from '../../domain/setManifest.ts';
import { messages } from '../messages.ts';
import { Picture } from './Picture.tsx';
import styles from './Publish.module.css';

const { publish: words } = messages;

/** The pictures of a set as they will be written, one size of each, and what the face detector said. */
export function Preview({ rendered }: { readonly rendered: RenderedSet }) {
  const { files, made } = rendered;
  const kinds = files.map(({ path }) => /^(.+)-\d+\.\w+$/.exec(path)?.[1]);
  // Each kind's largest is written first; a page has no size.
  const pictures = files.filter((_, i) => kinds[i] !== undefined && kinds.indexOf(kinds[i]) === i);
  const renders = made.flatMap((one) => one.renders);
  const cover = widestCover(renders);
  return (
    <div className={styles.previews}>
      {cover > 0 ? (
        <p className={styles.good}>{words.covered(cover, COVER_STEPS)}</p>
      ) : (
        renders.some(({ isFaceFree }) => isFaceFree) && <p className={styles.good}>{words.faceFree}</p>
      )}
      {pictures.map(({ path, bytes }) => (
        <Picture key={path} bytes={bytes} alt={words.previewOf(path)} />
      ))}
    </div>
  );
}
