import { Link } from 'wouter';
import { readThumbnail } from '../../actions/readPhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseRecord } from '../../domain/courseRecord.ts';
import { MEASURES } from '../../domain/measure.ts';
import { toCompare, toPhotos } from '../app/routes.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { MEASURE_WORDS, VIEW_NAMES } from '../words/names.ts';
import styles from './HealingTrack.module.css';
import { type HealingPhoto, healingPhotos } from './healingPhotos.ts';

function HealingTile({ photo, on, cause, measures, beside }: HealingPhoto) {
  const thumbnail = useStored(readThumbnail(photo.id), [photo.id]);
  const { progress } = messages;
  const names = measures.map((measure) => MEASURE_WORDS[measure].name.toLowerCase());
  return (
    <li>
      <Link
        href={beside ? toCompare(photo.courseId, beside, photo.id) : toPhotos(photo.courseId)}
        className={styles.tile}
      >
        <Thumbnail blob={thumbnail} alt="" />
        <strong>{progress.healingDay(cause.daysSince, cause.protocol.name)}</strong>
        <span>{progress.healingPhoto(VIEW_NAMES[photo.view], formatDay(on))}</span>
        {measures.length < MEASURES.length && <span>{progress.healingMeasures(names.join(', '))}</span>}
      </Link>
    </li>
  );
}

/** The photos taken while the skin was healing: to be looked at beside the first one, never on a line. */
export function HealingTrack({ record }: { readonly record: CourseRecord }) {
  const photos = healingPhotos(record);
  if (photos.length === 0) return null;
  const { healingTrack, healingLead } = messages.progress;
  return (
    <details className={styles.track}>
      <summary className={styles.summary}>{healingTrack(photos.length)}</summary>
      <p className={styles.lead}>{healingLead}</p>
      <ul className={styles.tiles}>
        {photos.map((one) => (
          <HealingTile key={one.photo.id} {...one} />
        ))}
      </ul>
    </details>
  );
}
