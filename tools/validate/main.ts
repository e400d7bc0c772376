import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { sharedData } from '../../test/fixtures/sharedData.ts';
import { openDoor } from '../score/door.ts';
import { cardSection } from './card/cardSection.ts';
import { ceilingLines, tryCeiling } from './ceiling.ts';
import { changedLines } from './changed.ts';
import { coveredLines, coverPhotos } from './covered.ts';
import { gateLines } from './gateReport.ts';
import { tryGates } from './gates.ts';
import { compareIndices, indexLines } from './indices.ts';
import { ladderLines } from './ladder.ts';
import { compareLandmarks, landmarkLines } from './landmarks.ts';
import { driftLines, driftPairs } from './lisa.ts';
import { londonMasks, maskLines } from './mask/maskSection.ts';
import { renderedMaskLines } from './mask/renderedMask.ts';
import { veilStepLines } from './mask/veilSteps.ts';
import { relitLines, relitPairs } from './relit.ts';
import { ALONE_STUDY, COLOUR_STUDY, RELIEF_STUDY } from './rendered/plan.ts';
import { renderedSection } from './rendered/renderedSection.ts';
import { type Retest, retestLines, runRetest } from './retest.ts';

/**
 * `npm run validate [-- SECTION...]`: what the product claims, held against public photographs and rendered skin. Without
 * a name every section runs.
 */
const SECTIONS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  async landmarks() {
    const folder = london();
    return folder === null
      ? NO_LONDON
      : landmarkLines(await compareLandmarks(folder, nodeModels('web'), report('landmarks')));
  },
  async retest() {
    const retest = await londonPairs();
    return retest === null ? NO_LONDON : retestLines(retest);
  },
  async indices() {
    const folder = london();
    return folder === null
      ? NO_LONDON
      : indexLines(await compareIndices(folder, nodeModels('node'), report('people by every index')));
  },
  async ceiling() {
    const folder = london();
    return folder === null
      ? NO_LONDON
      : ceilingLines(await tryCeiling(folder, nodeModels('node'), report('people tried')));
  },
  ladder: async () => ladderLines(sharedData('.')),
  async changed() {
    const retest = await londonPairs();
    return retest === null ? NO_LONDON : changedLines(retest);
  },
  rendered: () => renderedSection(COLOUR_STUDY, nodeModels(), report('rendered courses')),
  'rendered-alone': () => renderedSection(ALONE_STUDY, nodeModels(), report('rendered courses of one change')),
  'rendered-relief': () => renderedSection(RELIEF_STUDY, nodeModels(), report('rendered courses of relief')),
  async lisa() {
    const folder = sharedData('photos/lisa_same_person');
    return folder === null
      ? ['The photographs are not in ../shared/data/photos/lisa_same_person: skipped.']
      : driftLines(await driftPairs(folder, nodeModels('node'), report('drifting light')));
  },
  card: () => cardSection(report('photos for cards')),
  async relit() {
    const folder = london();
    return folder === null
      ? NO_LONDON
      : relitLines(await relitPairs(folder, nodeModels('node'), report('photos in another light')));
  },
  async mask() {
    const folder = london();
    const models = nodeModels('node');
    const photos = folder === null ? null : await londonMasks(folder, models, report('masks'));
    return [
      ...(photos === null ? NO_LONDON : maskLines(photos)),
      '',
      ...(await renderedMaskLines(models)),
      '',
      ...(await veilStepLines(models)),
    ];
  },
  async covered() {
    const folder = london();
    if (folder === null) return NO_LONDON;
    const names = readdirSync(folder).filter((name) => /_(neutral|smiling)\.jpg$/.test(name));
    const paths = names.sort().map((name) => join(folder, name));
    return coveredLines(await coverPhotos(paths, nodeModels('web'), report('covered faces')));
  },
  async gates() {
    const folder = sharedData('photos');
    return folder === null
      ? ['The photographs are not in ../shared/data/photos: skipped.']
      : gateLines(await tryGates(folder, nodeModels('node'), report('gates')));
  },
};

/** London set, CC BY 4.0, doi 10.6084/m9.figshare.5047666. */
const london = () => sharedData('photos/london');
const NO_LONDON = ['The London photographs are not in ../shared/data/photos/london: skipped.'];

let pairs: Promise<Retest> | null = null;

/** Measured once for all sections that read them. */
async function londonPairs(): Promise<Retest | null> {
  const folder = london();
  if (folder === null) return null;
  pairs ??= openDoor().then(async (door) => {
    try {
      return await runRetest(door, folder, report('retest'));
    } finally {
      await door.close();
    }
  });
  return pairs;
}

function report(what: string): (done: number, of: number) => void {
  return (done, of) => {
    if (done % 10 === 0 || done === of) console.error(`${what}: ${done} of ${of}`);
  };
}

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in SECTIONS));
if (unknown !== undefined) {
  console.error(`There is no section "${unknown}". Sections: ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(SECTIONS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${name}\n${(await run()).join('\n')}`);
}
