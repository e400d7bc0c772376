import { useState } from 'react';
import { handOut } from '../../actions/handOut.ts';
import { type CalendarEntry, calendarFile } from '../../domain/calendarFile.ts';
import type { Client, Course } from '../../domain/course.ts';
import type { CoursePlan } from '../../domain/coursePlan.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
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
  const { isBusy, code: failed, run } = useAction();
  const { plan: words } = messages;
  const code = courseCode(course.id);
  const save = () =>
    run(() => {
      const entries = entriesOf(plan, course, isNamed ? client.label : words.code(code));
      const file = new Blob([calendarFile(entries, new Date())], { type: 'text/calendar;charset=utf-8' });
      return handOut(file, { name: words.file(code), about: 'calendar', clientId: client.id });
    });
  return (
    <section className={panels.panel} aria-labelledby="calendar">
      <h3 id="calendar">{words.calendar}</h3>
      <p className={styles.soft}>{words.calendarLead(code)}</p>
      <Check label={words.withName(client.label)} hint={words.withNameHint} isChecked={isNamed} onChange={setNamed} />
      <div className={styles.actions}>
        <Button isDisabled={isBusy} onPress={save}>
          {words.save}
        </Button>
      </div>
      {failed && <Notice kind="danger" words={remedyFor(failed)} />}
    </section>
  );
}
