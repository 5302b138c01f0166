// An example of what `estimate` says.
import type { Examples } from './state-examples.fixture.ts';

export const estimateExamples: Pick<Examples, 'estimate'> = {
  estimate: [
    [
      {
        code: 'estimate',
        service: 'Web',
        strategy: 'ROLLING',
        least: 300,
        most: 330,
        waits: [
          { name: 'a check', least: 0, most: 30, setting: 'Interval (30 s)', source: 'https://a' },
          { name: 'old targets drain', least: 300, most: 300, setting: 'Delay (300 s)', source: 'https://b' },
        ],
        notes: ['One task is assumed.'],
      },
      [
        'Web (ROLLING): waits 5m to 5m 30s',
        '  0s to 30s         a check',
        '                    Interval (30 s)',
        '                    https://a',
        '  5m                old targets drain',
        '                    Delay (300 s)',
        '                    https://b',
        '  ! One task is assumed.',
      ],
    ],
  ],
};
