import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { sharedData } from '../../test/fixtures/sharedData.ts';
import { openDoor } from '../score/door.ts';
import { compareLandmarks, landmarkLines } from './landmarks.ts';
import { retestLines, runRetest } from './retest.ts';

/** `npm run validate`: landmark accuracy and retest noise on public photographs (London set, CC BY 4.0, doi 10.6084/m9.figshare.5047666). */
const folder = sharedData('photos/london');
if (!folder) {
  console.log('The London photographs are not in ../shared/data/photos/london: nothing to validate on, skipped.');
  process.exit(0);
}
const report = (what: string) => (done: number, of: number) => {
  if (done % 10 === 0 || done === of) console.error(`${what}: ${done} of ${of}`);
};
console.log(landmarkLines(await compareLandmarks(folder, nodeModels('web'), report('landmarks'))).join('\n'));
const door = await openDoor();
try {
  console.log(`\n${retestLines(await runRetest(door, folder, report('retest'))).join('\n')}`);
} finally {
  await door.close();
}
