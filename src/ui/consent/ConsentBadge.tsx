import { createContext, type ReactNode, useContext } from 'react';
import { readConsentsOf } from '../../actions/consent/readConsents.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Consent } from '../../domain/consent.ts';
import { type ConsentState, showingStateOf } from '../../domain/consentState.ts';
import { localDay } from '../../domain/day.ts';
import { isExampleClient } from '../../domain/exampleClients.ts';
import type { ClientId, PhotoId } from '../../domain/ids.ts';
import { messages } from '../messages.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import styles from './ConsentBadge.module.css';

const OfClient = createContext<readonly Consent[] | undefined>(undefined);

/** Reads once, for all badges inside it, what a client consented to. The rendered example is nobody, and needs none. */
export function ConsentBadges({ clientId, children }: { readonly clientId: ClientId; readonly children: ReactNode }) {
  const consents = useStored(readConsentsOf(clientId), [clientId]);
  return <OfClient value={isExampleClient(clientId) ? undefined : consents}>{children}</OfClient>;
}

const ICONS: Readonly<Record<ConsentState, IconName>> = {
  'on-file': 'check',
  expiring: 'caution',
  expired: 'close',
  withdrawn: 'close',
  none: 'minus',
};

/** How a consent stands, as an icon and words. */
export function ConsentMark({ state, words }: { readonly state: ConsentState; readonly words: string }) {
  return (
    <span className={styles.mark} data-state={state}>
      <Icon name={ICONS[state]} />
      {words}
    </span>
  );
}

/** Whether a photo may be shown beyond the care. Nothing where it isn't known yet. */
export function ConsentBadge({ photoId }: { readonly photoId: PhotoId }) {
  const consents = useContext(OfClient);
  if (consents === undefined) return null;
  const state = showingStateOf(consents, photoId, localDay(new Date()));
  return <ConsentMark state={state} words={messages.consent.badge[state]} />;
}
