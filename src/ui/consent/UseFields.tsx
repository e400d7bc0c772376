import { CONSENT_SCOPES, type ConsentScope, SOCIAL_PLATFORMS, UNDER_AGE_SCOPES } from '../../domain/consent.ts';
import type { IsoDay } from '../../domain/ids.ts';
import { messages } from '../messages.ts';
import { Check, CheckGroup } from '../parts/Check.tsx';
import { NativeField } from '../parts/Field.tsx';
import { PLATFORM_NAMES, SCOPE_NAMES } from '../words/consentNames.ts';
import styles from './Consent.module.css';
import { type ConsentDraft, usesOf } from './draft.ts';

export interface DraftProps {
  readonly draft: ConsentDraft;
  readonly onChange: (part: Partial<ConsentDraft>) => void;
}

/** What the photos may be used for, each use with its own end. */
export function UseFields({ draft, onChange }: DraftProps) {
  const { consent: words } = messages;
  const chosen = usesOf(draft);
  const choose = (scope: ConsentScope, isChosen: boolean) => {
    const { [scope]: _left, ...uses } = draft.uses;
    onChange({ uses: isChosen ? { ...uses, [scope]: '' } : uses });
  };
  return (
    <>
      <CheckGroup label={words.chooseUses}>
        {CONSENT_SCOPES.map((scope) => {
          const isBarred = draft.isAdult === false && !UNDER_AGE_SCOPES.includes(scope);
          return (
            <Check
              key={scope}
              label={SCOPE_NAMES[scope]}
              isChecked={chosen.includes(scope)}
              isDisabled={isBarred}
              onChange={(isChosen) => choose(scope, isChosen)}
              {...(isBarred ? { hint: words.underAge } : {})}
            />
          );
        })}
      </CheckGroup>
      {chosen.includes('social') && (
        <CheckGroup label={words.platforms}>
          {SOCIAL_PLATFORMS.map((platform) => (
            <Check
              key={platform}
              label={PLATFORM_NAMES[platform]}
              isChecked={draft.platforms.includes(platform)}
              onChange={(isChosen) =>
                onChange({
                  platforms: SOCIAL_PLATFORMS.filter((one) =>
                    one === platform ? isChosen : draft.platforms.includes(one),
                  ),
                })
              }
            />
          ))}
        </CheckGroup>
      )}
      {chosen.length > 0 && (
        <div className={styles.dates}>
          {chosen.map((scope) => (
            <NativeField
              key={scope}
              type="date"
              label={words.until(SCOPE_NAMES[scope])}
              hint={words.untilHint}
              value={draft.uses[scope] ?? ''}
              onChange={(event) => onChange({ uses: { ...draft.uses, [scope]: event.target.value as IsoDay | '' } })}
            />
          ))}
        </div>
      )}
    </>
  );
}
