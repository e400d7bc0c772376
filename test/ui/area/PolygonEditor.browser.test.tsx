import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { ImagePolygon } from '../../../src/domain/photo.ts';
import { type KnownEnds, PolygonEditor } from '../../../src/ui/area/PolygonEditor.tsx';
import { paintedBitmap } from '../paintedBitmap.ts';
import { seriousFindings } from '../seriousFindings.ts';

const picture = paintedBitmap(400, 300);

function Editor({
  onPoints,
  ends = null,
}: {
  readonly onPoints: (points: ImagePolygon) => void;
  readonly ends?: KnownEnds | null;
}) {
  const [points, setPoints] = useState<ImagePolygon>([]);
  const [known, setKnown] = useState(ends);
  return (
    <main>
      <PolygonEditor
        picture={picture}
        points={points}
        onChange={(next) => {
          setPoints(next);
          onPoints(next);
        }}
        label="Area on the photo"
        ends={known}
        onEndsChange={setKnown}
      />
    </main>
  );
}

it('is drawn by the keyboard alone', async () => {
  let points: ImagePolygon = [];
  const screen = await render(
    <Editor
      onPoints={(next) => {
        points = next;
      }}
    />,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(points).toEqual([{ x: 200, y: 150 }]);

  await userEvent.keyboard('{ArrowLeft}{ArrowUp}');
  expect(points[0]!.x).toBeLessThan(200);
  expect(points[0]!.y).toBeLessThan(150);

  await userEvent.keyboard('{Enter}{Enter}');
  expect(points).toHaveLength(3);
  await expect.element(screen.getByRole('button', { name: 'Point 3 of 3' })).toHaveFocus();
  expect(await seriousFindings()).toEqual([]);

  await userEvent.keyboard('{Backspace}');
  expect(points).toHaveLength(2);
  await expect.element(screen.getByRole('button', { name: 'Point 2 of 2' })).toHaveFocus();
});

it('keeps a point inside the photo', async () => {
  let points: ImagePolygon = [];
  await render(
    <Editor
      onPoints={(next) => {
        points = next;
      }}
    />,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}{Shift>}{ArrowRight>20/}{/Shift}');
  expect(points[0]!.x).toBe(400);
});

it('takes a tap as a point where it was tapped, and into the nearest edge', async () => {
  let points: ImagePolygon = [];
  const screen = await render(
    <Editor
      onPoints={(next) => {
        points = next;
      }}
    />,
  );
  const stage = screen.getByRole('group', { name: 'Area on the photo' });
  const { width } = stage.element().getBoundingClientRect();
  const scale = width / 400;
  for (const [x, y] of [
    [100, 100],
    [300, 100],
    [200, 250],
    [200, 90],
  ]) {
    await stage.click({ position: { x: x! * scale, y: y! * scale } });
  }
  expect(points.map(({ x }) => Math.round(x))).toEqual([100, 200, 300, 200]);
});

it('moves the ends of a known length', async () => {
  const screen = await render(
    <Editor
      onPoints={() => {}}
      ends={[
        { x: 100, y: 150 },
        { x: 300, y: 150 },
      ]}
    />,
  );
  const end = screen.getByRole('button', { name: 'End 1 of the known length' });
  const before = end.element().getAttribute('transform');
  (end.element() as SVGElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(end.element().getAttribute('transform')).not.toBe(before);
});

it('zooms by plus and zero, and a point still lands where it is tapped', async () => {
  let points: ImagePolygon = [];
  const screen = await render(
    <Editor
      onPoints={(next) => {
        points = next;
      }}
    />,
  );
  const stage = screen.getByRole('group', { name: 'Area on the photo' });
  const widthPx = () => stage.element().getBoundingClientRect().width;
  const whole = widthPx();
  await userEvent.tab();
  await userEvent.keyboard('++');
  await expect.poll(widthPx).toBeCloseTo(whole * 2.25, 0);
  const { left, top, width, height } = stage.element().getBoundingClientRect();
  stage
    .element()
    .dispatchEvent(new MouseEvent('click', { clientX: left + width / 2, clientY: top + height / 2, bubbles: true }));
  await expect.poll(() => points).toHaveLength(1);
  expect(points[0]!.x).toBeCloseTo(200, 0);
  expect(points[0]!.y).toBeCloseTo(150, 0);
  expect(await seriousFindings()).toEqual([]);
  await userEvent.keyboard('0');
  await expect.poll(widthPx).toBeCloseTo(whole, 0);
});
