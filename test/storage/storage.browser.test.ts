import { describeStorage } from './storageCases.ts';

describeStorage();
