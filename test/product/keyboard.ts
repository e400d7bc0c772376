import type { Locator, Page } from 'playwright';

/** Goes by Tab to something, as who has no mouse does. @throws where Tab doesn't come by */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 150; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes by ${target}`);
}

/** Presses a key on something that Tab reaches. */
export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Types into a field, or the beginning of an option into a list, that Tab reaches. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Chooses one of a group of radio buttons: by Tab into the group, by arrows to the one. */
export async function arrowTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const isInGroup = () =>
    target.evaluate((radio) => radio.closest('[role=radiogroup]')?.contains(document.activeElement) ?? false);
  for (let steps = 0; steps < 150 && !(await isInGroup()); steps++) await page.keyboard.press('Tab');
  for (let steps = 0; steps < 10 && !(await target.isChecked()); steps++) await page.keyboard.press('ArrowRight');
  if (!(await target.isChecked())) throw new Error(`No key chooses ${target}`);
}
