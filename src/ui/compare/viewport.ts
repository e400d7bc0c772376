export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** What part of a frame is shown: the frame point in the middle of the pane, as shares of the frame, and the zoom over fitting it whole. */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Viewport = { zoom: 1, x: 0.5, y: 0.5 };
const MAX_ZOOM = 16;

/** Screen pixels of a pane that one frame pixel takes. */
export function scaleOf(viewport: Viewport, frame: Size, pane: Size): number {
  return viewport.zoom * Math.min(pane.widthPx / frame.widthPx, pane.heightPx / frame.heightPx);
}

function within(centre: number, shownShare: number): number {
  return shownShare >= 1 ? 0.5 : Math.min(1 - shownShare / 2, Math.max(shownShare / 2, centre));
}

function clamp({ zoom, x, y }: Viewport, frame: Size, pane: Size): Viewport {
  const held = Math.min(MAX_ZOOM, Math.max(1, zoom));
  const scale = scaleOf({ zoom: held, x, y }, frame, pane);
  return {
    zoom: held,
    x: within(x, pane.widthPx / (frame.widthPx * scale)),
    y: within(y, pane.heightPx / (frame.heightPx * scale)),
  };
}

/** Zooms by `factor` and keeps the skin under `at` where it is. @param at screen px from the middle of the pane */
export function zoomAt(viewport: Viewport, factor: number, at: Offset, frame: Size, pane: Size): Viewport {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, viewport.zoom * factor));
  const before = scaleOf(viewport, frame, pane);
  const after = scaleOf({ ...viewport, zoom }, frame, pane);
  const drift = 1 / before - 1 / after;
  return clamp(
    { zoom, x: viewport.x + (at.x * drift) / frame.widthPx, y: viewport.y + (at.y * drift) / frame.heightPx },
    frame,
    pane,
  );
}

/** Moves the picture with the hand. @param by screen px */
export function panBy(viewport: Viewport, by: Offset, frame: Size, pane: Size): Viewport {
  const scale = scaleOf(viewport, frame, pane);
  return clamp(
    { ...viewport, x: viewport.x - by.x / (scale * frame.widthPx), y: viewport.y - by.y / (scale * frame.heightPx) },
    frame,
    pane,
  );
}
