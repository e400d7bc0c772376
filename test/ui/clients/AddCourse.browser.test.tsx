import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { addClient } from '../../../src/actions/addClient.ts';
import { SHIPPED_LIBRARY } from '../../../src/domain/protocol.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { AddCourse } from '../../../src/ui/clients/AddCourse.tsx';
import { seriousFindings } from '../seriousFindings.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

it('declares the treated regions when the course is planned, at least one, and only on a face', async () => {
  const clientId = await addClient({ label: 'K-2041' });
  const screen = await render(
    <main>
      <AddCourse clientId={clientId} library={SHIPPED_LIBRARY} />
    </main>,
  );
  const add = screen.getByRole('button', { name: 'Add the course' });
  const regions = async () => (await reader.courses(clientId)).map(({ treatedRegions }) => treatedRegions);
  await add.click();
  await expect.poll(regions).toEqual([null]);

  await screen.getByText('Chosen regions').click();
  await expect.element(screen.getByText('Choose at least one region.')).toBeVisible();
  await expect.element(add).toBeDisabled();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('checkbox', { name: 'Left cheek' }).click();
  await screen.getByRole('checkbox', { name: 'Forehead' }).click();
  await add.click();
  await expect.poll(regions).toEqual([null, ['forehead', 'cheek-left']]);

  await screen.getByText('Neck', { exact: true }).click();
  await expect.element(screen.getByRole('checkbox', { name: 'Forehead' })).not.toBeInTheDocument();
  await add.click();
  await expect.poll(regions).toEqual([null, ['forehead', 'cheek-left'], null]);
});
