import type { AnalysisApi } from '../../workers/analysis.worker.ts';
import type { BackupApi } from '../../workers/backup.worker.ts';
import type { OpenedPhoto, PhotoApi } from '../../workers/photo.worker.ts';
import type { SubjectRequest } from '../../workers/publish/renderSubject.ts';
import type { PublishApi } from '../../workers/publish.worker.ts';

export type { AnalysisApi, BackupApi, OpenedPhoto, PhotoApi, PublishApi, SubjectRequest };

export type MeasureRequest = Parameters<AnalysisApi['measure']>[1];
/** What became of a photo; how long it took is for the bench. */
export type MeasureOutcome = Untimed<Awaited<ReturnType<AnalysisApi['measure']>>>;
type Untimed<Outcome> = Outcome extends unknown
  ? Pick<Outcome, keyof Outcome & ('kind' | 'measurement' | 'view' | 'code')>
  : never;
export type SeriesPhoto = Parameters<AnalysisApi['score']>[0][number];
/** Two photos in the frame of the first, with overlays on one scale. The receiver closes the bitmaps. */
export type AlignedPair = Awaited<ReturnType<AnalysisApi['align']>>;
