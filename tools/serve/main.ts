import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from './server.ts';

/** `npm start`: serves the built app with its real headers, prints the address and, with `--open`, opens it. */
const folder = fileURLToPath(new URL('../../dist', import.meta.url));
if (!existsSync(`${folder}/index.html`)) {
  console.error('Nothing is built yet. Run `npm start`, which builds first.');
  process.exit(1);
}
const wantedPort = Number(process.env.PORT ?? 4173);
const served = await serve(folder, wantedPort).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.log(`Port ${wantedPort} is taken; using another.`);
  return serve(folder, 0);
});
console.log(`Skinseries is ready: ${served.address}`);
console.log('Photos stay on this device. Stop with Ctrl+C.');

const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
if (process.argv.includes('--open') && hasScreen && process.stdout.isTTY) {
  // No browser to open is fine: the address stands above.
  spawn(opener, [served.address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
