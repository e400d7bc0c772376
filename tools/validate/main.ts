import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { sharedData } from '../../test/fixtures/sharedData.ts';
import { openDoor } from '../score/door.ts';
import { compareLandmarks, landmarkLines } from './landmarks.ts';
import { retestLines, runRetest } from './retest.ts';

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
    const folder = london();
    if (folder === null) return NO_LONDON;
    const door = await openDoor();
    try {
      return retestLines(await runRetest(door, folder, report('retest')));
    } finally {
      await door.close();
    }
  },
};

/** London set, CC BY 4.0, doi 10.6084/m9.figshare.5047666. */
const london = () => sharedData('photos/london');
const NO_LONDON = ['The London photographs are not in ../shared/data/photos/london: skipped.'];

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
