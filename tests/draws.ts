import fc from 'fast-check';

/**
 * What properties draw is the same in every run of the tests: a commit that is green stays green.
 * `npm run draws` looks further, each time with another seed.
 */
fc.configureGlobal({ seed: Number(import.meta.env['DRAWS']) });
