// Examples of what `check` says.
import type { Examples } from './state-examples.fixture.ts';

export const checkExamples: Pick<Examples, 'checked'> = {
  checked: [
    [
      {
        code: 'checked',
        format: 'text',
        text: '✓ shop: Nothing changes.\n\nThe change holds.',
        stacks: [{ name: 'shop', kind: 'unchanged', changes: [], tookMs: 0, requests: 0, failed: 0 }],
        scenarios: [],
        holds: true,
        seed: '1',
      },
      ['✓ shop: Nothing changes.', '', 'The change holds.'],
    ],
  ],
};
