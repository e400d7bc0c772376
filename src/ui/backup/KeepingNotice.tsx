import { useEffect, useState } from 'react';
import { type Keeping, readKeeping } from '../../actions/keepStorage.ts';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';

/** Tells where the browser may throw records away, and what helps against it. Nothing where it has promised not to. */
export function KeepingNotice() {
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  useEffect(() => {
    readKeeping().then(setKeeping);
  }, []);
  const { install, unkept } = messages.backup;
  if (keeping?.isToBeInstalled) return <Notice words={install} />;
  return keeping?.isPromised === false ? <Notice words={unkept} /> : null;
}
