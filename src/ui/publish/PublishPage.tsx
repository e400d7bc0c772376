import { useState } from 'react';
import { Link } from 'wouter';
import { readPublishable } from '../../actions/publish/readPublishing.ts';
import { type RenderedSet, renderSet } from '../../actions/publish/renderSet.ts';
import { saveSet } from '../../actions/publish/saveSet.ts';
import { readSubjects, withItem } from '../../actions/publish/subjectOf.ts';
import { useStored } from '../../actions/useStored.ts';
import { useRight } from '../../actions/vault/rights.ts';
import { asksReview } from '../../domain/clientReview.ts';
import { localDay } from '../../domain/day.ts';
import type { CourseId } from '../../domain/ids.ts';
import { type GatedSubject, gateFor } from '../../domain/publishGate.ts';
import { announce } from '../app/announce.ts';
import { NotFound } from '../app/NotFound.tsx';
import { PATTERNS } from '../app/routes.ts';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { AREAS, CONCERN_NAMES } from '../words/names.ts';
import { AddItem } from './AddItem.tsx';
import { CaptionFields } from './CaptionFields.tsx';
import { captionOf, labelsOf, wipeWordsOf } from './captionOf.ts';
import { GateList } from './GateList.tsx';
import { ItemFields } from './ItemFields.tsx';
import { OutputFields } from './OutputFields.tsx';
import { Preview } from './Preview.tsx';
import styles from './Publish.module.css';
import { ReviewFields } from './ReviewFields.tsx';
import { readmeOf } from './readmeOf.ts';
import { UseFields } from './UseFields.tsx';
import { newItem, type Publishing, usePublishing } from './usePublishing.ts';

const { publish: words } = messages;

/** From the choice of photos to the saved set, on one page. */
export function PublishPage() {
  return <CourseFrame screen="publish">{({ course }) => <Publish key={course.id} courseId={course.id} />}</CourseFrame>;
}

function Publish({ courseId }: { readonly courseId: CourseId }) {
  const { chosen, change } = usePublishing(courseId);
  const ids = chosen.items.map((item) => item.courseId);
  const whole = useStored(readSubjects(ids), [ids.join(' ')]);
  const publishable = useStored(readPublishable, []);
  const [rendered, setRendered] = useState<RenderedSet | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const mayExport = useRight('export');
  const { isBusy, code, run } = useAction();
  if (whole === undefined || publishable === undefined) return <p role="status">{messages.app.loading}</p>;
  if (whole === null) return <NotFound />;

  const { items, output, dayKind, ownWords, pack } = chosen;
  const use = { ...chosen.use, on: localDay(new Date()) };
  const subjects = items.flatMap((item, i) => (whole[i] ? [{ ...withItem(whole[i], item), mayExport }] : []));
  const gates = subjects.map((subject) => gateFor(subject, use, 'making'));
  const isOpen = gates.every(({ refusals }) => refusals.length === 0);
  const asking = gates.flatMap(({ grants }, i) => (asksReview(grants.map(({ consent }) => consent)) ? [i] : []));
  const isReviewed = asking.every((i) => rendered?.made[i]?.review);
  const isReady = isOpen && output.kinds.length > 0 && output.sizesPx.length > 0;
  const isArea = subjects.every(({ photos }) => photos[0]?.view === 'area');

  // One correction for all photos of a person comes from the first of them.
  const hasCard = subjects.every(
    ({ record, photos: [first] }) => first && record.facts.get(first.id)?.card?.problem === null,
  );
  const told = { dayKind, output: { ...output, isByCard: output.isByCard && hasCard } };

  const revise = (part: Partial<Publishing>) => {
    change(part);
    setRendered(null);
    setSavedAs(null);
  };
  const reviseItem = (at: number, item: Publishing['items'][number]) =>
    revise({ items: items.map((one, i) => (i === at ? item : one)) });
  const make = () =>
    run(async () => {
      const order = {
        items,
        use: chosen.use,
        output: told.output,
        labels: subjects.map((subject) => labelsOf(subject, dayKind)),
        wipes: subjects.map((subject) => wipeWordsOf(subject, use, told)),
      };
      setRendered(await renderSet(order));
      announce(words.preview);
    });
  const save = () =>
    run(async () => {
      if (rendered === null) return;
      const caption = captionOf(subjects, use, told, ownWords);
      const { fileName } = await saveSet(rendered, { caption, readme: readmeOf, rulePack: pack });
      setSavedAs(fileName);
      announce(words.saved(fileName));
    });

  return (
    <div className={styles.page}>
      <p className={styles.lead}>{words.lead}</p>
      <section className={panels.panel} aria-labelledby="what">
        <h2 id="what">{words.what}</h2>
        {items.map((item, i) => {
          const subject = whole[i];
          return subject === undefined ? null : (
            <ItemFields
              key={item.courseId}
              name={nameOf(subject, publishable)}
              subject={subject}
              item={item}
              onChange={(next) => reviseItem(i, next)}
              onRemove={items.length > 1 ? () => revise({ items: items.filter((one) => one !== item) }) : null}
            />
          );
        })}
        <AddItem
          courses={publishable.filter(({ course }) => !ids.includes(course.id))}
          onAdd={(id) => revise({ items: [...items, newItem(id)] })}
        />
      </section>
      <section className={panels.panel} aria-labelledby="use">
        <h2 id="use">{words.use}</h2>
        <UseFields chosen={chosen} onChange={revise} isArea={isArea} />
        <h3>{words.gate}</h3>
        {subjects.map((subject, i) => (
          <GateList
            key={subject.record.course.id}
            subject={subject}
            use={use}
            isBackgroundPlain={output.isBackgroundPlain}
            onMarks={(areMarksHidden) => {
              const item = items[i];
              if (item) reviseItem(i, { ...item, areMarksHidden });
            }}
          />
        ))}
      </section>
      {isOpen && (
        <>
          <section className={panels.panel} aria-labelledby="output">
            <h2 id="output">{words.output}</h2>
            <OutputFields chosen={chosen} onChange={revise} hasCard={hasCard} />
          </section>
          <section className={panels.panel} aria-labelledby="caption">
            <h2 id="caption">{words.caption}</h2>
            <CaptionFields chosen={{ ...chosen, ...told }} onChange={revise} subjects={subjects} use={use} />
          </section>
        </>
      )}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      {isBusy && <p role="status">{words.making}</p>}
      <div className={styles.actions}>
        <Permitted right="export" isTold>
          <Button kind={rendered ? 'quiet' : 'primary'} isDisabled={!isReady || isBusy} onPress={make}>
            {words.make}
          </Button>
        </Permitted>
        <Link href={PATTERNS.sets}>{words.sets}</Link>
      </div>
      {rendered && (
        <section className={panels.panel} aria-labelledby="preview">
          <h2 id="preview">{words.preview}</h2>
          <Preview rendered={rendered} />
          {asking.map((i) => (
            <ReviewFields
              key={ids[i]}
              rendered={rendered}
              item={i}
              client={labelOf(subjects[i], publishable)}
              onReviewed={setRendered}
            />
          ))}
          <div className={styles.row}>
            <Button kind="primary" isDisabled={isBusy || savedAs !== null || !isReviewed} onPress={save}>
              {words.save}
            </Button>
          </div>
          {savedAs && <p className={styles.good}>{words.saved(savedAs)}</p>}
        </section>
      )}
    </div>
  );
}

type Publishable = Awaited<ReturnType<typeof readPublishable>>;

function labelOf(subject: GatedSubject | undefined, publishable: Publishable): string {
  return publishable.find(({ client }) => client.id === subject?.record.course.clientId)?.client.label ?? '';
}

function nameOf(subject: GatedSubject, publishable: Publishable): string {
  const { area, concern } = subject.record.course;
  return [labelOf(subject, publishable), messages.course.title(AREAS[area], CONCERN_NAMES[concern])]
    .filter(Boolean)
    .join(' · ');
}
