import type { CourseView } from '../../actions/readCourse.ts';
import { type CoursePlan, nextVisit, type PlannedVisit, planOf } from '../../domain/coursePlan.ts';
import { localDay } from '../../domain/day.ts';
import { protocolIn } from '../../domain/protocol.ts';
import { dayRangeWords } from '../clinic/figures.ts';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { CalendarExport } from './CalendarExport.tsx';
import styles from './Plan.module.css';
import { visitDays, visitName } from './planWords.ts';

function Visits({
  title,
  lead,
  visits,
  plan,
}: {
  readonly title: string;
  readonly lead: string;
  readonly visits: readonly PlannedVisit[];
  readonly plan: CoursePlan;
}) {
  const next = nextVisit(plan);
  return (
    <section className={panels.panel} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.soft}>{lead}</p>
      <ol className={styles.visits}>
        {visits.map((visit) => (
          <li key={visit.n} className={styles.visit} aria-current={visit === next ? 'step' : undefined}>
            <strong>{visitName(plan, visit)}</strong>
            <span className={styles.state} data-state={visit.state}>
              {messages.plan.states[visit.state]}
            </span>
            <span className={styles.soft}>{visitDays(visit)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Plan({ view: { client, course, sessions, library } }: { readonly view: CourseView }) {
  const { plan: words } = messages;
  const plan = planOf({ course, sessions, library }, localDay(new Date()));
  const protocol = protocolIn(library, course.protocolId);
  const spacing = protocol?.intervalDays
    ? words.lead(protocol.name, dayRangeWords(protocol.intervalDays))
    : words.usual;
  return (
    <div className={styles.page}>
      <Visits title={words.visits} lead={`${spacing} ${words.photosFirst}`} visits={plan.visits} plan={plan} />
      <Visits title={words.followUps} lead={words.followUpsLead} visits={plan.followUps} plan={plan} />
      {plan.results && <p>{words.results(formatDay(plan.results.from), formatDay(plan.results.to))}</p>}
      {nextVisit(plan) === null ? (
        <p>{words.allDone}</p>
      ) : (
        <Permitted right="export" isTold>
          <CalendarExport client={client} course={course} plan={plan} />
        </Permitted>
      )}
    </div>
  );
}

/** The plan of a course: which visits were made, which one is due, and the follow-ups after it. */
export function PlanPage() {
  return <CourseFrame screen="plan">{(view) => <Plan view={view} />}</CourseFrame>;
}
