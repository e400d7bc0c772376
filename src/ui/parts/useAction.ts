import { useState } from 'react';
import { AppError, type FaultCode, type RefusalCode } from '../../domain/errors.ts';

interface ActionState {
  readonly isBusy: boolean;
  /** Why the last run failed; `null`: it did not. */
  readonly code: FaultCode | RefusalCode | null;
  run(work: () => Promise<void>): void;
}

/** Runs one action of a screen at a time, and keeps the code of a failure for its words. */
export function useAction(): ActionState {
  const [isBusy, setBusy] = useState(false);
  const [code, setCode] = useState<FaultCode | RefusalCode | null>(null);
  return {
    isBusy,
    code,
    run(work) {
      if (isBusy) return;
      setBusy(true);
      setCode(null);
      work()
        .catch((error: unknown) => setCode(error instanceof AppError ? error.code : 'unexpected'))
        .finally(() => setBusy(false));
    },
  };
}
