// One example of each message, with the plain lines that a person reads.
import { accessExamples } from './access-examples.fixture.ts';
import { awsExamples } from './aws-examples.fixture.ts';
import { checkExamples } from './check-examples.fixture.ts';
import { coverageExamples } from './coverage-examples.fixture.ts';
import { diagramExamples } from './diagram-examples.fixture.ts';
import { estimateExamples } from './estimate-examples.fixture.ts';

import { faultExamples } from './fault-examples.fixture.ts';

import { reachExamples } from './reach-examples.fixture.ts';
import { rehearsalExamples } from './rehearsal-examples.fixture.ts';
import { type Examples, stateExamples } from './state-examples.fixture.ts';
import { statusExamples } from './status-examples.fixture.ts';
import { taskExamples } from './task-examples.fixture.ts';

const state = process.cwd();

export const examples: Examples = {
  ...accessExamples,
  ...awsExamples,
  ...coverageExamples,
  ...checkExamples,
  ...diagramExamples,
  ...estimateExamples,
  ...reachExamples,
  ...faultExamples,
  ...rehearsalExamples,
  'engine-ready': [
    [
      {
        code: 'engine-ready',
        wasRunning: false,
        tookMs: 1049,
        endpoint: 'http://127.0.0.1:4566',
        pid: 7,
        state: `${state}/.drydock`,
      },
      ['  ✓ Engine                        1.0 s  http://127.0.0.1:4566, state in .drydock'],
    ],
    [
      {
        code: 'engine-ready',
        wasRunning: true,
        tookMs: 10,
        endpoint: 'http://127.0.0.1:4566',
        pid: 7,
        state,
      },
      ['  ✓ Engine (was running)          0.0 s  http://127.0.0.1:4566, state in .'],
    ],
  ],
  'short-waits': [
    [
      {
        code: 'short-waits',
        waits: [{ name: 'deregistration delay of a target', shortMs: 5000 }],
      },
      ['    Short waits (AWS’s own: --waits aws), at most:', '      5.0 s  deregistration delay of a target'],
    ],
  ],
  'engine-notice': [
    [{ code: 'engine-notice', text: 'Its region is eu-west-1.' }, ['  ! Its region is eu-west-1.']],
  ],
  'source-notice': [[{ code: 'source-notice', text: 'HEAD is detached.' }, ['  ! HEAD is detached.']]],
  'adoption-plan': [
    [
      {
        code: 'adoption-plan',
        name: 'shop',
        title: 'a container, by its Dockerfile',
        decisions: [
          { about: 'Image', value: 'docker build .', why: 'Dockerfile' },
          { about: 'Port', value: '3000', why: 'server.js' },
        ],
      },
      [
        '  shop: a container, by its Dockerfile',
        '    Image  docker build .  Dockerfile',
        '    Port   3000            server.js',
      ],
    ],
  ],
  'stack-outputs': [
    [
      {
        code: 'stack-outputs',
        stackName: 'shop',
        tookMs: 1200,
        outputs: { Url: 'http://127.0.0.1:8080' },
        urls: ['http://127.0.0.1:8080'],
      },
      [
        '  ✓ Stack shop                    1.2 s',
        '    Url  http://127.0.0.1:8080',
        '',
        '  http://127.0.0.1:8080',
      ],
    ],
  ],
  'service-opened': [
    [{ code: 'service-opened', url: 'http://127.0.0.1:8080', isOpened: true }, ['http://127.0.0.1:8080']],
  ],
  'health-check-written': [
    [
      { code: 'health-check-written', path: '/up', matcher: '200', isBy: 'up' },
      ['  Health checks request /up, and take 200 for healthy, as `drydock up` has found.'],
    ],
    [
      { code: 'health-check-written', path: '/up', matcher: '200-399', isBy: 'person' },
      ['  Health checks request /up, and take 200-399 for healthy.'],
    ],
    [
      { code: 'health-check-written', path: '/', matcher: '200-499', isBy: 'nothing' },
      [
        '  ! Health checks request /, and take 200-499 for healthy: nothing better is known. `drydock up` before',
        '    `init` finds it, or say --health-path.',
      ],
    ],
  ],
  'files-written': [
    [
      { code: 'files-written', name: 'shop', files: ['buildspec.yml'] },
      ['  ✓ buildspec.yml', 'Commit them, then `drydock up`.'],
    ],
  ],
  'doctor-check': [
    [
      { code: 'doctor-check', about: 'git', status: 'failure', detail: 'not found', advice: 'Install git.' },
      ['  ✗ git         not found', '                Install git.'],
    ],
    [{ code: 'doctor-check', about: 'Node.js', status: 'ok', detail: '24.1.0' }, ['  ✓ Node.js     24.1.0']],
  ],
  'tool-line': [[{ code: 'tool-line', tool: 'cdk', text: 'done' }, ['  | done']]],
  'deployment-started': [[{ code: 'deployment-started', version: '18a79d6c0ffee' }, ['', '  18a79d6']]],
  'deployment-followed': [
    [
      { code: 'deployment-followed', environment: { AWS_REGION: 'us-east-1' }, followed: 'commits' },
      [
        '',
        '  AWS CLI:  export AWS_REGION=us-east-1',
        '  Commit a change, and it is deployed.',
        '  drydock status | logs -f | open --dashboard | down',
      ],
    ],
  ],
  'health-check-found': [
    [
      { code: 'health-check-found', path: '/up', matcher: '200' },
      ['  Health checks request /up, and take 200 for healthy.'],
    ],
  ],
  'nested-stack-complete': [
    [
      {
        code: 'nested-stack-complete',
        logicalId: 'LoadBalancer',
        status: 'CREATE_COMPLETE',
        tookMs: 320,
      },
      ['  ✓ Load balancer                 0.3 s'],
    ],
  ],
  'nested-stack-failed': [
    [
      {
        code: 'nested-stack-failed',
        logicalId: 'Cluster',
        status: 'CREATE_FAILED',
        tookMs: 1000,
        reason: 'First\nSecond',
      },
      ['  ✗ Cluster                       1.0 s', '      First', '      Second'],
    ],
  ],
  'stacks-complete': [
    [
      { code: 'stacks-complete', stackName: 'a', tookMs: 600, parameters: { Bake: '0', Delay: '1' } },
      ['  ✓ Stacks                        0.6 s  with Bake=0 Delay=1'],
    ],
    [
      { code: 'stacks-complete', stackName: 'a', tookMs: 600, parameters: {} },
      ['  ✓ Stacks                        0.6 s'],
    ],
  ],
  'first-answer': [
    [
      { code: 'first-answer', url: 'http://a', tookMs: 6100, body: '{"a":\n  1}', ok: true },
      ['  ✓ First answer                  6.1 s  {"a": 1}'],
    ],
    [
      { code: 'first-answer', url: 'http://a', tookMs: 36_100, body: 'no answer: ECONNREFUSED', ok: false },
      ['  ✗ First answer                 36.1 s', '      no answer: ECONNREFUSED'],
    ],
  ],
  'healthy-tasks': [
    [
      { code: 'healthy-tasks', running: 2, desired: 2, zones: ['us-east-1a', 'us-east-1b'], tookMs: 6200 },
      ['  ✓ Healthy tasks                 6.2 s  2 of 2, in us-east-1a and us-east-1b'],
    ],
  ],
  'service-live': [
    [
      { code: 'service-live', url: 'http://127.0.0.1:8080', tookMs: 6200 },
      ['', '  http://127.0.0.1:8080   live after 6.2 s'],
    ],
  ],
  'next-steps': [
    [
      {
        code: 'next-steps',
        environment: { AWS_REGION: 'us-east-1' },
        branch: 'main',
        isFollowed: true,
        dashboard: 'http://127.0.0.1:4566/_drydock/dashboard/#key=a',
      },
      [
        '',
        '  Dashboard:  http://127.0.0.1:4566/_drydock/dashboard/#key=a',
        '  AWS CLI:  export AWS_REGION=us-east-1',
        '  Commit a change to main, and it goes live by itself.',
        '  drydock status | logs -f | open --dashboard | down',
      ],
    ],
    [
      { code: 'next-steps', environment: {}, branch: 'snapshot', isFollowed: false },
      [
        '',
        '  AWS CLI:  export ',
        '  Run `drydock up` again to deploy a change.',
        '  drydock status | logs -f | open --dashboard | down',
      ],
    ],
  ],
  'execution-started': [
    [{ code: 'execution-started', executionId: 'e', commit: '18a79d6c0ffee' }, ['', '  18a79d6']],
    [{ code: 'execution-started', executionId: 'e' }, ['', '  e']],
  ],
  'action-succeeded': [
    [
      {
        code: 'action-succeeded',
        executionId: 'e',
        stage: 'Build',
        action: 'Build',
        tookMs: 3600,
        summary: 'Build SUCCEEDED',
      },
      ['  ✓ Pipeline: Build               3.6 s  Build SUCCEEDED'],
    ],
  ],
  'action-failed': [
    [
      {
        code: 'action-failed',
        executionId: 'e',
        stage: 'Build',
        action: 'Build',
        status: 'Failed',
        tookMs: 2800,
        reason: 'Build terminated',
        log: ['npm test', 'exit status 1'],
      },
      [
        '  ✗ Pipeline: Build               2.8 s',
        '      Build terminated',
        '      | npm test',
        '      | exit status 1',
      ],
    ],
  ],
  'first-execution-failed': [
    [
      {
        code: 'first-execution-failed',
        executionId: 'e',
        status: 'Failed',
        branch: 'main',
        isFollowed: true,
      },
      ['', '  The pipeline failed. Commit a fix to main, and it goes live by itself.'],
    ],
  ],
  'execution-live': [
    [
      { code: 'execution-live', executionId: 'e', url: 'http://a', tookMs: 5700 },
      ['  live at http://a after 5.7 s'],
    ],
  ],
  'execution-failed': [
    [
      { code: 'execution-failed', executionId: 'e', status: 'Failed' },
      ['  Failed: the service keeps running the previous version.'],
    ],
  ],
  'service-stack-deleted': [
    [
      { code: 'service-stack-deleted', stackName: 'drydock-service' },
      [
        '  ! drydock-service never came up and cannot be updated, so it has been deleted; the next commit will recreate it.',
      ],
    ],
  ],
  'going-down': [[{ code: 'going-down' }, ['', '  Going down …']]],
  'engine-down': [
    [
      { code: 'engine-down', wasRunning: true, state: '/s', isPurged: false },
      ['Down. `drydock up` resumes it from /s.'],
    ],
    [
      { code: 'engine-down', wasRunning: false, state: '/s', isPurged: false },
      ['No engine was running on /s.'],
    ],
    [{ code: 'engine-down', wasRunning: true, state: '/s', isPurged: true }, ['Down, and /s is removed.']],
  ],
  ...stateExamples,
  ...taskExamples,
  ...statusExamples,
  'engine-gone': [
    [
      { code: 'engine-gone', wasStopped: true },
      ['', '  The engine was stopped. `drydock up` starts it again.'],
    ],
    [
      { code: 'engine-gone', wasStopped: false },
      ['', '  The engine has ended unexpectedly. `drydock up` resumes it.'],
    ],
  ],
  error: [
    [
      { code: 'error', kind: 'usage', text: 'No such flag.', command: 'up' },
      ['No such flag.', 'See drydock up --help.'],
    ],
    [{ code: 'error', kind: 'usage', text: 'No such command.' }, ['No such command.', 'See drydock --help.']],
    [{ code: 'error', kind: 'failed', text: 'Port 1 is in use.' }, ['Port 1 is in use.']],
    [
      { code: 'error', kind: 'defect', text: 'TypeError: x' },
      ['This is a defect in Drydock:', 'TypeError: x'],
    ],
  ],
  'log-line': [
    [
      {
        code: 'log-line',
        time: '2030-01-01T00:00:00.000Z',
        group: '/g',
        stream: 'service/app/17b14d4cafe',
        task: '17b14d4cafe0',
        text: 'hello',
      },
      ['17b14d4c hello'],
    ],
    [
      { code: 'log-line', time: '2030-01-01T00:00:00.000Z', group: '/g', stream: 's', text: 'built' },
      ['built'],
    ],
  ],
  help: [[{ code: 'help', text: 'a\nb' }, ['a\nb']]],
  version: [
    [
      { code: 'version', name: 'drydock', version: '1.2.3', node: 'v24.0.0' },
      ['drydock 1.2.3 (Node.js v24.0.0)'],
    ],
  ],
  'completion-script': [[{ code: 'completion-script', shell: 'bash', script: 'complete\n' }, ['complete']]],
};
