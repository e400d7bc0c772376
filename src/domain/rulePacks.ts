import type { ConsentScope } from './consent.ts';

export const RULE_PACKS = ['uk-cap', 'ahpra', 'hipaa', 'ftc', 'eu'] as const;
export type RulePackId = (typeof RULE_PACKS)[number];

/** What is known of a set before it is made. */
export interface SetFacts {
  readonly scope: ConsentScope;
  /** The clinic's own words beside the pictures. */
  readonly ownWords: string;
  readonly isFaceShown: boolean;
  /** Every consent it stands on ends on a day. */
  readonly hasExpiry: boolean;
  readonly isPicked: boolean;
  readonly verdict: 'comparable' | 'caution';
  /** Calendar days are told, not days since the treatment. */
  readonly saysCalendarDays: boolean;
  /** The treatments before each photo are known, and told. */
  readonly saysTreatments: boolean;
  /** Every change that is told lies within measurement error. */
  readonly isWithinError: boolean;
  readonly isTerritoryNamed: boolean;
}

/** What packs look for. The words for each stand in the message file under its id. */
export type RuleId =
  | 'pom-name'
  | 'promise'
  | 'superlative'
  | 'pressure'
  | 'trivial'
  | 'names'
  | 'picked'
  | 'light'
  | 'treatments'
  | 'full-face'
  | 'expiry'
  | 'calendar'
  | 'within-error'
  | 'territory'
  | 'public';

const says = (...words: readonly string[]) => {
  const pattern = new RegExp(`(?:^|[^\\p{L}])(?:${words.join('|')})(?=$|[^\\p{L}])`, 'iu');
  return ({ ownWords }: SetFacts) => pattern.test(ownWords);
};

/**
 * Prescription-only medicines by name, hashtag or nickname. CAP code 12.12 and the ASA's notes on botulinum toxin; the
 * TGA holds the same for Australia.
 */
const POM = says(
  'botox\\w*',
  'dysport',
  'azzalure',
  'bocouture',
  'xeomin',
  'letybo',
  'alluzience',
  'vistabel',
  'botulinum\\w*',
  'anti-?wrinkle injections?',
  'toxin',
  'tretinoin',
  'hydroquinone',
  'isotretinoin',
  'hyaluronidase',
);
const PROMISE = says(
  'guarantee\\w*',
  'permanent(?:ly)?',
  'cures?',
  'cured',
  'risk[- ]?free',
  'painless',
  'pain[- ]free',
  'safe',
  'always works',
  '100 ?%',
);
const SUPERLATIVE = says('best', 'perfect', 'flawless', 'miracle', 'magic', 'amazing', 'number one', 'no\\. ?1');
const PRESSURE = says(
  'hurry',
  'last chance',
  'limited (?:time|offer)',
  'today only',
  'discount',
  'free treatment',
  'refer a friend',
  'giveaway',
);
const TRIVIAL = says('lunch ?time', 'quick fix', 'tweakments?', 'no big deal', 'pamper\\w*');
const NAMES = says('mr', 'mrs', 'ms', 'miss', 'aged? \\d+', '\\d+ years? old', 'from [A-Z]\\w+');

const RULES: Readonly<Record<RuleId, (facts: SetFacts) => boolean>> = {
  'pom-name': POM,
  promise: PROMISE,
  superlative: SUPERLATIVE,
  pressure: PRESSURE,
  trivial: TRIVIAL,
  names: NAMES,
  picked: ({ isPicked }) => isPicked,
  light: ({ verdict }) => verdict === 'caution',
  treatments: ({ saysTreatments }) => !saysTreatments,
  'full-face': ({ isFaceShown }) => isFaceShown,
  expiry: ({ hasExpiry }) => !hasExpiry,
  // 45 CFR 164.514(b)(2)(i)(C): days of care identify a person.
  calendar: ({ saysCalendarDays }) => saysCalendarDays,
  'within-error': ({ isWithinError }) => isWithinError,
  territory: ({ isTerritoryNamed }) => !isTerritoryNamed,
  public: ({ scope }) => scope === 'advertising' || scope === 'social' || scope === 'website',
};

/**
 * What each pack looks for, as read in field.md, section 6. Help for a person who knows their own rules, not legal advice.
 * `uk-cap`: CAP code 3 and 12 (genuine, unmanipulated, representative, no prescription-only medicines). `ahpra`: guidelines
 * on higher-risk non-surgical procedures, 2 September 2025 (matched, warning text, no trivialising, no inducement).
 * `hipaa`: 45 CFR 164.508 and 164.514. `ftc`: 16 CFR 255 (typical results, substantiation). `eu`: GDPR 7, 9 and Directive
 * 2005/29/EC.
 */
const PACKS: Readonly<Record<RulePackId, readonly RuleId[]>> = {
  'uk-cap': ['pom-name', 'promise', 'superlative', 'pressure', 'trivial', 'picked', 'light', 'within-error'],
  ahpra: ['pom-name', 'promise', 'superlative', 'pressure', 'trivial', 'picked', 'light', 'treatments'],
  hipaa: ['full-face', 'calendar', 'names', 'expiry'],
  ftc: ['promise', 'picked', 'within-error', 'light'],
  eu: ['full-face', 'names', 'expiry', 'territory', 'public', 'promise', 'superlative'],
};

/** The rules of a pack that a set may break, in the pack's order. */
export function remarksOf(pack: RulePackId, facts: SetFacts): readonly RuleId[] {
  return PACKS[pack].filter((id) => RULES[id](facts));
}
