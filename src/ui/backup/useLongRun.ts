import { useEffect, useRef, useState } from 'react';
import type { BackupProgress } from '../../actions/backup/backUp.ts';
import type { FaultCode, RefusalCode } from '../../domain/errors.ts';
import { announce } from '../app/announce.ts';
import { messages } from '../messages.ts';
import { useAction } from '../parts/useAction.ts';

interface Running {
  readonly onProgress: (progress: BackupProgress) => void;
  readonly signal: AbortSignal;
}

export interface LongRun {
  readonly isBusy: boolean;
  readonly progress: BackupProgress | null;
  /** Why the last run failed; `null`: it did not, or it was stopped. */
  readonly code: FaultCode | RefusalCode | null;
  readonly isStopped: boolean;
  run(work: (running: Running) => Promise<void>): void;
  stop(): void;
}

/** Runs work that takes minutes: it tells how far it is, is announced step by step, and ends when the screen is left. */
export function useLongRun(): LongRun {
  const { isBusy, code, run } = useAction();
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  return {
    isBusy,
    progress,
    code: code === 'aborted' ? null : code,
    isStopped: code === 'aborted',
    stop: () => abort.current?.abort(),
    run(work) {
      run(async () => {
        const controller = new AbortController();
        abort.current = controller;
        let step: BackupProgress['step'] | null = null;
        const onProgress = (now: BackupProgress) => {
          if (now.step !== step) announce(messages.backup.steps[now.step]);
          step = now.step;
          setProgress(now);
        };
        try {
          await work({ onProgress, signal: controller.signal });
        } finally {
          setProgress(null);
        }
      });
    },
  };
}
