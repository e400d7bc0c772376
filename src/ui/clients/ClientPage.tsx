import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { readClient } from '../../actions/readClients.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Course, Session } from '../../domain/course.ts';
import { planOf } from '../../domain/coursePlan.ts';
import { localDay } from '../../domain/day.ts';
import type { ClientId } from '../../domain/ids.ts';
import type { ProtocolLibrary } from '../../domain/protocol.ts';
import { NotFound } from '../app/NotFound.tsx';
import { PATTERNS, toClientFile, toPhotos, toShow, toTransfer } from '../app/routes.ts';
import { CalibrationBadge } from '../calibration/CalibrationBadge.tsx';
import { ClientConsent } from '../consent/ClientConsent.tsx';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Crumbs } from '../parts/Crumbs.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { ExampleChip } from '../parts/ExampleChip.tsx';
import { Icon } from '../parts/Icon.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { Title } from '../parts/Title.tsx';
import { treatmentName } from '../parts/treatment.ts';
import { nextWords } from '../plan/planWords.ts';
import { AREAS, CONCERN_NAMES } from '../words/names.ts';
import { AddCourse } from './AddCourse.tsx';
import styles from './Clients.module.css';
import { EraseClient } from './EraseClient.tsx';

interface CourseLinkProps {
  readonly course: Course;
  readonly sessions: readonly Session[];
  readonly library: ProtocolLibrary;
}

function CourseLink({ course, sessions, library }: CourseLinkProps) {
  const { area, concern, protocolId, plannedSessions } = course;
  if (course.purpose === 'calibration') {
    return (
      <Link href={toPhotos(course.id)} className={styles.item}>
        <span className={styles.itemWords}>
          <strong>{messages.calibration.title}</strong>
          <span className={styles.soft}>{messages.calibration.about}</span>
        </span>
        <CalibrationBadge />
        <Icon name="next" />
      </Link>
    );
  }
  return (
    <Link href={toPhotos(course.id)} className={styles.item}>
      <span className={styles.itemWords}>
        <strong>{messages.course.title(AREAS[area], CONCERN_NAMES[concern])}</strong>
        <span className={styles.soft}>
          {treatmentName(library, protocolId)} · {messages.client.planned}: {plannedSessions}
        </span>
        <span className={styles.soft}>{nextWords(planOf({ course, sessions, library }, localDay(new Date())))}</span>
      </span>
      <Icon name="next" />
    </Link>
  );
}

/** One client: their courses, and the way to delete everything about them. */
export function ClientPage() {
  const { clientId } = useParams() as { clientId: ClientId };
  const view = useStored(readClient(clientId), [clientId]);
  const [isAdding, setAdding] = useState(false);
  const { client: words, start, app } = messages;
  if (view === undefined) return <p role="status">{app.loading}</p>;
  if (view === null) return <NotFound />;
  const { client, courses, sessions, library } = view;
  return (
    <div className={styles.client}>
      <div className={styles.hero}>
        <Crumbs href={PATTERNS.start} label={start.clients} />
        <Title windowTitle={messages.client.windowTitle}>{client.label}</Title>
        {client.isExample && <ExampleChip />}
      </div>
      <section aria-labelledby="courses" className={panels.panel}>
        <div className={panels.head}>
          <h2 id="courses">{words.courses}</h2>
          <Permitted right="capture">
            <Button kind={courses.length === 0 ? 'primary' : 'quiet'} onPress={() => setAdding(true)}>
              <Icon name="plus" />
              {words.addCourse}
            </Button>
          </Permitted>
        </div>
        {courses.length === 0 ? (
          <p className={styles.soft}>{words.noCourses}</p>
        ) : (
          <ul className={styles.list}>
            {courses.map((course) => (
              <li key={course.id}>
                <CourseLink course={course} sessions={sessions.get(course.id) ?? []} library={library} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <ClientConsent client={client} />
      <div className={styles.actions}>
        <ButtonLink href={toShow(client.id)}>{messages.clientView.show}</ButtonLink>
        {!client.isExample && (
          <Permitted right="export" isTold>
            <ButtonLink href={toClientFile(client.id)}>{messages.clientFile.give}</ButtonLink>
            <ButtonLink href={toTransfer(client.id)}>{messages.backup.transfer}</ButtonLink>
          </Permitted>
        )}
        <Permitted right="erase">
          <EraseClient client={client} courses={courses.length} />
        </Permitted>
      </div>
      <Dialog title={words.addCourse} isOpen={isAdding} onClose={() => setAdding(false)}>
        <AddCourse clientId={client.id} library={library} />
      </Dialog>
    </div>
  );
}
