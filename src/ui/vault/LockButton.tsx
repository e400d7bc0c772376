import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useVault } from '../../actions/vault/state.ts';
import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';

function lock(): void {
  import('../../actions/vault/lockVault.ts').then(({ lockVault }) => lockVault()).catch(() => {});
}

/** Locks the vault, by tap or by Alt+Shift+L; nothing where there is no vault open. */
export function LockButton({ className }: { readonly className: string }) {
  const vault = useVault();
  const isOpen = vault.kind === 'open' && vault.slotId !== null;
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.code !== 'KeyL') return;
      event.preventDefault();
      lock();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <Button className={className} aria-keyshortcuts="Alt+Shift+L" onPress={lock}>
      <Icon name="lock" />
      {messages.vault.lock}
    </Button>
  );
}
