import { useMemo, useState } from 'react';
import type { AlignedPair } from '../../actions/comparePhotos.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MEASURE_WORDS } from '../words/names.ts';
import { FrameCanvas, type Layer } from './FrameCanvas.tsx';
import { useViewport } from './useViewport.ts';
import styles from './Viewer.module.css';
import { WipeHandle } from './WipeHandle.tsx';

export type ViewerMode = 'wipe' | 'side' | 'difference';

interface ViewerProps {
  readonly pair: AlignedPair;
  readonly mode: ViewerMode;
  readonly measure: MeasureId | null;
  /** Strength of the overlay, 0..1. */
  readonly opacity: number;
  /** View and day of each photo, as words. */
  readonly left: { readonly view: string; readonly day: string };
  readonly right: { readonly view: string; readonly day: string };
}

function layersOf(
  picture: ImageBitmap | undefined,
  overlay: ImageBitmap | null | undefined,
  opacity: number,
  isGrey: boolean,
): Layer[] {
  const layers: Layer[] = picture ? [{ bitmap: picture, opacity: 1, isGrey }] : [];
  if (overlay) layers.push({ bitmap: overlay, opacity });
  return layers;
}

/** Two lined-up photos under one zoom and pan: wiped, side by side, or as the map of their difference. */
export function Viewer({ pair, mode, measure, opacity, left, right }: ViewerProps) {
  const { viewport, stage, handlers, zoomIn, zoomOut, showAll } = useViewport(pair);
  const [share, setShare] = useState(0.5);
  const overlays = measure ? pair.overlays[measure] : null;
  const leftLayers = useMemo(
    () => layersOf(pair.pictures[0], overlays?.left, opacity, false),
    [pair, overlays, opacity],
  );
  const rightLayers = useMemo(
    () => layersOf(pair.pictures[1], overlays?.right, opacity, false),
    [pair, overlays, opacity],
  );
  const difference = useMemo(
    () => layersOf(pair.pictures[1], overlays?.difference, opacity, true),
    [pair, overlays, opacity],
  );
  const { compare } = messages;
  const shared = { frame: pair, viewport };
  const leftPane = (shownShare: number) => (
    <FrameCanvas {...shared} layers={leftLayers} label={compare.picture(left.view, left.day)} shownShare={shownShare} />
  );
  const rightPane = <FrameCanvas {...shared} layers={rightLayers} label={compare.picture(right.view, right.day)} />;

  return (
    <div className={styles.viewer}>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture stage is a group of panes, not a fieldset of inputs */}
      <div
        ref={stage}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: zoom and pan are reached by the keyboard here
        tabIndex={0}
        aria-label={compare.viewer}
        className={styles.stage}
        data-mode={mode}
        style={{
          aspectRatio: `${pair.widthPx * (mode === 'side' ? 2 : 1)} / ${pair.heightPx}`,
          touchAction: viewport.zoom > 1 ? 'none' : 'pan-y',
        }}
        {...handlers}
      >
        {mode === 'wipe' && (
          <div className={styles.pane}>
            {rightPane}
            {leftPane(share)}
            <span className={styles.day}>{left.day}</span>
            <span className={`${styles.day} ${styles.dayRight}`}>{right.day}</span>
            <WipeHandle share={share} onMove={setShare} />
          </div>
        )}
        {mode === 'side' && (
          <>
            <div className={styles.pane}>
              {leftPane(1)}
              <span className={styles.day}>{left.day}</span>
            </div>
            <div className={styles.pane}>
              {rightPane}
              <span className={styles.day}>{right.day}</span>
            </div>
          </>
        )}
        {mode === 'difference' && (
          <div className={styles.pane}>
            <FrameCanvas
              {...shared}
              layers={difference}
              label={
                measure
                  ? compare.differencePicture(MEASURE_WORDS[measure].name, left.day, right.day)
                  : compare.picture(right.view, right.day)
              }
            />
            <span className={styles.day}>
              {left.day} → {right.day}
            </span>
          </div>
        )}
      </div>
      <div className={styles.zoom}>
        <Button kind="plain" aria-label={compare.zoomOut} onPress={zoomOut} isDisabled={viewport.zoom === 1}>
          <Icon name="minus" />
        </Button>
        <output className={styles.level}>{compare.zoomLevel(Math.round(viewport.zoom * 100))}</output>
        <Button kind="plain" aria-label={compare.zoomIn} onPress={zoomIn}>
          <Icon name="plus" />
        </Button>
        <Button kind="plain" aria-label={compare.fit} onPress={showAll} isDisabled={viewport.zoom === 1}>
          <Icon name="fit" />
        </Button>
      </div>
    </div>
  );
}
