import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type MeasureId, onChangeScale } from '../../src/domain/measure.ts';
import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { sharedData } from '../../test/fixtures/sharedData.ts';
import { openDoor } from '../score/door.ts';
import { soleCauses } from '../validate/chromaCard.ts';
import { COLOUR_STUDY } from '../validate/rendered/plan.ts';
import { recoverCourses } from '../validate/rendered/recoverCourses.ts';
import { type RetestPair, runRetest } from '../validate/retest.ts';
import { BlandAltman } from './BlandAltman.tsx';
import { Calibration } from './Calibration.tsx';
import { CrossTalk, type CrossTalkShares } from './CrossTalk.tsx';

/** `npm run figures`: the pictures of docs/method.md, drawn from what is measured while it runs and from the model cards. */
const FOLDER = fileURLToPath(new URL('../../docs/figures/', import.meta.url));
/** Redness by our model and by the classical indices, as the chroma card names them. */
const REDNESS = { haemoglobin: 'haemoglobin (ours)', 'a*': 'a*', 'delta log R/G': 'log R/G' };
const PIGMENT = { melanin: 'melanin (ours)', '-ITA': 'ITA' };

mkdirSync(FOLDER, { recursive: true });
draw('cross-talk-redness', <CrossTalk title="Redness: answer to melanin" shares={crossTalk(REDNESS)} />);
draw('cross-talk-pigment', <CrossTalk title="Pigment: answer to blood" shares={crossTalk(PIGMENT)} />);

const courses = await recoverCourses(COLOUR_STUDY, nodeModels(), () => {});
for (const measure of ['redness', 'pigmentation'] as const) {
  const own = courses.filter((one) => one.measure === measure);
  draw(`calibration-${measure}`, <Calibration title={`Rendered courses, ${measure}`} courses={own} />);
}

const london = sharedData('photos/london');
if (london === null) {
  console.log('The London photographs are not in ../shared/data/photos/london: the retest figures stay as they are.');
} else {
  const door = await openDoor();
  try {
    const { pairs } = await runRetest(door, london, () => {});
    for (const measure of ['redness', 'pigmentation'] as const) {
      const title = `Retest, whole face, ${measure}`;
      draw(`retest-${measure}`, <BlandAltman title={title} pairs={pairs.flatMap((pair) => readings(pair, measure))} />);
    }
  } finally {
    await door.close();
  }
}

function draw(name: string, figure: ReactElement): void {
  writeFileSync(`${FOLDER}${name}.svg`, `${renderToStaticMarkup(figure)}\n`);
  console.log(`docs/figures/${name}.svg`);
}

function crossTalk(names: Readonly<Record<string, string>>): CrossTalkShares {
  const causes = soleCauses();
  return Object.fromEntries(Object.entries(names).map(([key, name]) => [name, causes[key]!.cross_talk]));
}

/** The pair's two readings of the whole face, where it has both. */
function readings({ tone, neutral, smiling }: RetestPair, measure: MeasureId) {
  const [first, second] = [neutral, smiling].map(
    (photo) => photo.readings.find((one) => one.region === 'face' && one.measure === measure)?.value ?? null,
  );
  if (first == null || second == null) return [];
  return [{ group: tone, first: onChangeScale(measure, first), second: onChangeScale(measure, second) }];
}
