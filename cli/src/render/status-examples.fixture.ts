// The messages of `status`, each with the lines that it becomes.
import type { Examples } from './state-examples.fixture.ts';

export const statusExamples = {
  'status-frame': [[{ code: 'status-frame', at: '2026-05-01T10:00:00.000Z' }, ['10:00:00  Ctrl-C ends']]],
  'status-target': [
    [
      {
        code: 'status-target',
        endpoint: 'http://127.0.0.1:4566',
        pid: 7,
        account: '000000000000',
        region: 'us-east-1',
        serviceUrl: 'http://127.0.0.1:8080',
      },
      [
        'Engine     http://127.0.0.1:4566  pid 7, account 000000000000, us-east-1',
        'Service    http://127.0.0.1:8080',
      ],
    ],
    [
      {
        code: 'status-target',
        endpoint: 'http://127.0.0.1:4566',
        pid: 7,
        account: '000000000000',
        region: 'us-east-1',
        clock: { now: '2026-05-01T10:00:00.000Z', rate: 1, frozen: true, aheadMs: 600_000 },
      },
      [
        'Engine     http://127.0.0.1:4566  pid 7, account 000000000000, us-east-1',
        'Clock      2026-05-01T10:00:00Z, 10m ahead, frozen',
      ],
    ],
    [
      {
        code: 'status-target',
        endpoint: 'http://127.0.0.1:4566',
        pid: 7,
        account: '000000000000',
        region: 'us-east-1',
        sharedCores: { vcpus: 4, cores: 2 },
      },
      [
        'Engine     http://127.0.0.1:4566  pid 7, account 000000000000, us-east-1',
        'CPU        the 4 vCPUs of the instances share the 2 cores of this machine',
      ],
    ],
    [
      {
        code: 'status-target',
        endpoint: 'http://127.0.0.1:4566',
        pid: 7,
        account: '000000000000',
        region: 'us-east-1',
        sharedCores: { vcpus: 4, coresPerVcpu: 0.25 },
      },
      [
        'Engine     http://127.0.0.1:4566  pid 7, account 000000000000, us-east-1',
        'CPU        a vCPU of an instance is 0.25 of a core of this machine',
      ],
    ],
  ],
  'status-stacks': [
    [
      {
        code: 'status-stacks',
        stacks: [
          { name: 'drydock', status: 'CREATE_COMPLETE', reason: '' },
          { name: 'drydock-b', status: 'ROLLBACK_COMPLETE', reason: 'A failed' },
        ],
      },
      ['', 'Stacks', '  drydock    CREATE_COMPLETE', '  drydock-b  ROLLBACK_COMPLETE  A failed'],
    ],
    [{ code: 'status-stacks', stacks: [] }, ['', 'Stacks', '  none']],
  ],
  'status-pipeline': [
    [
      {
        code: 'status-pipeline',
        name: 'p',
        stages: [
          { name: 'Source', status: 'Succeeded', summary: 'Say it' },
          { name: 'Build', status: undefined, summary: '' },
        ],
      },
      ['', 'Pipeline p', '  Source  Succeeded    Say it', '  Build   not run yet'],
    ],
  ],
  'status-services': [
    [
      {
        code: 'status-services',
        cluster: 'c',
        services: [
          {
            name: 's',
            status: 'ACTIVE',
            running: 1,
            desired: 2,
            deployments: [
              {
                status: 'PRIMARY',
                rolloutState: 'IN_PROGRESS',
                taskDefinition: 'f:2',
                running: 1,
                desired: 2,
                reason: 'CannotPullContainerError: no',
              },
            ],
          },
        ],
      },
      [
        '',
        'Service s: 1/2 running',
        '  PRIMARY  IN_PROGRESS  f:2  1/2 running  CannotPullContainerError: no',
      ],
    ],
    [{ code: 'status-services', cluster: 'c', services: [] }, ['', 'Service', '  not deployed yet']],
  ],
  'status-tasks': [
    [
      {
        code: 'status-tasks',
        cluster: 'c',
        tasks: [
          {
            zone: 'us-east-1a',
            instance: 'i-0',
            task: '17b14d4cafe0',
            status: 'RUNNING',
            taskDefinition: 'f:1',
            reason: 'Nothing listens',
          },
        ],
      },
      ['', 'Tasks', '  us-east-1a  i-0  17b14d4c  RUNNING  f:1  Nothing listens'],
    ],
  ],
  'status-load-balancers': [
    [
      {
        code: 'status-load-balancers',
        loadBalancers: [
          {
            name: 'front',
            address: '127.0.0.1:8081',
            state: 'active_impaired',
            reason: 'Port 8080 is taken',
          },
        ],
      },
      ['', 'Load balancers', '  front  127.0.0.1:8081  active_impaired  Port 8080 is taken'],
    ],
  ],
  'status-targets': [
    [
      {
        code: 'status-targets',
        groups: [
          {
            name: 'blue',
            targets: [{ address: '10.0.0.1:80', zone: 'a', state: 'unhealthy', description: 'Timed out' }],
          },
          { name: 'green', targets: [] },
        ],
      },
      ['', 'Targets', '  blue   10.0.0.1:80  a  unhealthy  Timed out', '  green  no target'],
    ],
  ],
  'status-certificates': [
    [
      {
        code: 'status-certificates',
        certificates: [{ names: ['a.test'], arn: 'arn:c', origin: 'imported', isInUse: true }],
      },
      ['', 'Certificates', '  imported  in use  a.test', '  arn:c'],
    ],
  ],
  'status-alarms': [
    [
      {
        code: 'status-alarms',
        alarms: [
          {
            name: 'drydock-Cluster-HFTW5UUQ55EO-CpuHigh-U3JH7CPJ4U4P',
            state: 'ALARM',
            metric: 'CPUUtilization',
            reason: 'Too high',
          },
          {
            name: 'TargetTracking-service/drydock-Cluster-HFTW5UUQ55EO-Cluster-TNM5JKO81QQC/drydock-service-Service-CWCOCQKZ7184-AlarmHigh-2c18ba1d-ae24-435c-a031-796826d37ef2',
            state: 'INSUFFICIENT_DATA',
            metric: 'CPUUtilization',
            reason: '',
          },
        ],
      },
      [
        '',
        'Alarms',
        '  ALARM              drydock-Cluster-CpuHigh                            Too high',
        '  INSUFFICIENT_DATA  drydock-service-Service target tracking AlarmHigh',
      ],
    ],
  ],
  'status-mail': [
    [
      {
        code: 'status-mail',
        mails: [
          {
            sentAt: '2026-01-01T10:00:00.123Z',
            to: 'ops@example.com',
            topic: 'alarms',
            subject: 'Confirm the subscription',
            body: 'To confirm …',
            confirm: 'aws sns confirm-subscription --topic-arn arn:t --token 1f',
          },
          {
            sentAt: '2026-01-01T10:05:00.000Z',
            to: 'dev@example.com',
            topic: 'alarms',
            subject: 'ALARM: "backlog"',
            body: '{}',
            confirm: '',
          },
        ],
      },
      [
        '',
        'Mail of topics, not sent',
        '  2026-01-01 10:00:00  ops@example.com  alarms  Confirm the subscription',
        '  2026-01-01 10:05:00  dev@example.com  alarms  ALARM: "backlog"',
        '  To confirm:',
        '    aws sns confirm-subscription --topic-arn arn:t --token 1f',
      ],
    ],
  ],
  'status-waiting': [
    [
      {
        code: 'status-waiting',
        waiting: [{ pipeline: 'p', action: 'Source/App', reason: 'Waiting for me/shop: map it' }],
      },
      ['', 'Waiting for you', '  p  Source/App  Waiting for me/shop: map it'],
    ],
  ],
  'status-in-progress': [
    [
      {
        code: 'status-in-progress',
        rows: [{ pipeline: 'group', action: 'i-1', reason: 'The instance is Pending.' }],
      },
      ['', 'In progress', '  group  i-1  The instance is Pending.'],
    ],
  ],
  'status-engine-faults': [
    [
      {
        code: 'status-engine-faults',
        faults: [
          {
            region: 'us-east-1',
            of: 'ecs/service',
            key: 'demo/web',
            error: 'TypeError: x is undefined\n    at plan (plan.ts:1:1)',
            since: '2026-01-01T12:00:00.000Z',
            failures: 7,
          },
        ],
        log: '.drydock/engine.log',
      },
      [
        '',
        'The engine itself has a fault: what needs this waits',
        '  ecs/service  us-east-1  7 times since 12:00:00',
        '      demo/web',
        '      TypeError: x is undefined',
        '  It is tried again. The rest is in what `drydock engine` writes, or in',
        '  .drydock/engine.log',
      ],
    ],
  ],
  'status-blocked': [
    [
      {
        code: 'status-blocked',
        blocked: [
          {
            service: 'web',
            from: 'load balancer front',
            to: 'service web',
            port: 80,
            reason: 'security group sg-1: no rule allows tcp 80 from sg-2',
            command: 'aws ec2 authorize-security-group-ingress …',
          },
        ],
      },
      [
        '',
        'AWS would not let through',
        '  port 80 from load balancer front to service web',
        '      security group sg-1: no rule allows tcp 80 from sg-2',
        '      aws ec2 authorize-security-group-ingress …',
      ],
    ],
  ],
  'status-recorded': [
    [
      {
        code: 'status-recorded',
        resources: [
          { stack: 's', logicalId: 'Key', type: 'AWS::KMS::Key', reason: '' },
          {
            stack: 's',
            logicalId: 'Store',
            type: 'AWS::RDS::DBInstance',
            reason: 'no server is installed',
          },
        ],
      },
      [
        '',
        'Recorded only, not simulated',
        '  s  Key    AWS::KMS::Key',
        '  s  Store  AWS::RDS::DBInstance  no server is installed',
      ],
    ],
  ],
  'status-outdated': [
    [
      {
        code: 'status-outdated',
        resources: [
          {
            stack: 's',
            logicalId: 'Store',
            type: 'AWS::RDS::DBInstance',
            reason: 'it has a server now',
          },
        ],
      },
      [
        '',
        'To be deployed again: what refers to these has an address from before',
        '  s  Store  AWS::RDS::DBInstance  it has a server now',
      ],
    ],
  ],
  'status-missing': [
    [
      { code: 'status-missing', what: 'pipeline p', reason: 'No such pipeline' },
      ['', 'Missing: pipeline p', '  No such pipeline'],
    ],
  ],
  'status-unreadable': [
    [
      { code: 'status-unreadable', what: 'alarms', reason: 'TimeoutError: …' },
      ['', 'Could not be read: alarms', '  TimeoutError: …'],
    ],
  ],
} satisfies Partial<Examples>;
