import { FACE_REGIONS, type FaceRegion } from '../../domain/region.ts';
import { messages } from '../messages.ts';
import { Check, CheckGroup } from '../parts/Check.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { REGION_NAMES } from '../words/names.ts';
import styles from './Clients.module.css';

const OPTIONS = [
  { value: 'whole', label: messages.client.treatedWhole },
  { value: 'regions', label: messages.client.treatedRegions },
] as const;

interface TreatedRegionsProps {
  /** `null`: the whole face. */
  readonly regions: readonly FaceRegion[] | null;
  readonly onChange: (regions: readonly FaceRegion[] | null) => void;
}

/** Declares which part of the face is treated, and so what the verdict will be given on. */
export function TreatedRegions({ regions, onChange }: TreatedRegionsProps) {
  const { client: words } = messages;
  return (
    <>
      <Segmented
        label={words.treated}
        value={regions === null ? 'whole' : 'regions'}
        options={OPTIONS}
        onChange={(next) => onChange(next === 'whole' ? null : [])}
      />
      <p className={styles.soft}>{words.treatedHint}</p>
      {regions && (
        <CheckGroup label={words.treatedList} {...(regions.length === 0 ? { hint: words.treatedMissing } : {})}>
          {FACE_REGIONS.map((region) => (
            <Check
              key={region}
              label={REGION_NAMES[region]}
              isChecked={regions.includes(region)}
              onChange={(isTreated) =>
                onChange(FACE_REGIONS.filter((one) => (one === region ? isTreated : regions.includes(one))))
              }
            />
          ))}
        </CheckGroup>
      )}
    </>
  );
}
