import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { addClient } from '../../src/actions/addClient.ts';
import { eraseClient } from '../../src/actions/eraseClient.ts';
import { readClient, readClients } from '../../src/actions/readClients.ts';
import { useStored } from '../../src/actions/useStored.ts';
import type { ClientId } from '../../src/domain/ids.ts';
import { useDatabase } from '../../src/storage/database.ts';

beforeEach(() => useDatabase(`hook ${crypto.randomUUID()}`));

function Labels() {
  const clients = useStored(readClients(), []);
  return <p>{clients === undefined ? 'reading' : `labels: ${clients.map(({ client }) => client.label).join(', ')}`}</p>;
}

function OneClient({ id }: { readonly id: ClientId }) {
  const view = useStored(readClient(id), [id]);
  return <p>{view === undefined ? 'reading' : (view?.client.label ?? 'gone')}</p>;
}

it('draws what storage holds, and again at every change', async () => {
  const screen = await render(<Labels />);
  await expect.element(screen.getByText('labels:')).toBeVisible();
  const ann = await addClient({ label: 'Ann' });
  await expect.element(screen.getByText('labels: Ann')).toBeVisible();
  await Promise.all([addClient({ label: 'Bea' }), addClient({ label: 'Cid' }), eraseClient(ann)]);
  await expect.element(screen.getByText(/labels: (Bea, Cid|Cid, Bea)/)).toBeVisible();
});

it('starts over when it is asked for something else', async () => {
  const [ann, bea] = [await addClient({ label: 'Ann' }), await addClient({ label: 'Bea' })];
  const screen = await render(<OneClient id={ann} />);
  await expect.element(screen.getByText('Ann')).toBeVisible();
  await screen.rerender(<OneClient id={bea} />);
  await expect.element(screen.getByText('Bea')).toBeVisible();
  await screen.rerender(<OneClient id={'nobody' as ClientId} />);
  await expect.element(screen.getByText('gone')).toBeVisible();
});
