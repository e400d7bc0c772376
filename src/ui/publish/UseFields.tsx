import { type ConsentScope, IDENTITY_LEVELS, SHOWING_SCOPES, SOCIAL_PLATFORMS } from '../../domain/consent.ts';
import { FACE_REGIONS, type RegionId } from '../../domain/region.ts';
import { messages } from '../messages.ts';
import { Check, CheckGroup } from '../parts/Check.tsx';
import { Choice } from '../parts/Field.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { IDENTITY_NAMES, PLATFORM_NAMES, SCOPE_NAMES } from '../words/consentNames.ts';
import { REGION_NAMES } from '../words/names.ts';

import { mayKeepBackground } from './captionOf.ts';
import styles from './Publish.module.css';
import { type Publishing, toggled } from './usePublishing.ts';

const { publish: words } = messages;
const SCOPES = SHOWING_SCOPES.map((value) => ({ value, label: SCOPE_NAMES[value] }));

interface UseFieldsProps {
  readonly chosen: Publishing;
  readonly onChange: (part: Partial<Publishing>) => void;
  /** Whether the photos show drawn areas, no faces. */
  readonly isArea: boolean;
}

/** What a set is for and what of people it shows. */
export function UseFields({ chosen, onChange, isArea }: UseFieldsProps) {
  const { use, output } = chosen;
  const change = (part: Partial<typeof use>) => onChange({ use: { ...use, ...part } });
  const changeScope = (scope: ConsentScope) =>
    change({ scope, platform: scope === 'social' ? (SOCIAL_PLATFORMS[0] as string) : null });
  const levels = isArea ? (['body-only'] as const) : IDENTITY_LEVELS.filter((level) => level !== 'body-only');
  return (
    <div className={styles.fields}>
      <div className={styles.row}>
        <Choice label={words.scope} value={use.scope} options={SCOPES} onChange={changeScope} />
        {use.scope === 'social' && (
          <Choice
            label={words.platform}
            value={use.platform ?? ''}
            options={SOCIAL_PLATFORMS.map((value) => ({ value: value as string, label: PLATFORM_NAMES[value] }))}
            onChange={(platform) => change({ platform })}
          />
        )}
      </div>
      <Segmented
        label={words.identity}
        value={use.identity}
        options={levels.map((value) => ({ value, label: IDENTITY_NAMES[value] }))}
        onChange={(identity) => change({ identity })}
      />
      {use.identity === 'region' && (
        <CheckGroup label={words.regions}>
          {FACE_REGIONS.map((region) => (
            <Check
              key={region}
              label={REGION_NAMES[region]}
              isChecked={use.regions.includes(region)}
              onChange={(isIn) => change({ regions: toggled<RegionId>(FACE_REGIONS, use.regions, region, isIn) })}
            />
          ))}
        </CheckGroup>
      )}
      {mayKeepBackground(use) && (
        <Check
          label={words.plain}
          hint={isArea ? '' : words.plainHint}
          isChecked={output.isBackgroundPlain}
          onChange={(isBackgroundPlain) => onChange({ output: { ...output, isBackgroundPlain } })}
        />
      )}
    </div>
  );
}
