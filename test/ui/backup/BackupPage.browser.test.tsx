import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { App } from '../../../src/ui/app/App.tsx';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

const picker = window as unknown as { showSaveFilePicker?: unknown };
const own = picker.showSaveFilePicker;
let saved: FileSystemFileHandle;

/** The browser's own window for choosing a file can't be driven: it answers with a file of the browser's own file system. */
beforeEach(async () => {
  await useDatabase(`backup page ${crypto.randomUUID()}`);
  const folder = await navigator.storage.getDirectory();
  saved = await folder.getFileHandle(`${crypto.randomUUID()}.age`, { create: true });
  picker.showSaveFilePicker = async () => saved;
});
afterEach(() => {
  picker.showSaveFilePicker = own;
});

const fileInput = () => document.querySelector('input[type=file]') as HTMLInputElement;

it('backs up, says so once the file was read back, and restores it on another device', async () => {
  await storedPhotos(['2026-01-05', '2026-02-05']);
  location.hash = '#/';
  const screen = await render(<App />);
  await expect.element(screen.getByText('There is no backup yet.')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('link', { name: 'Back up now' }).click();

  const make = screen.getByRole('button', { name: 'Choose where and back up' });
  await expect.element(make).toBeDisabled();
  const words = screen.getByText(/^[a-z]+( [a-z]+){5}$/);
  await expect.element(words).toBeVisible();
  const passphrase = words.element().textContent as string;
  await expect.element(make).toBeDisabled();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('textbox', { name: 'Type it once more' }).fill(passphrase);
  await make.click();
  await expect
    .element(screen.getByText(/^Backed up. The file was read back and found whole: 1 client, 2 photos/).first())
    .toBeVisible();
  await expect.element(screen.getByText(/^Last backup: .* Nothing has been changed since\.$/).first()).toBeVisible();
  expect(document.body.textContent).not.toContain(passphrase);
  expect(await seriousFindings()).toEqual([]);

  await useDatabase(`another device ${crypto.randomUUID()}`);
  await userEvent.upload(fileInput(), await saved.getFile());
  await screen.getByLabelText('Passphrase', { exact: true }).last().fill('not these words');
  await screen.getByRole('button', { name: 'Read it' }).click();
  await expect.element(screen.getByText('This passphrase doesn’t open the file.')).toBeVisible();
  await screen.getByLabelText('Passphrase', { exact: true }).last().fill(passphrase);
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('row', { name: /K-2041 New here 2 new photos/ })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  expect(await reader.clients()).toEqual([]);
  await screen.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect.element(screen.getByText(/^Restored\./).first()).toBeVisible();
  expect(await reader.clients()).toHaveLength(1);
});

it('where a page can’t write files, counts a backup only once the saved one was chosen', async () => {
  const { courseId } = await storedPhotos(['2026-01-05']);
  delete picker.showSaveFilePicker;
  const clientId = (await reader.course(courseId))?.clientId;
  location.hash = `#/clients/${clientId}`;
  const screen = await render(<App />);
  await screen.getByRole('link', { name: 'Take to another device' }).click();
  await expect
    .element(screen.getByRole('heading', { level: 1, name: 'Take this client to another device' }))
    .toBeVisible();
  await screen.getByText('Choose my own').click();
  const [own, again] = ['Your passphrase', 'Type it once more'].map((name) => screen.getByRole('textbox', { name }));
  const make = screen.getByRole('button', { name: 'Make the file' });
  // Hard to guess, and yet shorter than is taken; long enough, and found at once.
  for (const [typed, why] of [
    ['q7#Vx2!mZ', 'At least 12 characters.'],
    ['passwordpassword', 'Found at once. Use more words.'],
  ] as const) {
    await own!.fill(typed);
    await again!.fill(typed);
    await expect.element(screen.getByText(why)).toBeVisible();
    await expect.element(make).toBeDisabled();
  }
  await own!.fill('brass lantern over a quiet quay');
  await again!.fill('brass lantern over a quiet quai');
  await expect.element(screen.getByText('This is not the same.')).toBeVisible();
  await expect.element(make).toBeDisabled();
  expect(await seriousFindings()).toEqual([]);
  await again!.fill('brass lantern over a quiet quay');

  let made: Blob | null = null;
  const address = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob && blob.type === 'application/octet-stream') made = blob;
    return address(blob);
  };
  await make.click();
  await expect.element(screen.getByText('One more step.')).toBeVisible();
  URL.createObjectURL = address;
  expect(await seriousFindings()).toEqual([]);
  expect(await reader.backups()).toEqual([]);
  await userEvent.upload(fileInput(), new File([made as unknown as Blob], 'saved.age'));
  await expect.element(screen.getByText(/^Backed up\./).first()).toBeVisible();
  expect(await reader.backups()).toMatchObject([{ holds: 'one-client' }]);
});
