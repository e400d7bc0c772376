import 'fake-indexeddb/auto';
import { describeStorage } from './storageCases.ts';

describeStorage();
