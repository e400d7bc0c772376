import type { Plugin } from 'vite';

const OTHER_LOCALE =
  /[\\/]react-(?:aria|aria-components|stately)[\\/].*[\\/]intl[\\/].*\b(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;

/**
 * Leaves the words of react-aria in English only, as ours are: a build would carry each in over thirty languages. A
 * browser of another language gets the English ones, not none.
 */
export function englishOnly(): Plugin {
  return {
    name: 'english-only',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (OTHER_LOCALE.test(id) ? "export { default } from './en-US.mjs';" : null),
  };
}
