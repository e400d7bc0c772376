import type { Consent } from './consent.ts';
import type { ConsentTextId } from './ids.ts';

/** Words that are signed, in one version that never changes. The clinic's own, or the default that ships. */
export interface ConsentText {
  /** Of this version of this text. */
  readonly id: ConsentTextId;
  /** Counts the clinic's texts of one language, from 1; two devices may have given the same number. */
  readonly version: number;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Paragraphs, an empty line between them. */
  readonly body: string;
  /** Epoch ms; 0: it ships with the product. */
  readonly madeAt: number;
}

/** What is hashed of a text, in UTF-8: exactly what the client reads. */
export function signedWords({ title, body }: ConsentText): string {
  return `${title}\n\n${body}`;
}

/** How a consent names its text. @param sha256 of `signedWords`, hex */
export function textReference({ id, version, language }: ConsentText, sha256: string): Consent['text'] {
  return { id, version, language, sha256 };
}

/** The newest text of each language, the default where the clinic has none of its own; the default's language first. */
export function textsInUse(own: readonly ConsentText[]): readonly ConsentText[] {
  const newest = new Map([[DEFAULT_TEXT.language, DEFAULT_TEXT]]);
  for (const text of own.filter(({ madeAt }) => madeAt > 0)) {
    const held = newest.get(text.language);
    if (held === undefined || held.madeAt === 0 || isNewer(text, held)) newest.set(text.language, text);
  }
  return [...newest.values()];
}

function isNewer(a: ConsentText, b: ConsentText): boolean {
  return a.version === b.version ? a.madeAt > b.madeAt : a.version > b.version;
}

/** The version that the clinic's next text of a language gets. */
export function nextVersion(own: readonly ConsentText[], language: string): number {
  return (
    Math.max(0, ...own.filter((text) => text.madeAt > 0 && text.language === language).map((text) => text.version)) + 1
  );
}

/**
 * A plain text of ours, for a clinic without its own. It says what GMC, UK GDPR Art. 7 and HIPAA 164.508 ask for: what, for
 * whom, freely, no condition of treatment, how to take it back, and that what is online can't be called back.
 */
export const DEFAULT_TEXT: ConsentText = {
  id: 'skinseries-default-en-1' as string as ConsentTextId,
  version: 1,
  language: 'en',
  title: 'Consent to the use of my photographs',
  body: [
    'The clinic takes photographs of my skin to document my treatment. I have been told what they may be used for, and I have chosen each use myself. The clinic may use my photographs only for the uses listed with this text, for as long as is said there, and showing no more of me than is said there.',
    'I give this consent freely. My treatment does not depend on it, and I have been offered nothing for it. I had time to ask questions, and they were answered.',
    'My photographs may be cropped, turned and matched in size and colour, so that they can be compared. Nothing else about them is changed. My name is not shown with them.',
    'Even without my name somebody may recognise me, by my face or by a small detail.',
    'I can take back all or part of this consent at any time, without giving a reason, by telling the clinic. It then stops using my photographs for that at once and takes down what it has shown. What others have copied from the internet or from print can’t be called back. My photographs stay in my treatment record for as long as the law wants records kept.',
    'I can see my photographs, have a copy of them, and have a copy of this consent.',
  ].join('\n\n'),
  madeAt: 0,
};
