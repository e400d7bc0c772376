import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run test:seal`: every channel by which code could send something out, tried in the built app's document, worker and
 * service worker, in a network of its own whose only inhabitants are sinks for DNS, HTTP, TCP and UDP.
 */
const name = `skinseries-${process.pid}`;
const run = (...words: readonly string[]) => spawnSync('ip', words, { stdio: 'ignore' }).status === 0;

if (process.getuid?.() !== 0 || !run('netns', 'add', name)) {
  console.log('Skipped: a network namespace needs Linux, iproute2 and root. Nothing was proved.');
  process.exit(0);
}
const resolver = `/etc/netns/${name}`;
let status = 1;
try {
  mkdirSync(resolver, { recursive: true });
  writeFileSync(`${resolver}/resolv.conf`, 'nameserver 127.0.0.1\n');
  run('-n', name, 'link', 'set', 'lo', 'up');
  // Addresses of the documentation range, so that the browser takes the sinks for the internet; and a way to everywhere,
  // over a device that is not the loop, without which WebRTC sees no network to try.
  run('-n', name, 'link', 'add', 'near', 'type', 'veth', 'peer', 'name', 'far');
  for (const device of ['near', 'far']) run('-n', name, 'link', 'set', device, 'up');
  run('-n', name, 'address', 'add', '203.0.113.1/24', 'dev', 'near');
  run('-n', name, 'address', 'add', '203.0.113.7/32', 'dev', 'lo');
  run('-n', name, 'route', 'add', 'default', 'dev', 'near');
  const inside = fileURLToPath(new URL('./inside.ts', import.meta.url));
  const child = spawn(
    'ip',
    ['netns', 'exec', name, process.execPath, '--import', 'tsx', inside, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  status = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
} finally {
  run('netns', 'delete', name);
  rmSync(resolver, { recursive: true, force: true });
}
process.exit(status);
