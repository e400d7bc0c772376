import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useClientView } from '../../actions/clientView/state.ts';
import { useVault } from '../../actions/vault/state.ts';
import { roleMay } from '../../domain/roles.ts';
import { messages } from '../messages.ts';

const SetUpPage = lazy(() => import('./SetUpPage.tsx').then((screen) => ({ default: screen.SetUpPage })));
const RecoveryPage = lazy(() => import('./RecoveryPage.tsx').then((screen) => ({ default: screen.RecoveryPage })));
const UnlockPage = lazy(() => import('./UnlockPage.tsx').then((screen) => ({ default: screen.UnlockPage })));
const ElsewherePage = lazy(() => import('./ElsewherePage.tsx').then((screen) => ({ default: screen.ElsewherePage })));
const LostPage = lazy(() => import('./LostPage.tsx').then((screen) => ({ default: screen.LostPage })));

/** Lets the screens through where the vault is open, or where there is none and only the example can be seen. */
export function VaultGate({ children }: { readonly children: ReactNode }) {
  const vault = useVault();
  const isOwnCopy = useClientView()?.kind === 'own';
  const isReadable = vault.kind === 'open' || vault.kind === 'none';
  useEffect(() => {
    import('../../actions/vault/openVault.ts').then(({ findVault }) => findVault()).catch(() => {});
  }, []);
  useEffect(() => {
    if (!isReadable) return;
    // What a closed tab left unmeasured goes on by itself, after the first screen stands; faults show at their photo.
    import('../../actions/scorePhotos.ts').then(({ scorePhotos }) => scorePhotos()).catch(() => {});
  }, [isReadable]);
  return (
    <Suspense fallback={<p role="status">{messages.app.loading}</p>}>{screenFor(vault, isOwnCopy, children)}</Suspense>
  );
}

function screenFor(vault: ReturnType<typeof useVault>, isOwnCopy: boolean, children: ReactNode): ReactNode {
  switch (vault.kind) {
    case 'starting':
      return <p role="status">{messages.app.loading}</p>;
    case 'locking':
      return <p role="status">{messages.vault.locking}</p>;
    case 'none':
      return vault.hasOlder ? <SetUpPage /> : children;
    case 'locked':
      return <UnlockPage />;
    case 'elsewhere':
      return <ElsewherePage />;
    case 'lost':
      return <LostPage code={vault.code} />;
    case 'open':
      // The sheet opens everything: only who may manage the vault sees it. For the others no photo is kept meanwhile.
      // A client's own copy needs none: the file it came in is one.
      return vault.isRecoveryConfirmed || isOwnCopy || !roleMay(vault.role, 'manage') ? children : <RecoveryPage />;
  }
}
