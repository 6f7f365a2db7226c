import { trySeeds } from './seeds.ts';

// With seeds-2.test.ts the 500 of `npm test`: two files, so that two cores share them.
trySeeds(1, 250);
