import type { Trend } from '../../domain/trend.ts';
import { formatAmount, formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { TrendChart } from '../progress/TrendChart.tsx';
import styles from './Summary.module.css';

const NOTHING_AROUND = { healing: [], treatments: [] } as const;

function lineOf({ on, isBaseline, changePct, excluded }: Trend['points'][number]): string {
  const { start, at, apart, noChange, more, less } = messages.summary;
  const day = formatDay(on);
  if (excluded !== undefined) return apart(day);
  if (isBaseline || changePct === null) return start(day);
  const amount = formatAmount(changePct);
  return at(day, Math.round(changePct) === 0 ? noChange : changePct > 0 ? more(amount) : less(amount));
}

/** One measure's chart for the client: to be looked at, and the same visit by visit in words for who hears the page. */
export function SummaryChart({ trend }: { readonly trend: Trend }) {
  const { name } = messages.verdict.client[trend.measure];
  // The check patch is the practitioner's concern.
  const points = trend.points.map((point) => ({ ...point, controlChange: null }));
  return (
    <figure className={styles.chart} data-measure={trend.measure}>
      <figcaption>
        <h3>{name}</h3>
        <ol className={styles.unseen}>
          {points.map((point) => (
            <li key={point.sessionId}>{lineOf(point)}</li>
          ))}
        </ol>
      </figcaption>
      {/* Its points speak the practitioner's language; the list above says the same in plain words. */}
      <div inert>
        <TrendChart
          trend={{ ...trend, points }}
          layers={NOTHING_AROUND}
          unit="percent"
          region=""
          nameOf={({ on }) => formatDay(on)}
          known={[]}
          picked={null}
        />
      </div>
    </figure>
  );
}
