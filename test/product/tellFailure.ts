import { afterEach } from 'vitest';
import { openPages } from './product.ts';

/** Where a test failed, what a person would see by then: the addresses of all pages, and what a screen reader would tell. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of openPages()) {
    const told = await page
      .locator('body')
      .ariaSnapshot({ timeout: 5_000 })
      .catch((error: Error) => error.message);
    console.log(`${task.name}\n${page.url()}\n${told}`);
  }
});
