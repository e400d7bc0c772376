import { useState } from 'react';
import { readLibrary } from '../../actions/readLibrary.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Protocol } from '../../domain/protocol.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { ChangeHistory } from './ChangeHistory.tsx';
import { ClinicFrame } from './ClinicFrame.tsx';
import { ProtocolCard } from './ProtocolCard.tsx';
import { ProtocolDialog } from './ProtocolDialog.tsx';
import { ResetDialog } from './ResetDialog.tsx';
import styles from './Treatments.module.css';

/** What is open over the list. */
type Open = { readonly kind: 'add' } | { readonly kind: 'change' | 'reset'; readonly protocol: Protocol } | null;

/** The clinic's treatment library: windows, intervals and their sources, as ours or as the clinic knows better. */
export function TreatmentsPage() {
  const view = useStored(readLibrary(), []);
  const [open, setOpen] = useState<Open>(null);
  const { library: words } = messages;
  const close = () => setOpen(null);
  if (view === undefined) return <p role="status">{messages.app.loading}</p>;
  const { library } = view;
  return (
    <ClinicFrame screen="treatments">
      <div className={styles.page}>
        <p className={styles.lead}>{words.lead}</p>
        <div className={styles.head}>
          <p className={styles.soft}>{words.version(formatDay(library.shippedVersion), library.clinicVersion)}</p>
          <Permitted right="manage" isTold>
            <Button onPress={() => setOpen({ kind: 'add' })}>
              <Icon name="plus" />
              {words.add}
            </Button>
          </Permitted>
        </div>
        <div className={styles.cards}>
          {library.protocols.map((protocol) => (
            <ProtocolCard
              key={protocol.id}
              protocol={protocol}
              onChange={() => setOpen({ kind: 'change', protocol })}
              onReset={() => setOpen({ kind: 'reset', protocol })}
            />
          ))}
        </div>
        <ChangeHistory view={view} />
      </div>
      {open?.kind === 'reset' && <ResetDialog protocol={open.protocol} onClose={close} />}
      {(open?.kind === 'add' || open?.kind === 'change') && (
        <ProtocolDialog protocol={open.kind === 'add' ? null : open.protocol} onClose={close} />
      )}
    </ClinicFrame>
  );
}
