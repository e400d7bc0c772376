import type { ToneName } from '../../test/fixtures/face/tone.ts';
import type { Recovered } from '../validate/rendered/recoverCourses.ts';
import { Chart, INKS, Legend, Rule } from './Chart.tsx';

const NAMES = { light: 'light', dark: 'dark', veryDark: 'very dark' } as const satisfies Record<ToneName, string>;

/** What was put into rendered courses against what came out, on the change scale (ln), with the line where both are equal. */
export function Calibration({ title, courses }: { readonly title: string; readonly courses: readonly Recovered[] }) {
  const found = courses.flatMap((one) => (one.foundLn === null ? [] : [{ ...one, foundLn: one.foundLn }]));
  const values = found.flatMap(({ putInLn, foundLn }) => [putInLn, foundLn]);
  const from = Math.min(...values) - 0.1;
  const to = Math.max(...values) + 0.1;
  const tones = [...new Set(found.map(({ planned }) => planned.tone))];
  return (
    <Chart
      title={title}
      x={{ from, to, label: 'change put in, first to last visit (ln)' }}
      y={{ from, to, label: 'change found (ln)' }}
      draw={(scales) => (
        <>
          <Rule scales={scales} from={[from, from]} to={[to, to]} isDashed />
          {found.map(({ planned, putInLn, foundLn }) => (
            <circle
              key={`${planned.tone} ${planned.size}`}
              cx={scales.x(putInLn)}
              cy={scales.y(foundLn)}
              r={6}
              fill={INKS[tones.indexOf(planned.tone)]}
            />
          ))}
          <Legend names={tones.map((tone) => NAMES[tone])} />
        </>
      )}
    />
  );
}
