// The messages of `state`, each with the lines that it becomes.
import type { MessageCode, MessageOf } from '../messages/message.ts';

export type Examples = {
  readonly [Code in MessageCode]: readonly (readonly [message: MessageOf<Code>, lines: readonly string[]])[];
};

export const stateExamples = {
  'state-checked': [
    [
      { code: 'state-checked', state: '/s', rows: 3, records: 2, blobs: 1, problems: [] },
      ['/s: 3 records, 2 log and metric records, 1 blobs; nothing is wrong.'],
    ],
    [
      {
        code: 'state-checked',
        state: '/s',
        rows: 3,
        records: 2,
        blobs: 1,
        problems: ['The record t k is not JSON.'],
      },
      [
        '  ✗ The record t k is not JSON.',
        '/s: 3 records, 2 log and metric records, 1 blobs; not all of it can be used.',
      ],
    ],
  ],
  'state-exported': [
    [
      { code: 'state-exported', state: '/s', file: '/f.tar', sizeBytes: 1_250_000 },
      ['/s is in /f.tar (1.3 MB). `drydock state import` reads it.'],
    ],
  ],
  'name-resolved': [
    [
      {
        code: 'name-resolved',
        name: 'api.shop.local',
        records: [
          {
            zoneId: 'Z1',
            name: 'api.shop.local',
            type: 'A',
            ttl: 10,
            policy: 'several',
            values: ['10.0.0.5'],
          },
        ],
        addresses: ['127.64.0.5'],
        ports: [8080],
      },
      ['api.shop.local.  10  IN  A  10.0.0.5', 'Here: 127.64.0.5, port 8080'],
    ],
  ],
  clock: [
    [
      { code: 'clock', now: '2026-05-01T10:00:00.123Z', rate: 1, frozen: false, aheadMs: 0 },
      ['2026-05-01T10:00:00Z, real time'],
    ],
    [
      { code: 'clock', now: '2026-05-01T10:00:00.123Z', rate: 60, frozen: false, aheadMs: 5_400_000 },
      ['2026-05-01T10:00:00Z, 1h 30m ahead, 60 times real time'],
    ],
    [
      { code: 'clock', now: '2026-05-01T10:00:00.123Z', rate: 1, frozen: true, aheadMs: -60_000 },
      ['2026-05-01T10:00:00Z, 1m behind, frozen'],
    ],
    [
      {
        code: 'clock',
        now: '2026-05-01T10:00:00.123Z',
        rate: 1,
        frozen: false,
        aheadMs: 0,
        advancingTo: '2026-05-01T11:00:00.000Z',
        waitingFor: ['build web:1'],
      },
      ['2026-05-01T10:00:00Z, advancing to 2026-05-01T11:00:00Z, waiting for build web:1'],
    ],
  ],
  'source-list': [
    [
      { code: 'source-list', sources: [] },
      ['No repository is mapped. `drydock source map OWNER/NAME PATH` maps one.'],
    ],
    [
      {
        code: 'source-list',
        sources: [
          { repository: 'a/b', path: '/b', by: 'user' },
          { repository: 'a/c', path: '/c', by: 'current-folder' },
        ],
      },
      ['a/b  /b', 'a/c  /c  (by its git remote)'],
    ],
  ],
  'session-begins': [
    [{ code: 'session-begins', container: 'web', task: 'arn:aws:ecs:r:0:task/main/0a' }, ['web of task 0a']],
  ],
  'source-mapped': [[{ code: 'source-mapped', repository: 'a/b', path: '/b' }, ['a/b now maps to /b.']]],
  'source-removed': [
    [
      { code: 'source-removed', repository: 'a/b', path: '/b' },
      ['a/b no longer maps to /b; sources that need it will wait.'],
    ],
  ],
  'state-imported': [
    [
      { code: 'state-imported', state: '/s', file: '/f.tar' },
      ['/s holds what /f.tar held. `drydock up` resumes it.'],
    ],
  ],
} satisfies Partial<Examples>;
