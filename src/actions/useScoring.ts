import { useSyncExternalStore } from 'react';
import type { FaultCode } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { Stage } from '../domain/progress.ts';
import { scoringProgress } from './scoring/progress.ts';

/** The stage of every photo being measured in this tab; a photo that awaits its turn is not in it. */
export function useScoring(): ReadonlyMap<PhotoId, Stage> {
  return useSyncExternalStore(scoringProgress.subscribe, scoringProgress.stages);
}

/** Photos that could not be measured for a reason that is not the photo's (a crash, a missing model), until tried again. */
export function useScoringFaults(): ReadonlyMap<PhotoId, FaultCode> {
  return useSyncExternalStore(scoringProgress.subscribe, scoringProgress.faults);
}
