import { Suspense } from 'react';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { useDatabase } from '../../../src/storage/database.ts';
import { loadStartScreen, StartScreen } from '../../../src/ui/app/StartScreen.tsx';

let late = 0;
function Late() {
  late += 1;
  return 'late';
}

it('stands at once where it was loaded while somebody typed, and waits where it was not', async () => {
  await useDatabase(`start ${crypto.randomUUID()}`);
  const drawn = () =>
    render(
      <Suspense fallback={<Late />}>
        <StartScreen />
      </Suspense>,
    );
  const unprepared = await drawn();
  await expect.element(unprepared.getByRole('heading', { level: 1 })).toBeVisible();
  expect(late).toBeGreaterThan(0);
  await unprepared.unmount();

  late = 0;
  await loadStartScreen();
  const prepared = await drawn();
  await expect.element(prepared.getByRole('heading', { level: 1 })).toBeVisible();
  expect(late).toBe(0);
});
