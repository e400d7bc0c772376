import { afterEach, describe, expect, test } from 'vitest';
import { callback, connect } from '../../workers/channel.ts';
import { trustedScriptUrl } from '../../workers/scriptUrl.ts';
import type { TroubleApi } from './trouble.worker.ts';
import troubleUrl from './trouble.worker.ts?worker&url';

const channel = connect<TroubleApi>(() => new Worker(trustedScriptUrl(troubleUrl), { type: 'module' }));

afterEach(() => channel.stop());

describe('channel', () => {
  test('keeps one worker between jobs and runs them in order', async () => {
    const counts = await Promise.all([channel.call((api) => api.count()), channel.call((api) => api.count())]);
    expect(counts).toEqual([1, 2]);
  });

  test('carries an AppError with its code, and names any other error', async () => {
    await expect(channel.call((api) => api.refuse())).rejects.toMatchObject({
      name: 'AppError',
      code: 'model-damaged',
      message: 'hash differs',
    });
    await expect(channel.call((api) => api.fail())).rejects.toMatchObject({
      code: 'unexpected',
      message: 'RangeError: off the end',
    });
  });

  test('rejects what waits for a crashed worker and starts afresh', async () => {
    await channel.call((api) => api.count());
    await expect(channel.call((api) => api.crash())).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(await channel.call((api) => api.count())).toBe(1);
  });

  test('rejects where the worker file is missing', async () => {
    const missing = connect<TroubleApi>(() => new Worker('/workers/absent.worker.js', { type: 'module' }));
    await expect(missing.call((api) => api.count())).rejects.toMatchObject({ code: 'worker-crashed' });
  });

  test('an abort ends the running job, drops a waiting one, and leaves the others', async () => {
    const abort = new AbortController();
    const waiting = new AbortController();
    const hanging = channel.call((api) => api.hang(), abort.signal);
    const dropped = channel.call((api) => api.count(), waiting.signal);
    const kept = channel.call((api) => api.count());
    waiting.abort();
    await expect(dropped).rejects.toMatchObject({ code: 'aborted' });
    abort.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'aborted' });
    expect(await kept).toBe(1);
  });

  test('lets the worker call back', async () => {
    const steps: number[] = [];
    const told = await channel.call((api) => api.tell(callback((step: number) => void steps.push(step))));
    expect(told).toBe('told');
    // Calls back travel on a port of their own: the answer may overtake the last of them.
    await expect.poll(() => steps).toEqual([1, 2]);
  });
});

test('only this build’s own workers are admitted', () => {
  expect(() => trustedScriptUrl('https://elsewhere.example/analysis.worker.js')).toThrow(TypeError);
  expect(() => trustedScriptUrl('/assets/photo.jpg')).toThrow(TypeError);
});
