import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { AlignedPair } from '../../../src/actions/comparePhotos.ts';
import { Viewer, type ViewerMode } from '../../../src/ui/compare/Viewer.tsx';
import { paintedBitmap } from '../paintedBitmap.ts';
import { seriousFindings } from '../seriousFindings.ts';

const noMaps = { left: null, right: null, difference: null, range: { min: 0, max: 1 }, differenceRange: 1 };

function redBitmap(): ImageBitmap {
  const canvas = new OffscreenCanvas(30, 40);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'red';
  context.fillRect(0, 0, 30, 40);
  return canvas.transferToImageBitmap();
}

const pair: AlignedPair = {
  widthPx: 300,
  heightPx: 400,
  pictures: [paintedBitmap(300, 400), paintedBitmap(300, 400)],
  overlays: {
    redness: { ...noMaps, left: redBitmap() },
    pigmentation: noMaps,
    lines: noMaps,
    pores: noMaps,
  },
};

function show(mode: ViewerMode, measure: 'redness' | null = null) {
  const left = { view: 'Front', day: '1 Jan 2026' };
  const right = { view: 'Front', day: '1 Mar 2026' };
  return render(
    <main>
      <Viewer pair={pair} mode={mode} measure={measure} opacity={0.5} left={left} right={right} />
    </main>,
  );
}

const canvases = () => page.getByRole('img').elements() as HTMLCanvasElement[];
const drawn = (canvas: HTMLCanvasElement) => canvas.toDataURL();
const settled = () => new Promise((resolve) => setTimeout(resolve, 120));

it('zooms and moves both panes as one, by the keyboard', async () => {
  const screen = await show('side');
  await settled();
  const before = drawn(canvases()[0]!);
  await userEvent.tab();
  await expect.element(screen.getByRole('group', { name: /Photo viewer/ })).toHaveFocus();
  let seen = before;
  for (const keys of ['++', '{ArrowLeft}', '{ArrowUp}', '{ArrowRight}', '{ArrowDown}']) {
    await userEvent.keyboard(keys);
    await settled();
    const [left, right] = canvases();
    expect(drawn(left!), keys).not.toBe(seen);
    expect(drawn(left!), keys).toBe(drawn(right!));
    seen = drawn(left!);
  }
  await expect.element(screen.getByText('169 %')).toBeVisible();

  await userEvent.keyboard('0');
  await settled();
  expect(drawn(canvases()[0]!)).toBe(before);
});

it('zooms where the wheel is turned, and lets the page scroll on at its end', async () => {
  const screen = await show('side');
  await settled();
  const [left, right] = canvases();
  const { left: x, top: y, width, height } = right!.getBoundingClientRect();
  const turn = (deltaY: number) => {
    const wheel = new WheelEvent('wheel', {
      deltaY,
      clientX: x + width / 4,
      clientY: y + height / 4,
      bubbles: true,
      cancelable: true,
    });
    right!.dispatchEvent(wheel);
    return wheel.defaultPrevented;
  };
  expect(turn(100)).toBe(false);
  expect(turn(-300)).toBe(true);
  await settled();
  expect(drawn(left!)).toBe(drawn(right!));
  await expect.element(screen.getByText('182 %')).toBeVisible();
});

it('wipes by the keyboard, as far as its ends', async () => {
  const screen = await show('wipe');
  const line = screen.getByRole('slider', { name: 'Position of the dividing line' });
  (line.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{PageUp}');
  await expect.element(line).toHaveAttribute('aria-valuenow', '64');
  await expect.element(line).toHaveAttribute('aria-valuetext', '64 % of the left photo shown');
  expect(getComputedStyle(canvases()[1]!).clipPath).toBe('inset(0px 36% 0px 0px)');
  await userEvent.keyboard('{Home}');
  await expect.element(line).toHaveAttribute('aria-valuenow', '0');
});

it('names its pictures, and axe finds nothing serious', async () => {
  const screen = await show('wipe', 'redness');
  await expect.element(screen.getByRole('img', { name: 'Front photo of 1 Jan 2026' })).toBeVisible();
  await expect.element(screen.getByRole('img', { name: 'Front photo of 1 Mar 2026' })).toBeInTheDocument();
  expect(await seriousFindings()).toEqual([]);
});

it('draws an overlay only on the side that has one', async () => {
  await show('side', 'redness');
  await settled();
  const [left, right] = canvases();
  expect(drawn(left!)).not.toBe(drawn(right!));
});
