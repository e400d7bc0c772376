import type { ConsentGround } from '../../actions/consent/readConsents.ts';
import { readThumbnail } from '../../actions/readPhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import { IDENTITY_LEVELS } from '../../domain/consent.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { FACE_REGIONS, type RegionId } from '../../domain/region.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Check, CheckGroup } from '../parts/Check.tsx';
import { Choice, TextField } from '../parts/Field.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { IDENTITY_NAMES } from '../words/consentNames.ts';
import { REGION_NAMES, VIEW_NAMES } from '../words/names.ts';
import styles from './Consent.module.css';
import type { DraftProps } from './UseFields.tsx';

const REGIONS: readonly RegionId[] = ['area', ...FACE_REGIONS];

function Picture({ id }: { readonly id: PhotoId }) {
  return <Thumbnail blob={useStored(readThumbnail(id), [id])} alt="" />;
}

/** How much of the client may show, on which photos, and where. */
export function ShowFields({ draft, onChange, photos }: DraftProps & { readonly photos: ConsentGround['photos'] }) {
  const { consent: words } = messages;
  const { regions, photoIds } = draft;
  return (
    <>
      <Choice
        label={words.identity}
        value={draft.identity}
        options={IDENTITY_LEVELS.map((value) => ({ value, label: IDENTITY_NAMES[value] }))}
        onChange={(identity) => onChange({ identity })}
      />
      <Segmented
        label={words.regions}
        value={regions === null ? 'all' : 'some'}
        options={[
          { value: 'all', label: words.regionsAll },
          { value: 'some', label: words.regionsSome },
        ]}
        onChange={(next) => onChange({ regions: next === 'all' ? null : [] })}
      />
      {regions && (
        <CheckGroup label={words.regionsSome}>
          {REGIONS.map((region) => (
            <Check
              key={region}
              label={REGION_NAMES[region]}
              isChecked={regions.includes(region)}
              onChange={(isChosen) =>
                onChange({ regions: REGIONS.filter((one) => (one === region ? isChosen : regions.includes(one))) })
              }
            />
          ))}
        </CheckGroup>
      )}
      <Segmented
        label={words.photosWhich}
        value={photoIds === null ? 'all' : 'some'}
        options={[
          { value: 'all', label: words.photosAll },
          { value: 'some', label: words.photosSome },
        ]}
        onChange={(next) => onChange({ photoIds: next === 'all' ? null : [] })}
      />
      {photoIds && (
        <ul className={styles.photos} aria-label={words.photosSome}>
          {photos.map(({ photo: { id, view }, on }) => (
            <li key={id}>
              <Picture id={id} />
              <Check
                label={`${VIEW_NAMES[view]}, ${formatDay(on)}`}
                isChecked={photoIds.includes(id)}
                onChange={(isChosen) =>
                  onChange({ photoIds: isChosen ? [...photoIds, id] : photoIds.filter((one) => one !== id) })
                }
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Check
          label={words.marks}
          isChecked={draft.marksCovered}
          onChange={(marksCovered) => onChange({ marksCovered })}
        />
        <Check
          label={words.review}
          isChecked={draft.reviewBeforePosting}
          onChange={(reviewBeforePosting) => onChange({ reviewBeforePosting })}
        />
      </div>
      <TextField
        label={words.territory}
        hint={words.territoryHint}
        value={draft.territory}
        onChange={(territory) => onChange({ territory })}
      />
    </>
  );
}
