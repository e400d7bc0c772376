import fc from 'fast-check';
import { expect, it } from 'vitest';
import { panBy, scaleOf, type Viewport, WHOLE, zoomAt } from '../../../src/ui/compare/viewport.ts';

const frame = { widthPx: 1200, heightPx: 1600 };
const pane = { widthPx: 600, heightPx: 500 };

/** Frame pixel under a screen offset from the middle of the pane. */
const under = (viewport: Viewport, x: number, y: number) => {
  const scale = scaleOf(viewport, frame, pane);
  return { x: viewport.x * frame.widthPx + x / scale, y: viewport.y * frame.heightPx + y / scale };
};

it('keeps the skin under the pointer where it is', () => {
  const start = zoomAt(WHOLE, 6, { x: 0, y: 0 }, frame, pane);
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }), (x, y) => {
      const zoomed = zoomAt(start, 1.5, { x, y }, frame, pane);
      expect(under(zoomed, x, y).x).toBeCloseTo(under(start, x, y).x, 6);
      expect(under(zoomed, x, y).y).toBeCloseTo(under(start, x, y).y, 6);
    }),
  );
});

it('never leaves the frame', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 9, noNaN: true }), fc.integer({ min: -9000, max: 9000 }), (factor, by) => {
      const { zoom, x, y } = panBy(zoomAt(WHOLE, factor, { x: 0, y: 0 }, frame, pane), { x: by, y: -by }, frame, pane);
      const scale = scaleOf({ zoom, x, y }, frame, pane);
      const half = Math.min(0.5, pane.heightPx / (2 * scale * frame.heightPx));
      expect(zoom).toBeGreaterThanOrEqual(1);
      expect(y - half).toBeGreaterThanOrEqual(-1e-9);
      expect(y + half).toBeLessThanOrEqual(1 + 1e-9);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1);
    }),
  );
});

it('moves the picture as far as the hand', () => {
  const start = zoomAt(WHOLE, 8, { x: 0, y: 0 }, frame, pane);
  const moved = panBy(start, { x: 30, y: -20 }, frame, pane);
  expect(under(moved, 30, -20).x).toBeCloseTo(under(start, 0, 0).x, 6);
  expect(under(moved, 30, -20).y).toBeCloseTo(under(start, 0, 0).y, 6);
});
