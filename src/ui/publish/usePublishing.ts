import { useState } from 'react';
import type { SetOutput } from '../../actions/publish/renderSet.ts';
import type { SetItem } from '../../actions/publish/subjectOf.ts';
import type { CourseId } from '../../domain/ids.ts';
import type { SetUse } from '../../domain/publishGate.ts';
import type { RulePackId } from '../../domain/rulePacks.ts';
import type { DayKind } from './captionOf.ts';

/** What a person has chosen for a set. */
export interface Publishing {
  readonly items: readonly SetItem[];
  readonly use: Omit<SetUse, 'on'>;
  readonly output: SetOutput;
  readonly dayKind: DayKind;
  readonly ownWords: string;
  readonly pack: RulePackId | null;
}

/** The smallest that sites ask for, and twice that. */
export const SIZES_PX = [1080, 2160] as const;

const START: Omit<Publishing, 'items'> = {
  use: { scope: 'website', platform: null, identity: 'eyes-covered', regions: [] },
  output: { kinds: ['pair'], sizesPx: [1080], format: 'jpeg', isByCard: false, isBackgroundPlain: false },
  dayKind: 'dates',
  ownWords: '',
  pack: null,
};

export const newItem = (courseId: CourseId): SetItem => ({ courseId, photoIds: [], areMarksHidden: false });

/** The choices of the screen, beginning with one course; `change` takes what is new. */
export function usePublishing(courseId: CourseId) {
  const [chosen, setChosen] = useState<Publishing>({ ...START, items: [newItem(courseId)] });
  const change = (part: Partial<Publishing>) => setChosen((before) => ({ ...before, ...part }));
  return { chosen, change };
}

/** A list with one of its values in or out, in the order of `all`. */
export function toggled<T>(all: readonly T[], list: readonly T[], value: T, isIn: boolean): readonly T[] {
  return all.filter((one) => (one === value ? isIn : list.includes(one)));
}
