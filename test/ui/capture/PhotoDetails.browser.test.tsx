import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import type { PhotoId } from '../../../src/domain/ids.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { PhotoDetails } from '../../../src/ui/capture/PhotoDetails.tsx';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

it('says of every finding its number, its limits, what it touches and what to do, and leads to the clear skin', async () => {
  const { photoIds } = await storedPhotos(['2026-03-02'], {
    quality: [
      { check: 'resolution', value: 4.2, cautionAt: 8, refuseAt: 6, level: 'refused', touches: ['lines', 'pores'] },
      { check: 'control-skin', value: 0.081, cautionAt: 0.06, refuseAt: 1e6, level: 'caution', touches: ['redness'] },
      { check: 'pose', value: 2, cautionAt: 15, refuseAt: 35, level: 'good', touches: ['redness'] },
    ],
    textureReason: 'too-few-pixels-per-mm',
  });
  const screen = await render(<PhotoDetails photoId={photoIds[0] as PhotoId} onClose={() => {}} />);
  await expect
    .element(screen.getByText(/Found: 4\.2 pixels per millimetre\. Good from 8\.0 .* not measured below 6\.0 /))
    .toHaveTextContent('Matters for lines, pores.');
  await expect.element(screen.getByText(/^Found: 8\s% .* Good up to 6\s%/)).not.toHaveTextContent('not measured');
  await expect.element(screen.getByText(/or choose clear skin yourself/)).toBeVisible();
  expect(screen.getByText(/head is turned/).elements()).toEqual([]);
  expect(screen.getByText(/were not read/).elements()).toEqual([]);
  await expect.element(screen.getByRole('link', { name: 'Choose clear skin' })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});
