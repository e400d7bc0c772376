import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { documentPolicy } from '../serve/headers.ts';
import { sealFolder } from './sealFolder.ts';

/** Seals every build once it is whole. Its documents state the policy of themselves too, for hosts that send no headers. */
export function seal(): Plugin {
  let folder = '';
  return {
    name: 'seal',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: documentPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
    async closeBundle() {
      await sealFolder(folder);
    },
  };
}
