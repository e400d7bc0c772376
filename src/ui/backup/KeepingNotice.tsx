import { useEffect, useState } from 'react';
import { type Keeping, readKeeping } from '../../actions/keepStorage.ts';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';

function useKeeping(): Keeping | null {
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  useEffect(() => {
    readKeeping().then(setKeeping);
  }, []);
  return keeping;
}

/** Tells where the browser may throw records away, and what helps against it. Nothing where it has promised not to. */
export function KeepingNotice() {
  const keeping = useKeeping();
  const { install, unkept } = messages.backup;
  if (keeping?.isToBeInstalled) return <Notice words={install} />;
  return keeping?.isPromised === false ? <Notice words={unkept} /> : null;
}

/** Tells, before anything is kept, where the app is to be installed first: what is kept now stays behind then. */
export function InstallNotice() {
  return useKeeping()?.isToBeInstalled ? <Notice words={messages.backup.installFirst} /> : null;
}
