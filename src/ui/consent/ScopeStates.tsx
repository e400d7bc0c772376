import { CONSENT_SCOPES, type Consent, grantStateOn, grantsOf } from '../../domain/consent.ts';
import { consentStateOf } from '../../domain/consentState.ts';
import { localDay } from '../../domain/day.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { CONSENT_STATE_NAMES, PLATFORM_NAMES, SCOPE_NAMES } from '../words/consentNames.ts';
import styles from './Consent.module.css';
import { ConsentMark } from './ConsentBadge.tsx';

/** How consent to each use stands today, over everything the client signed. */
export function ScopeStates({ consents }: { readonly consents: readonly Consent[] }) {
  const today = localDay(new Date());
  const { consent: words } = messages;
  const [use, state, until] = words.usesColumns;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{use}</th>
          <th scope="col">{state}</th>
          <th scope="col">{until}</th>
        </tr>
      </thead>
      <tbody>
        {CONSENT_SCOPES.map((scope) => {
          const stands = consentStateOf(consents, scope, null, today);
          const live = grantsOf(consents, scope).filter((given) => grantStateOn(given, consents, today) === 'live');
          const platforms = [...new Set(live.flatMap(({ grant }) => grant.platforms))];
          return (
            <tr key={scope}>
              <th scope="row">
                {SCOPE_NAMES[scope]}
                {platforms.length > 0 && (
                  <span className={styles.soft}>
                    {' '}
                    {platforms.map((one) => PLATFORM_NAMES[one as keyof typeof PLATFORM_NAMES] ?? one).join(', ')}
                  </span>
                )}
              </th>
              <td>
                <ConsentMark state={stands} words={CONSENT_STATE_NAMES[stands]} />
              </td>
              <td>{live.length > 0 && endOf(live.map(({ grant }) => grant.until))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The last day of those that hold longest. */
function endOf(days: readonly (string | null)[]): string {
  const last = days.includes(null)
    ? undefined
    : days
        .filter((day) => day !== null)
        .toSorted()
        .at(-1);
  return last === undefined ? messages.consent.noEnd : formatDay(last);
}
