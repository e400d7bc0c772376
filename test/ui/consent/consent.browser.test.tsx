import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { writeConsentText } from '../../../src/actions/consent/recordConsent.ts';
import { DEFAULT_TEXT } from '../../../src/domain/consentText.ts';
import { localDay } from '../../../src/domain/day.ts';
import type { ClientId } from '../../../src/domain/ids.ts';
import { saveConsent, saveConsentText } from '../../../src/storage/consents.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { savePublishedSet } from '../../../src/storage/sets.ts';
import { App } from '../../../src/ui/app/App.tsx';
import { consent, setOf } from '../../domain/consents.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

const today = localDay(new Date());
let clientId: ClientId;
let courseId: string;

beforeEach(async () => {
  await useDatabase(`consent ${crypto.randomUUID()}`);
  ({ courseId } = await storedPhotos(['2026-01-05', '2026-02-05']));
  clientId = (await reader.clients())[0]?.id as ClientId;
});

/** A client who signed for everything today, and a set of theirs. */
async function consented(): Promise<void> {
  await saveConsent(consent('c', { clientId, signedOn: today }), DEFAULT_TEXT);
  await savePublishedSet({ ...setOf('s', clientId), photoIds: [] }, () => true);
}

it('a client reads, chooses and signs, by keyboard alone, and what was signed can be read again', async () => {
  location.hash = `#/clients/${clientId}/consent/new`;
  const screen = await render(<App />);
  await expect.element(screen.getByRole('heading', { name: DEFAULT_TEXT.title })).toBeVisible();
  await screen.getByRole('button', { name: 'Save the signed consent' }).click();
  await expect.element(screen.getByText('Say whether the client is 18 or over.')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  expect(await reader.consentsOf(clientId)).toEqual([]);

  const press = async (target: ReturnType<typeof screen.getByRole>, key: string) => {
    (target.element() as HTMLElement).focus();
    await userEvent.keyboard(key);
  };
  await press(screen.getByRole('radio', { name: '18 or over' }), ' ');
  await press(screen.getByRole('checkbox', { name: 'The clinic’s website' }), ' ');
  await press(screen.getByRole('checkbox', { name: 'Social media' }), ' ');
  await press(screen.getByRole('checkbox', { name: 'Instagram' }), ' ');
  await screen.getByLabelText('Social media: last day').fill('2099-12-31');
  await press(screen.getByRole('radio', { name: 'Chosen photos only' }), ' ');
  await press(screen.getByRole('checkbox', { name: /^Front, .*(Jan 5|5 Jan)/ }), ' ');
  await screen.getByRole('textbox', { name: 'Name of who signs' }).fill('Ann Example');
  await press(screen.getByRole('radio', { name: 'Typing the name' }), ' ');
  await press(screen.getByRole('button', { name: 'Save the signed consent' }), '{Enter}');
  await expect.element(screen.getByText('Give the name of the witness.')).toBeVisible();
  await screen.getByRole('textbox', { name: 'Witness' }).fill('Dr. Ada');
  await press(screen.getByRole('button', { name: 'Save the signed consent' }), '{Enter}');

  await expect.element(screen.getByRole('heading', { level: 1, name: 'Consent' })).toBeVisible();
  const [kept] = await reader.consentsOf(clientId);
  expect(kept).toMatchObject({
    isAdult: true,
    signedOn: today,
    signer: 'Ann Example',
    witness: 'Dr. Ada',
    strokes: [],
  });
  expect(kept?.photoIds).toHaveLength(1);
  expect(kept?.scopes).toEqual([
    { scope: 'website', platforms: [], until: null, withdrawnOn: null },
    { scope: 'social', platforms: ['instagram'], until: '2099-12-31', withdrawnOn: null },
  ]);
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('link', { name: /^Read the consent of/ }).click();
  await expect.element(screen.getByText('Name typed before the witness')).toBeVisible();
  await expect.element(screen.getByRole('heading', { name: DEFAULT_TEXT.title })).toBeVisible();
  await expect.element(screen.getByText(kept?.text.sha256 ?? '?')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});

it('a drawn signature is kept as strokes, and nothing outside the clinic is offered under 18', async () => {
  location.hash = `#/clients/${clientId}/consent/new`;
  const screen = await render(<App />);
  await screen.getByRole('checkbox', { name: 'The clinic’s website' }).click();
  await screen.getByText('Under 18', { exact: true }).click();
  await expect.element(screen.getByRole('checkbox', { name: 'The clinic’s website' })).toBeDisabled();
  await screen.getByRole('checkbox', { name: 'Treating team' }).click();
  await screen.getByRole('textbox', { name: 'Name of who signs' }).fill('A Parent');
  const pad = screen.getByRole('img', { name: 'Signature field' }).element();
  pad.scrollIntoView({ block: 'center' });
  const { left, top, width } = pad.getBoundingClientRect();
  const point = (type: string, share: number, buttons = 1) =>
    pad.dispatchEvent(
      new PointerEvent(type, {
        ...{ pointerId: 1, isPrimary: true, bubbles: true, cancelable: true, button: 0, buttons },
        ...{ clientX: left + share * width, clientY: top + 40 },
      }),
    );
  point('pointerdown', 0.2);
  for (const share of [0.3, 0.4, 0.5]) point('pointermove', share);
  point('pointerup', 0.5, 0);
  await expect.element(screen.getByText('There is a signature in the field.')).toBeVisible();
  await screen.getByRole('button', { name: 'Save the signed consent' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Consent' })).toBeVisible();
  const [kept] = await reader.consentsOf(clientId);
  expect(kept?.scopes.map(({ scope }) => scope)).toEqual(['treating-team']);
  expect(kept?.strokes[0]?.[0]?.x).toBeCloseTo(0.2, 2);
  expect(kept?.strokes[0]?.at(-1)?.x).toBeLessThanOrEqual(0.51);
  await screen.getByRole('link', { name: /^Read the consent of/ }).click();
  await expect.element(screen.getByRole('img', { name: 'Signature of A Parent' })).toBeVisible();
});

it('consent is withdrawn from the client’s page in two clicks, and the take-down list opens', async () => {
  await consented();
  location.hash = `#/clients/${clientId}`;
  const screen = await render(<App />);
  await expect.element(screen.getByText(/^On file:/)).toBeVisible();
  await screen.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect.element(screen.getByRole('checkbox', { name: 'The clinic’s website' })).toBeChecked();
  await expect.element(screen.getByRole('checkbox', { name: 'Clinical record' })).not.toBeChecked();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('button', { name: 'Withdraw now' }).click();

  await expect.element(screen.getByRole('heading', { name: 'To be taken down' })).toBeVisible();
  await screen.getByRole('textbox', { name: 'Where it was shown' }).fill('example.com/before-after');
  await screen.getByRole('button', { name: 'Add a place' }).click();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('button', { name: 'Confirm it is gone from example.com/before-after' }).click();
  await expect.element(screen.getByText(/^Gone, confirmed/)).toBeVisible();
  expect((await reader.sets())[0]).toMatchObject({
    flaggedOn: today,
    places: [{ where: 'example.com/before-after', takenDownOn: today }],
  });
  expect(await reader.photosOfClient(clientId)).toHaveLength(2);
});

it('every photo says how consent to it stands', async () => {
  await consented();
  location.hash = `#/courses/${courseId}/photos`;
  const screen = await render(<App />);
  await expect.element(screen.getByText('Consent on file').nth(1)).toBeVisible();
  location.hash = `#/courses/${courseId}/compare`;
  await expect.element(screen.getByText('Consent on file').nth(1)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});

it('the clinic writes its own text, and earlier versions stay', async () => {
  location.hash = '#/clinic/consent';
  const screen = await render(<App />);
  await expect.element(screen.getByText('Nothing is to be taken down.')).toBeVisible();
  await screen.getByRole('button', { name: 'Write a new version' }).click();
  await screen.getByRole('textbox', { name: 'Text' }).fill('Our own words.\n\nAnd more of them.');
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('button', { name: 'Save as a new version' }).click();
  await expect.element(screen.getByText('en · Version 1')).toBeVisible();
  await writeConsentText({ language: 'en', title: 'Ours', body: 'Newer words.' });
  await expect.element(screen.getByRole('heading', { name: 'Earlier versions' })).toBeVisible();
  expect((await reader.consentTexts()).map(({ version }) => version).sort()).toEqual([1, 2]);
  expect(await seriousFindings()).toEqual([]);
});

it('words that are not what was signed are not shown as if they were', async () => {
  const other = { ...DEFAULT_TEXT, id: 'other' as typeof DEFAULT_TEXT.id };
  await saveConsentText(other);
  await saveConsent(consent('c', { clientId, text: { ...consent('c').text, id: 'other' } }), other);
  location.hash = `#/clients/${clientId}/consent/c`;
  const screen = await render(<App />);
  await expect.element(screen.getByText(/^The words that were signed are not here/)).toBeVisible();
});

it('deleting a client says what of theirs may still be seen, and where that is listed', async () => {
  await consented();
  await savePublishedSet({ ...setOf('t', clientId), photoIds: [] }, () => true);
  const gone = { places: [{ where: 'Leaflet', takenDownOn: today }] };
  await savePublishedSet({ ...setOf('u', clientId), photoIds: [], ...gone }, () => true);
  location.hash = `#/clients/${clientId}`;
  const screen = await render(<App />);
  await screen.getByRole('button', { name: 'Delete this client' }).click();
  await expect.element(screen.getByText('2 published sets with this client’s photos may still be seen.')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('link', { name: 'Where it was shown' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Consent' })).toBeVisible();
  await expect.element(screen.getByRole('alertdialog')).not.toBeInTheDocument();
});
