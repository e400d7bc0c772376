import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The interpreter for which Debian packages torch. */
const PYTHON = '/usr/bin/python3';
const NEEDED = 'python3-torch python3-onnx python3-scipy python3-skimage python3-pil';

/**
 * The ladder of evidence from simulation to measured spectra (A-C of the model cards), measured again from the committed
 * models beside every classical index and filter on the same inputs. The sections on photographs are its D.
 *
 * @param data folder of the public data; `null`: it isn't there
 */
export function ladderLines(data: string | null): readonly string[] {
  if (data === null) return ['The public data are not in ../shared/data: skipped.'];
  if (spawnSync(PYTHON, ['-c', 'import torch, onnx, scipy, skimage, PIL']).status !== 0) {
    return [`${PYTHON} lacks what the models are trained with: skipped. To run it: apt-get install ${NEEDED}.`];
  }
  const { status, stdout } = spawnSync(PYTHON, ['-m', 'models.skin.evaluate', '--data', data], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, OMP_NUM_THREADS: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`models.skin.evaluate ended with ${status}.`);
  return stdout.trimEnd().split('\n');
}
