import { Link, useLocation, useRoute } from 'wouter';
import type { ClientView } from '../../actions/clientView/state.ts';
import { readClient } from '../../actions/readClients.ts';
import { readCourse } from '../../actions/readCourse.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId } from '../../domain/ids.ts';
import { PATTERNS, toCompare, toSummary } from '../app/routes.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Choice } from '../parts/Field.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { PrintSummary } from '../report/PrintSummary.tsx';
import { Summary } from '../report/Summary.tsx';
import { AREAS, CONCERN_NAMES } from '../words/names.ts';
import { ClientCompare } from './ClientCompare.tsx';
import styles from './ClientView.module.css';
import { RemoveCopy } from './RemoveCopy.tsx';
import { TakeBack } from './TakeBack.tsx';

const PAGES = [
  { name: 'summary', to: toSummary },
  { name: 'compare', to: toCompare },
] as const;

/** All there is while the screen is a client's: their page and their photos, whatever the address says. */
export function ClientScreens({ view: { clientId, kind } }: { readonly view: ClientView }) {
  const details = useStored(readClient(clientId), [clientId]);
  const [, onSummary] = useRoute<{ courseId: string }>(PATTERNS.summary);
  const [isCompare, onCompare] = useRoute<{ courseId: string }>(PATTERNS.compare);
  const [, navigate] = useLocation();
  const { clientView: words, app, course: names } = messages;
  if (details === undefined) return <p role="status">{app.loading}</p>;
  const courses = details?.courses.filter(({ purpose }) => purpose === 'treatment') ?? [];
  const asked = (onCompare ?? onSummary)?.courseId;
  const course = courses.find(({ id }) => id === asked) ?? courses.at(-1);
  const shown = isCompare ? 'compare' : 'summary';
  return (
    <>
      <div className={styles.bar}>
        {course && (
          <nav aria-label={words.nav} className={styles.tabs}>
            {PAGES.map(({ name, to }) => (
              <Link
                key={name}
                href={to(course.id)}
                className={styles.tab}
                aria-current={name === shown ? 'page' : undefined}
              >
                {words.pages[name]}
              </Link>
            ))}
          </nav>
        )}
        {course && courses.length > 1 && (
          <Choice
            label={words.courses}
            value={course.id}
            options={courses.map(({ id, area, concern }) => ({
              value: id,
              label: words.courseOf(
                names.title(AREAS[area], CONCERN_NAMES[concern]),
                formatDay(details?.sessions.get(id)?.[0]?.on ?? ''),
              ),
            }))}
            onChange={(id) => navigate(toSummary(id))}
          />
        )}
        {course && shown === 'summary' && (
          <Permitted right="export">
            <PrintSummary />
          </Permitted>
        )}
        {kind === 'own' ? <RemoveCopy /> : <TakeBack clientId={clientId} />}
      </div>
      {course ? (
        <CourseShown key={course.id} courseId={course.id} shown={shown} />
      ) : (
        <p role="status">{kind === 'own' ? messages.clientFile.opening : words.noCourse}</p>
      )}
    </>
  );
}

function CourseShown({ courseId, shown }: { readonly courseId: CourseId; readonly shown: 'summary' | 'compare' }) {
  const view = useStored(readCourse(courseId), [courseId]);
  if (view === undefined || view === null) return <p role="status">{messages.app.loading}</p>;
  return shown === 'compare' ? <ClientCompare view={view} /> : <Summary view={view} />;
}
