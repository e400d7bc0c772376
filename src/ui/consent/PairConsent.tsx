import type { ClientId, PhotoId } from '../../domain/ids.ts';
import styles from './Consent.module.css';
import { ConsentBadge, ConsentBadges } from './ConsentBadge.tsx';

interface PairConsentProps {
  readonly clientId: ClientId;
  readonly photos: readonly { readonly id: PhotoId; readonly day: string }[];
}

/** Whether the photos that are held against each other may be shown. */
export function PairConsent({ clientId, photos }: PairConsentProps) {
  return (
    <ConsentBadges clientId={clientId}>
      <ul className={styles.pair}>
        {photos.map(({ id, day }) => (
          <li key={id}>
            {day}: <ConsentBadge photoId={id} />
          </li>
        ))}
      </ul>
    </ConsentBadges>
  );
}
