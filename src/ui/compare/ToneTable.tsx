import { FACE_REGIONS } from '../../domain/region.ts';
import type { RegionTone } from '../../domain/skinTone.ts';
import { toneWords } from '../card/cardWords.ts';
import { messages } from '../messages.ts';
import { REGION_NAMES } from '../words/names.ts';
import styles from './Compare.module.css';

const REGIONS = ['face', 'area', ...FACE_REGIONS] as const;

type Tones = readonly RegionTone[] | null | undefined;

interface ToneTableProps {
  readonly left: Tones;
  readonly right: Tones;
  readonly leftDay: string;
  readonly rightDay: string;
}

/** Tone of the skin region by region, where a colour card in either photo gives it; nothing where none does. */
export function ToneTable({ left, right, leftDay, rightDay }: ToneTableProps) {
  const { tone, compare } = messages;
  const find = (tones: Tones, region: (typeof REGIONS)[number]) => tones?.find((one) => one.region === region);
  const rows = REGIONS.filter((region) => find(left, region) ?? find(right, region));
  if (rows.length === 0) return null;
  const written = (found: RegionTone | undefined) => (found ? toneWords(found) : '–');
  return (
    <section aria-labelledby="tones" className={styles.regions}>
      <h3 id="tones">{tone.title}</h3>
      <p className={styles.soft}>{tone.lead}</p>
      <div className={styles.tableFrame}>
        <table className={styles.table}>
          <caption className={styles.caption}>{tone.caption(leftDay, rightDay)}</caption>
          <thead>
            <tr>
              <th scope="col">{compare.region}</th>
              <th scope="col">{leftDay}</th>
              <th scope="col">{rightDay}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((region) => (
              <tr key={region}>
                <th scope="row">{REGION_NAMES[region]}</th>
                <td>{written(find(left, region))}</td>
                <td>{written(find(right, region))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
