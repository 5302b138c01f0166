// Examples of what `check` says.
import type { Examples } from './state-examples.fixture.ts';

export const checkExamples: Pick<Examples, 'checked'> = {
  checked: [
    [
      {
        code: 'checked',
        format: 'text',
        text: '✓ shop: Nothing changes.\n\nPassed.',
        stacks: [
          { name: 'shop', kind: 'unchanged', changes: [], tookMs: 0, requests: 0, failed: 0, holds: true },
        ],
        data: [],
        scenarios: [],
        holds: true,
        seed: '1',
      },
      ['✓ shop: Nothing changes.', '', 'Passed.'],
    ],
  ],
};
