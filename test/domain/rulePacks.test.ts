import { expect, test } from 'vitest';
import { RULE_PACKS, remarksOf, type SetFacts } from '../../src/domain/rulePacks.ts';

const GOOD: SetFacts = {
  scope: 'gallery',
  ownWords: '',
  isFaceShown: false,
  hasExpiry: true,
  isPicked: false,
  verdict: 'comparable',
  saysCalendarDays: false,
  saysTreatments: true,
  isWithinError: false,
  isTerritoryNamed: true,
};

test('a plain set gives no pack anything to remark', () => {
  for (const pack of RULE_PACKS) expect(remarksOf(pack, GOOD), pack).toEqual([]);
});

test.each([
  ['uk-cap', { ownWords: 'Loved my #Botox day' }, 'pom-name'],
  ['uk-cap', { ownWords: 'Anti-wrinkle injections from Monday' }, 'pom-name'],
  ['ahpra', { ownWords: 'Guaranteed results!' }, 'promise'],
  ['ahpra', { ownWords: 'A lunchtime treatment' }, 'trivial'],
  ['ahpra', { saysTreatments: false }, 'treatments'],
  ['uk-cap', { ownWords: 'The BEST clinic' }, 'superlative'],
  ['uk-cap', { isPicked: true }, 'picked'],
  ['hipaa', { isFaceShown: true }, 'full-face'],
  ['hipaa', { saysCalendarDays: true }, 'calendar'],
  ['ftc', { isWithinError: true }, 'within-error'],
  ['eu', { hasExpiry: false }, 'expiry'],
  ['eu', { scope: 'website' }, 'public'],
] as const)('%s remarks %o', (pack, changes, id) => {
  expect(remarksOf(pack, { ...GOOD, ...changes } as SetFacts)).toContain(id);
});

test('words are looked for whole, in any case', () => {
  expect(remarksOf('uk-cap', { ...GOOD, ownWords: 'asbestos-free rooms, safety first' })).toEqual([]);
});
