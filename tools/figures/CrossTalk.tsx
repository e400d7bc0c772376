import { Chart, INKS, Legend } from './Chart.tsx';

/** Cross-talk by reading, then by tone group: the share of its own step by which a reading answers the other pigment. */
export type CrossTalkShares = Readonly<
  Record<string, Readonly<Record<string, { readonly n: number; readonly share: number }>>>
>;

const BAR_WIDTH_PX = 26;
/** A reading that answers the other pigment as much as its own says nothing; taller bars are cut there. */
const MOST = 1;

/** Bars of cross-talk: one cluster a tone group, one bar a reading. */
export function CrossTalk({ title, shares }: { readonly title: string; readonly shares: CrossTalkShares }) {
  const readings = Object.keys(shares);
  const groups = Object.entries(shares[readings[0]!]!).map(([name, { n }], at) => ({ at, name: `${name}, n ${n}` }));
  return (
    <Chart
      title={title}
      x={{ from: -0.5, to: groups.length - 0.5, label: 'simulated people by skin tone (individual typology angle)' }}
      y={{ from: 0, to: MOST, label: 'answer to the other pigment / to its own' }}
      places={groups}
      draw={({ x, y }) => (
        <>
          {readings.map((reading, i) =>
            Object.values(shares[reading]!).map(({ share }, at) => {
              const left = x(at) + (i - readings.length / 2) * BAR_WIDTH_PX;
              const top = y(Math.min(share, MOST));
              return (
                <g key={`${reading} ${groups[at]!.name}`}>
                  <rect x={left} y={top} width={BAR_WIDTH_PX - 4} height={y(0) - top} fill={INKS[i]} />
                  <text x={left + 11} y={top - 4} fontSize={11} fontFamily="sans-serif" textAnchor="middle">
                    {share.toFixed(2)}
                  </text>
                </g>
              );
            }),
          )}
          <Legend names={readings} />
        </>
      )}
    />
  );
}
