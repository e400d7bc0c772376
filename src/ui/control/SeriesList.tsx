import { Link } from 'wouter';
import type { Photo } from '../../domain/photo.ts';
import styles from '../area/Area.module.css';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import type { Remedy } from '../words/remedy.ts';
import control from './Control.module.css';
import type { NamedPhoto } from './photoSeries.ts';

interface SeriesListProps {
  readonly all: readonly NamedPhoto[];
  readonly current: Photo;
  readonly lead: string;
  /** Whether something was drawn on a photo, the word for it, and where it is drawn. */
  readonly isDrawn: (photo: Photo) => boolean;
  readonly drawn: string;
  readonly undrawn: string;
  readonly to: (photo: Photo) => string;
  /** Said where some photos are drawn on and others not. */
  readonly mixed: Remedy;
}

/** Every photo of one view with whether something was drawn on it: a drawing belongs to one photo, so the others are one step away. */
export function SeriesList({ all, current, lead, isDrawn, drawn, undrawn, to, mixed }: SeriesListProps) {
  const count = all.filter(({ photo }) => isDrawn(photo)).length;
  return (
    <section className={panels.panel} aria-labelledby="all-photos">
      <h2 id="all-photos">{messages.control.all}</h2>
      <p className={styles.soft}>{lead}</p>
      {count > 0 && count < all.length && <Notice words={mixed} />}
      <ul className={control.list}>
        {all.map(({ photo, name }) => (
          <li key={photo.id}>
            <Link href={to(photo)} aria-current={photo.id === current.id ? 'page' : undefined}>
              {name}
              <span className={styles.soft}>{isDrawn(photo) ? drawn : undrawn}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
