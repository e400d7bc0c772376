import { useState } from 'react';
import { useScoring } from '../../actions/useScoring.ts';
import type { Comparison as Row } from '../../domain/comparison.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { Slider } from '../parts/Slider.tsx';
import { EXCLUSION_WORDS } from '../words/exclusions.ts';
import { remedyFor } from '../words/faults.ts';
import { MEASURE_WORDS, STAGES } from '../words/names.ts';
import styles from './Compare.module.css';
import { OverlayLegend } from './OverlayLegend.tsx';
import { RegionTable } from './RegionTable.tsx';
import { useComparison } from './useComparison.ts';
import { Viewer, type ViewerMode } from './Viewer.tsx';

interface Side {
  readonly id: PhotoId;
  readonly view: string;
  readonly day: string;
}

interface ComparisonProps {
  readonly left: Side;
  readonly right: Side;
  readonly rows: readonly Row[];
  readonly measure: MeasureId;
  readonly onMeasure: (measure: MeasureId) => void;
}

const MODES = (['wipe', 'side', 'difference'] as const).map((value) => ({
  value,
  label: messages.compare.modes[value],
}));
const MEASURE_OPTIONS = MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value].name, dot: `var(--${value})` }));
const OVERLAYS = [{ value: 'none' as const, label: messages.compare.noOverlay }, ...MEASURE_OPTIONS];

function Waiting({ left, right }: Pick<ComparisonProps, 'left' | 'right'>) {
  const stages = useScoring();
  const stage = stages.get(left.id) ?? stages.get(right.id);
  return (
    <div className={styles.waiting} role="status">
      <p>{stage ? `${STAGES[stage]}…` : messages.compare.lining}</p>
    </div>
  );
}

function NoMap({ measure, rows }: Pick<ComparisonProps, 'measure' | 'rows'>) {
  const reason = rows.find((row) => row.measure === measure && row.reason !== null)?.reason;
  const words = reason ? EXCLUSION_WORDS[reason] : null;
  return (
    <p className={styles.soft}>
      {messages.compare.noMap(MEASURE_WORDS[measure].name.toLowerCase())} {words && `${words.what} ${words.remedy}`}
    </p>
  );
}

/** The viewer with its overlay and legend, and the numbers of the regions below. */
export function Comparison({ left, right, rows, measure, onMeasure }: ComparisonProps) {
  const state = useComparison(left.id, right.id);
  const [mode, setMode] = useState<ViewerMode>('wipe');
  const [hasOverlay, setOverlay] = useState(false);
  const [opacity, setOpacity] = useState(0.7);
  const { compare } = messages;
  const isDifference = mode === 'difference';
  const overlay = hasOverlay || isDifference ? measure : null;
  const maps = state.kind === 'ready' ? state.pair.overlays[measure] : null;
  const isRefused = rows.some((row) => row.measure === measure && row.reason === 'not-comparable');
  const hasDifference = maps?.difference != null && !isRefused;
  const hasMap = maps !== null && (isDifference ? hasDifference : maps.left !== null || maps.right !== null);

  const chooseOverlay = (value: MeasureId | 'none') => {
    setOverlay(value !== 'none');
    if (value !== 'none') onMeasure(value);
  };
  return (
    <>
      <div className={styles.viewing}>
        {state.kind === 'ready' && (
          <Viewer
            key={`${left.id} ${right.id}`}
            pair={state.pair}
            mode={mode}
            measure={isDifference && isRefused ? null : overlay}
            opacity={opacity}
            left={left}
            right={right}
          />
        )}
        {state.kind === 'busy' && <Waiting left={left} right={right} />}
        {state.kind === 'failed' && <Notice kind="danger" words={remedyFor(state.code)} />}
        <div className={styles.options}>
          <Segmented label={compare.mode} value={mode} options={MODES} onChange={setMode} />
          <Segmented
            label={compare.overlay}
            isList
            value={overlay ?? 'none'}
            options={isDifference ? MEASURE_OPTIONS : OVERLAYS}
            onChange={chooseOverlay}
          />
          {overlay && <Slider label={compare.opacity} value={opacity} onChange={setOpacity} />}
          {overlay && maps && hasMap && <OverlayLegend measure={overlay} maps={maps} isDifference={isDifference} />}
          {overlay && maps && !hasMap && <NoMap measure={overlay} rows={rows} />}
        </div>
      </div>
      <section aria-labelledby="regions" className={styles.regions}>
        <div className={styles.regionsHead}>
          <h3 id="regions">{compare.table}</h3>
          <Segmented label={compare.measure} value={measure} options={MEASURE_OPTIONS} onChange={onMeasure} />
        </div>
        {MEASURE_WORDS[measure].scale && <p className={styles.soft}>{MEASURE_WORDS[measure].scale}</p>}
        <RegionTable rows={rows} measure={measure} leftDay={left.day} rightDay={right.day} />
      </section>
    </>
  );
}
