import { useState } from 'react';
import { download } from '../../actions/download.ts';
import { type CalendarEntry, calendarFile } from '../../domain/calendarFile.ts';
import type { Client, Course } from '../../domain/course.ts';
import type { CoursePlan } from '../../domain/coursePlan.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import panels from '../parts/Panel.module.css';
import styles from './Plan.module.css';
import { courseCode, visitDays, visitName } from './planWords.ts';

interface CalendarExportProps {
  readonly client: Client;
  readonly course: Course;
  readonly plan: CoursePlan;
}

/** What is still to come, as entries of a calendar. */
function entriesOf(plan: CoursePlan, course: Course, who: string): CalendarEntry[] {
  const { plan: words } = messages;
  return [...plan.visits, ...plan.followUps]
    .filter(({ session }) => session === null)
    .map((visit) => ({
      uid: `${course.id}-${plan.followUps.includes(visit) ? 'follow-up' : 'visit'}-${visit.n}@skinseries`,
      on: visit.due,
      summary: words.entry(visitName(plan, visit), who),
      description: `${visitDays(visit)} ${words.photosFirst}`,
    }));
}

/** Saves the plan as a calendar file. It carries the client's name only where the person says so. */
export function CalendarExport({ client, course, plan }: CalendarExportProps) {
  const [isNamed, setNamed] = useState(false);
  const { plan: words } = messages;
  const code = courseCode(course.id);
  const save = () => {
    const entries = entriesOf(plan, course, isNamed ? client.label : words.code(code));
    const text = calendarFile(entries, new Date());
    download(new Blob([text], { type: 'text/calendar;charset=utf-8' }), words.file(code));
  };
  return (
    <section className={panels.panel} aria-labelledby="calendar">
      <h3 id="calendar">{words.calendar}</h3>
      <p className={styles.soft}>{words.calendarLead(code)}</p>
      <Check label={words.withName(client.label)} hint={words.withNameHint} isChecked={isNamed} onChange={setNamed} />
      <div className={styles.actions}>
        <Button onPress={save}>{words.save}</Button>
      </div>
    </section>
  );
}
