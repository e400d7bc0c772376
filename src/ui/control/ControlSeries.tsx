import { Link } from 'wouter';
import type { Photo } from '../../domain/photo.ts';
import { toControl } from '../app/routes.ts';
import styles from '../area/Area.module.css';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import control from './Control.module.css';

/** A photo of the view, and the name of its session. */
export interface NamedPhoto {
  readonly photo: Photo;
  readonly name: string;
}

/** Every photo of one view with whose clear skin it uses: a patch of one's own belongs to one photo, so the others are one step away. */
export function ControlSeries({ all, current }: { readonly all: readonly NamedPhoto[]; readonly current: Photo }) {
  const words = messages.control;
  const own = all.filter(({ photo }) => photo.control !== null).length;
  return (
    <section className={styles.panel} aria-labelledby="all-photos">
      <h2 id="all-photos">{words.all}</h2>
      <p className={styles.soft}>{words.allLead}</p>
      {own > 0 && own < all.length && <Notice words={words.mixed} />}
      <ul className={control.list}>
        {all.map(({ photo, name }) => (
          <li key={photo.id}>
            <Link
              href={toControl(photo.courseId, photo.id)}
              aria-current={photo.id === current.id ? 'page' : undefined}
            >
              {name}
              <span className={styles.soft}>{photo.control ? words.own : words.proposed}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
