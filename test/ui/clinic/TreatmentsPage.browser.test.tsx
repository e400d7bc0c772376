import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { protocolIn } from '../../../src/domain/protocol.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { TreatmentsPage } from '../../../src/ui/clinic/TreatmentsPage.tsx';
import { seriousFindings } from '../seriousFindings.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

it('changes the figures of a treatment, says so beside ours, and takes them back', async () => {
  const screen = await render(<TreatmentsPage />);
  const card = screen.getByRole('region', { name: 'Dermatherapy' });
  await expect.element(card.getByText('3 days, to day 7')).toBeVisible();
  await card.getByText('Sources').click();
  await expect.element(card.getByText(/redness and tightness 24-48 h/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  await card.getByRole('button', { name: /^Change Dermatherapy/ }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('spinbutton', { name: 'Days of healing' }).fill('9');
  await dialog.getByRole('textbox', { name: 'Changed by' }).fill('Ann');
  await dialog.getByRole('button', { name: 'Save' }).click();
  // Nine days of healing don't end before the seventh.
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('can’t be right');
  expect(await seriousFindings()).toEqual([]);
  await dialog.getByRole('spinbutton', { name: 'Settled after day' }).fill('12');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(card.getByText('9 days, to day 12')).toBeVisible();
  await expect.element(card.getByText('Changed by your clinic')).toBeVisible();
  await expect.element(card.getByText(/^healing 3 days, to day 7;/)).toBeVisible();
  expect(protocolIn(await reader.clinicLibrary(), 'dermatherapy')).toMatchObject({ healingDays: 9, settlingDays: 12 });

  await card.getByRole('button', { name: /^Take Dermatherapy/ }).click();
  await screen.getByRole('dialog').getByRole('textbox', { name: 'Changed by' }).fill('Bea');
  await screen.getByRole('dialog').getByRole('button', { name: 'Back to the shipped figures' }).click();
  await expect.element(card.getByText('3 days, to day 7')).toBeVisible();
  await screen.getByText('What your clinic changed (2)').click();
  await expect.element(screen.getByText(/^Version 1, .*, Ann: Dermatherapy .*healing 9 days, to day 12/)).toBeVisible();
  await expect.element(screen.getByText(/^Version 2, .*, Bea: took Dermatherapy/)).toBeVisible();
  expect((await reader.clinicLibrary()).clinicVersion).toBe(2);
});

it('adds a treatment of the clinic’s own only with a name, a source and who added it', async () => {
  const screen = await render(<TreatmentsPage />);
  await screen.getByRole('button', { name: 'Add a treatment of your own' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name of the treatment' }).fill('Enzyme mask');
  await dialog.getByRole('spinbutton', { name: 'Days of healing' }).fill('1');
  await dialog.getByRole('spinbutton', { name: 'Settled after day' }).fill('2');
  await dialog.getByRole('textbox', { name: 'Changed by' }).fill('Ann');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Where these figures come from' }).fill('Twelve clients, spring 2026');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const card = screen.getByRole('region', { name: 'Enzyme mask' });
  await expect.element(card.getByText('Your clinic’s own')).toBeVisible();
  await card.getByText('Sources').click();
  await expect.element(card.getByText('Twelve clients, spring 2026')).toBeVisible();
});
