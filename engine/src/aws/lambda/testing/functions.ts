// A function and its code, for tests.
import { zipSync } from 'fflate';
import type { Rehearsal } from '../../../testing/rehearsal.ts';

export const zip = (text: string) => zipSync({ 'index.js': Buffer.from(text) });

/** Creates the function `f`. */
export const createFunction = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'f',
    Role: 'arn:aws:iam::000000000000:role/r',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: zip('exports.handler = async () => 1') },
    ...more,
  });
