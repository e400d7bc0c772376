import type { Client } from '../../domain/course.ts';
import { localDay } from '../../domain/day.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { regionName } from '../progress/regionName.ts';
import { VIEW_NAMES } from '../words/names.ts';
import styles from './Report.module.css';
import type { Shown } from './shown.ts';

/** Whose course it is, what it was read on, and when. */
export function ReportFacts({ client, record, view, region }: Shown & { readonly client: Client }) {
  const { report } = messages;
  const { sessions, course } = record;
  const days = [sessions[0], sessions.at(-1)].map((session) => formatDay(session?.on ?? ''));
  const facts = [
    [report.facts.client, client.label],
    [report.facts.area, regionName(region)],
    [report.facts.view, VIEW_NAMES[view]],
    [report.facts.visits, report.visits(sessions.length, course.plannedSessions)],
    [report.facts.period, report.period(days[0] ?? '', days[1] ?? '')],
    [report.facts.printed, formatDay(localDay(new Date()))],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
