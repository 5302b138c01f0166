// The whole corpus.
import type { SmugglingCase } from './case.ts';
import { framingCases } from './framing-cases.ts';
import { lineCases } from './line-cases.ts';

export const corpus: readonly SmugglingCase[] = [...framingCases, ...lineCases].map(
  ([name, bytes, status]) => ({
    name,
    bytes,
    status,
  }),
);
