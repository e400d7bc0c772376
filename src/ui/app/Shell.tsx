import { type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Link } from 'wouter';
import { useClientView } from '../../actions/clientView/state.ts';
import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';
import { UpdateReady } from '../privacy/UpdateReady.tsx';
import { LockButton } from '../vault/LockButton.tsx';
import { onAnnounce } from './announce.ts';
import { PATTERNS } from './routes.ts';
import styles from './Shell.module.css';

function Privacy({ hasMore }: { readonly hasMore: boolean }) {
  return (
    <DialogTrigger>
      <AriaButton className={styles.private!}>
        <Icon name="lock" />
        {messages.app.private}
      </AriaButton>
      <Popover className={styles.popover!} placement="bottom end">
        <Dialog aria-label={messages.app.private} className={styles.popoverWords!}>
          {({ close }) => (
            <>
              <p>{messages.app.privateMore}</p>
              {hasMore && (
                <Link href={PATTERNS.privacy} onClick={close}>
                  {messages.privacy.more}
                </Link>
              )}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function LiveRegion() {
  const [words, setWords] = useState('');
  useEffect(() => onAnnounce(setWords), []);
  return (
    <div role="status" className={styles.unseen}>
      {words}
    </div>
  );
}

/** A picture's own menu offers to look it up or to save it past the app; long presses on a tablet open it by mistake. */
function keepFromMenu(event: MouseEvent): void {
  if (event.target instanceof HTMLCanvasElement || event.target instanceof HTMLImageElement) event.preventDefault();
}

/** What stands around every screen: the way past the header, the name, the promise, the foot. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { skip, name, foot } = messages.app;
  const { clinicFrame } = messages;
  const isClinics = useClientView() === null;
  return (
    <>
      {/* A button, because a link to #main would be taken for an address by the router. */}
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        {skip}
      </button>
      <header className={styles.header}>
        <Link href={PATTERNS.start} className={styles.brand}>
          <img src="./icons/skinseries.svg" alt="" width={32} height={32} />
          {name}
        </Link>
        {isClinics && (
          <nav aria-label={clinicFrame.navLabel} className={styles.nav}>
            <Link href={PATTERNS.calibration} className={styles.private}>
              {clinicFrame.title}
            </Link>
          </nav>
        )}
        <LockButton className={styles.private!} />
        <Privacy hasMore={isClinics} />
      </header>
      {isClinics && <UpdateReady />}
      <main id="main" tabIndex={-1} className={styles.main} onContextMenu={keepFromMenu}>
        {children}
      </main>
      <footer className={styles.foot}>{foot}</footer>
      <LiveRegion />
    </>
  );
}
