// Examples of what `rehearse` says.
import type { Examples } from './state-examples.fixture.ts';

type Code = 'rehearsal-scenario' | 'rehearsal-begun' | 'rehearsal-event' | 'rehearsal-verdict';

export const rehearsalExamples: Pick<Examples, Code> = {
  'rehearsal-scenario': [
    [
      { code: 'rehearsal-scenario', name: 'zone-loss', summary: 'A zone goes' },
      ['zone-loss             A zone goes'],
    ],
  ],
  'rehearsal-begun': [
    [
      {
        code: 'rehearsal-begun',
        scenario: 'zone-loss',
        summary: 'A zone goes',
        speed: 60,
        service: 'web',
        url: 'http://127.0.0.1:8080',
      },
      ['zone-loss: A zone goes', 'web at http://127.0.0.1:8080, 60 times real time', ''],
    ],
    [
      {
        code: 'rehearsal-begun',
        scenario: 'mine',
        summary: 'Nothing',
        speed: 1,
        service: 'web',
        url: 'http://127.0.0.1:8080',
      },
      ['mine: Nothing', 'web at http://127.0.0.1:8080, in real time', ''],
    ],
  ],
  'rehearsal-event': [
    [
      {
        code: 'rehearsal-event',
        at: '2026-01-01T00:04:30.000Z',
        afterMs: 270_000,
        source: 'alarm',
        text: 'High: OK → ALARM',
      },
      [' 0:04:30  alarm      High: OK → ALARM'],
    ],
  ],
  'rehearsal-verdict': [
    [
      {
        code: 'rehearsal-verdict',
        scenario: 'zone-loss',
        holds: false,
        requests: 100,
        failed: 40,
        findings: [
          { what: 'at least 95 % of requests are answered', holds: false, evidence: '40 of 100 failed' },
          { what: 'the zone comes back', holds: true },
        ],
        causes: ['One zone: …'],
        cloudMs: 600_000,
        tookMs: 10_000,
      },
      [
        '',
        '  ✗ at least 95 % of requests are answered',
        '      40 of 100 failed',
        '  ✓ the zone comes back',
        '  ! One zone: …',
        '',
        'The system did not hold. 10m in 10s.',
      ],
    ],
    [
      {
        code: 'rehearsal-verdict',
        scenario: 'zone-loss',
        holds: true,
        requests: 100,
        failed: 0,
        findings: [],
        causes: [],
        cloudMs: 600_000,
        tookMs: 10_000,
      },
      ['', '', 'The system held. 10m in 10s.'],
    ],
  ],
};
