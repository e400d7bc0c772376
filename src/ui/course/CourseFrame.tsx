import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useParams } from 'wouter';
import { type CourseView, readCourse } from '../../actions/readCourse.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toClient, toCompare, toPhotos, toPlan, toProgress, toPublish, toReport } from '../app/routes.ts';
import { CalibrationBadge } from '../calibration/CalibrationBadge.tsx';
import { messages } from '../messages.ts';
import { Crumbs } from '../parts/Crumbs.tsx';
import { ExampleChip } from '../parts/ExampleChip.tsx';
import { Title } from '../parts/Title.tsx';
import { treatmentName } from '../parts/treatment.ts';
import { AREAS, CONCERN_NAMES } from '../words/names.ts';
import styles from './CourseFrame.module.css';

const SCREENS = ['photos', 'compare', 'progress', 'plan', 'report', 'publish'] as const;
type CourseScreen = (typeof SCREENS)[number];

const TO: Readonly<Record<CourseScreen, (id: CourseId) => string>> = {
  photos: toPhotos,
  compare: toCompare,
  progress: toProgress,
  plan: toPlan,
  report: toReport,
  publish: toPublish,
};
interface TabsProps {
  readonly courseId: CourseId;
  readonly screen: CourseScreen;
  /** Screens that make no sense here. */
  readonly without: readonly CourseScreen[];
}

function Tabs({ courseId, screen, without }: TabsProps) {
  const current = useRef<HTMLAnchorElement>(null);
  // On a phone the row is longer than the screen.
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav aria-label={messages.course.tabsLabel} className={styles.tabs}>
      {SCREENS.filter((name) => !without.includes(name)).map((name) => (
        <Link
          key={name}
          ref={name === screen ? current : null}
          href={TO[name](courseId)}
          className={styles.tab}
          aria-current={name === screen ? 'page' : undefined}
        >
          {messages.course.tabs[name]}
        </Link>
      ))}
    </nav>
  );
}

interface CourseFrameProps {
  readonly screen: CourseScreen;
  readonly children: (view: CourseView) => ReactNode;
}

/** What stands over the screens of a course: whose it is, what it follows, and the way between the screens. */
export function CourseFrame({ screen, children }: CourseFrameProps) {
  const { courseId } = useParams() as { courseId: CourseId };
  const view = useStored(readCourse(courseId), [courseId]);
  if (view === undefined) return <p role="status">{messages.app.loading}</p>;
  if (view === null) return <NotFound />;
  const { client, course } = view;
  const isCalibration = course.purpose === 'calibration';
  return (
    <>
      <header className={styles.header}>
        <Crumbs href={toClient(client.id)} label={client.label} isName>
          {client.isExample && <ExampleChip />}
          {isCalibration && <CalibrationBadge />}
        </Crumbs>
        <div className={styles.names}>
          <h1>
            {isCalibration
              ? messages.calibration.title
              : messages.course.title(AREAS[course.area], CONCERN_NAMES[course.concern])}
          </h1>
          <p className={styles.soft}>
            {isCalibration
              ? messages.calibration.about
              : `${treatmentName(view.library, course.protocolId)} · ${messages.client.progressOf(view.sessions.length, course.plannedSessions)}`}
          </p>
        </div>
        <Tabs
          courseId={courseId}
          screen={screen}
          without={isCalibration ? ['plan', 'report', 'publish'] : client.isExample ? ['publish'] : []}
        />
      </header>
      <Title level={2} className={styles.unseen}>
        {messages.course.tabs[screen]}
      </Title>
      {children(view)}
    </>
  );
}
