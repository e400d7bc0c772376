import { spawn } from 'node:child_process';
import { obtainChromium } from './obtainChromium.ts';

/** `npm test [-- vitest arguments]`: a browser is found or got, the app is built, every project runs. */
function step(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

let browser: string;
try {
  browser = obtainChromium();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
const env = { ...process.env, CHROMIUM: browser };
const built = await step(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], env);
if (built !== 0) process.exit(built);
process.exit(await step(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], env));
