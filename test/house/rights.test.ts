import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../src/actions/', import.meta.url);

/** What writes to the vault or lets something out of it, by the names that storage, `changeVault.ts` and `download.ts` give it. */
const WRITERS = /^(add|change|commit|erase|note|put|remove|restore|revise|save|withdraw|download)[A-Z]?\w*$/;

/** Actions that write and ask nobody's role, and why. */
const UNGATED: Readonly<Record<string, string>> = {
  'awaitMapsBeside.ts': 'a step of measuring, which its callers ask for',
  'backup/mergePieces.ts': 'the step of restoring that writes, after restoring asked for its right',
  'consent/withdraw.ts': 'a withdrawal, and the taking down after it, wait for nobody',
  'openExample.ts': 'the example is everybody’s',
  'publish/signingKey.ts': 'a step of saving a set, which asks for its right',
  'scoring/measureJob.ts': 'the device measures by itself what waits, whoever is there',
  'scoring/scoreSeries.ts': 'the device measures by itself what waits, whoever is there',
  'vault/changeVault.ts': 'a step of changing who may unlock, which its callers ask for',
  'vault/openVault.ts': 'nobody has opened it yet',
};

/** Names that a file imports from one of these, types left out. */
function writersIn(source: string): readonly string[] {
  const imports = source.matchAll(/import \{([^}]*)\} from '[./]*(?:storage\/[\w./]+|changeVault|download)\.ts'/g);
  const names = [...imports].flatMap(([, list]) => (list ?? '').split(',').map((name) => name.trim()));
  return names.filter((name) => WRITERS.test(name));
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const writing = files.filter((name) => writersIn(readFileSync(new URL(name, folder), 'utf8')).length > 0);

it('every action that writes or hands out asks for a right first', () => {
  expect(writing.length).toBeGreaterThan(15);
  const ungated = writing.filter((name) => !readFileSync(new URL(name, folder), 'utf8').includes('requireRight('));
  expect(ungated.sort()).toEqual(Object.keys(UNGATED).sort());
});
