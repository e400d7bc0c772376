import type { SetCheck } from '../../src/archive/publishedSet/verifySet.ts';
import type { VaultPerson } from '../../src/domain/clientReview.ts';
import type { SetSubject } from '../../src/domain/setManifest.ts';

/**
 * What a check of a set found, in lines.
 *
 * @param expected the fingerprint its signer should have; `null`: any
 */
export function setLines(
  check: SetCheck,
  expected: string | null,
): { readonly lines: readonly string[]; readonly isSound: boolean } {
  if (check.kind !== 'sound') return { lines: [said(check)], isSound: false };
  const { manifest, manifestSha256 } = check;
  const { fingerprint } = manifest.signer;
  const isExpected = expected === null || expected === fingerprint;
  return {
    isSound: isExpected,
    lines: [
      'Whole: every byte is as it was signed.',
      ...(isExpected ? [] : ['But signed by another key than the expected one.']),
      `signed by     ${fingerprint}`,
      `manifest      ${manifestSha256}`,
      `made          ${manifest.madeOn} (${manifest.timeZone}) by ${named(manifest.madeBy)}`,
      `made with     Skinseries ${manifest.app}, ${manifest.pipeline}`,
      ...manifest.models.map(({ name, sha256 }) => `model         ${name}  ${sha256}`),
      `for           ${[manifest.scope, manifest.platform].filter(Boolean).join(', ')}`,
      `log head      ${manifest.auditHead || 'none'}`,
      ...manifest.subjects.flatMap(subjectLines),
      ...manifest.files.map(({ path, sha256 }) => `file          ${path}  ${sha256}`),
    ],
  };
}

function named(person: VaultPerson | null): string {
  return person === null ? 'nobody named' : `${person.name ?? 'nobody named'}, ${person.role}`;
}

function said(check: Exclude<SetCheck, { kind: 'sound' }>): string {
  if (check.kind === 'changed') return `Changed after it was signed: ${check.where}.`;
  return check.kind === 'newer' ? 'Made by a newer Skinseries: update this one.' : 'No set of Skinseries.';
}

function subjectLines(
  { photos, sessions, choice, identity, consents, review, renders }: SetSubject,
  i: number,
): string[] {
  const cover = Math.max(0, ...renders.map((render) => render.cover ?? 0));
  return [
    `person ${i + 1}      ${choice}, ${identity}${cover > 0 ? `, cover ${cover}` : ''}`,
    ...photos.map(
      ({ on, session, originalSha256 }) => `  photo       ${on}, session ${session}, original ${originalSha256}`,
    ),
    ...sessions.map(({ on, session, isShown }) => `  visit       ${on}, session ${session}${isShown ? ', shown' : ''}`),
    ...consents.map(({ id, scope, until }) => `  consent     ${id}, ${scope}, until ${until ?? 'withdrawn'}`),
    ...(review === null ? [] : [`  reviewed    ${review.on}, recorded by ${named(review.recordedBy)}`]),
  ];
}
