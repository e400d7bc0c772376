import { Chart, INKS, Legend, Rule } from './Chart.tsx';

/** Two readings of unchanged skin, on the change scale (ln), and the group they are told under. */
export interface PairOfReadings {
  readonly group: string;
  readonly first: number;
  readonly second: number;
}

/** Share of a normal spread within the limits of agreement: 95 %. [Bland & Altman 1986] */
const LIMIT_SDS = 1.96;

/** Differences against means of pairs of readings, with their bias and limits of agreement. */
export function BlandAltman({ title, pairs }: { readonly title: string; readonly pairs: readonly PairOfReadings[] }) {
  const points = pairs.map(({ group, first, second }) => ({
    group,
    mean: (first + second) / 2,
    apart: second - first,
  }));
  const bias = points.reduce((sum, { apart }) => sum + apart, 0) / points.length;
  const variance = points.reduce((sum, { apart }) => sum + (apart - bias) ** 2, 0) / (points.length - 1);
  const reach = LIMIT_SDS * Math.sqrt(variance);
  const means = points.map(({ mean }) => mean);
  const tallest = 1.15 * Math.max(reach + Math.abs(bias), ...points.map(({ apart }) => Math.abs(apart)));
  const x = { from: Math.min(...means) - 0.1, to: Math.max(...means) + 0.1 };
  const groups = [...new Set(points.map(({ group }) => group))];
  return (
    <Chart
      title={`${title}: bias ${bias.toFixed(3)}, limits ${(bias - reach).toFixed(2)} to ${(bias + reach).toFixed(2)}, n ${pairs.length}`}
      x={{ ...x, label: 'mean of the two readings (ln)' }}
      y={{ from: -tallest, to: tallest, label: 'second less first (ln)' }}
      draw={(scales) => (
        <>
          {[bias - reach, bias, bias + reach].map((at) => (
            <Rule key={at} scales={scales} from={[x.from, at]} to={[x.to, at]} isDashed={at !== bias} />
          ))}
          {points.map(({ group, mean, apart }) => (
            <circle
              key={`${mean} ${apart}`}
              cx={scales.x(mean)}
              cy={scales.y(apart)}
              r={4}
              fill={INKS[groups.indexOf(group)]}
              fillOpacity={0.8}
            />
          ))}
          <Legend names={groups} />
        </>
      )}
    />
  );
}
