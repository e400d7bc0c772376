import { AppError } from '../../src/domain/errors.ts';
import { expose } from '../../workers/channel.ts';

let calls = 0;

const api = {
  count: () => ++calls,
  refuse(): never {
    throw new AppError('model-damaged', 'hash differs');
  },
  fail(): never {
    throw new RangeError('off the end');
  },
  crash() {
    setTimeout(() => {
      throw new Error('out of order');
    });
    return new Promise<never>(() => {});
  },
  hang: () => new Promise<never>(() => {}),
  async tell(progress: (step: number) => void) {
    progress(1);
    progress(2);
    return 'told';
  },
};

export type TroubleApi = typeof api;
expose(api);
