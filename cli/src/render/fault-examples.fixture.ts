import type { FaultMessage } from '../messages/faults.ts';
import type { Examples } from './state-examples.fixture.ts';

const running = {
  id: 'EXP1',
  description: 'Latency of web',
  status: 'running',
  reason: 'Experiment is running.',
  actions: [
    {
      name: 'latency',
      actionId: 'aws:ecs:task-network-latency',
      status: 'running',
      reason: 'Action is running.',
      duration: 'PT1M30S',
    },
  ],
};

export const faultExamples: Pick<Examples, FaultMessage['code']> = {
  experiment: [
    [
      { code: 'experiment', ...running },
      [
        'EXP1  running  Latency of web',
        '  latency     aws:ecs:task-network-latency  Action is running.',
        '  It ends by itself after 1m30s, and is undone then. drydock chaos list: how it is · drydock chaos stop EXP1: ends it now',
      ],
    ],
    [
      { code: 'experiment', ...running, status: 'failed', reason: 'It went wrong.', actions: [] },
      ['EXP1  failed  Latency of web: It went wrong.'],
    ],
  ],
  experiments: [
    [{ code: 'experiments', experiments: [] }, ['No experiment has been started.']],
    [
      { code: 'experiments', experiments: [running] },
      ['EXP1  running  Latency of web', '  latency     aws:ecs:task-network-latency  Action is running.'],
    ],
  ],
  'experiment-template': [[{ code: 'experiment-template', template: { a: 1 } }, ['{\n  "a": 1\n}']]],
};
