// Examples of what happens to tasks and instances.
import type { Examples } from './state-examples.fixture.ts';

export const taskExamples = {
  'task-failed': [
    [
      {
        code: 'task-failed',
        task: '80e169f2c0ffee',
        taskDefinition: 'shop-service:2',
        reason: 'Essential container in task exited',
        container: 'service',
        exitCode: 1,
        log: ['Error: no database'],
      },
      [
        '  ✗ Task 80e169f2                        shop-service:2',
        '      Essential container in task exited',
        '      service: exit code 1',
        '      | Error: no database',
      ],
    ],
    [
      {
        code: 'task-failed',
        task: '80e169f2c0ffee',
        taskDefinition: 'shop-service:2',
        reason: 'Task failed ELB health checks in (target-group arn)',
        health: 'Health checks failed with these codes: [404]',
        containerReason: 'OutOfMemoryError: Container killed due to memory usage',
        container: 'service',
        exitCode: 137,
        log: [],
      },
      [
        '  ✗ Task 80e169f2                        shop-service:2',
        '      Task failed ELB health checks in (target-group arn)',
        '      service: exit code 137 (killed, by its memory limit or from outside)',
        '      service: OutOfMemoryError: Container killed due to memory usage',
        '      Health checks failed with these codes: [404]',
      ],
    ],
  ],
  'task-starting': [
    [
      {
        code: 'task-starting',
        task: '80e169f2c0ffee',
        taskDefinition: 'shop-service:2',
        forMs: 16_200,
        graceMs: 60_000,
        health: 'Health checks failed',
        container: 'service',
        containerReason: 'It listens on port 3000, and its port mapping says 8080.',
      },
      [
        '  … Task 80e169f2                16.2 s  shop-service:2 does not answer yet; it is stopped after 60 s',
        '      Health checks failed',
        '      service: It listens on port 3000, and its port mapping says 8080.',
      ],
    ],
    [
      { code: 'task-starting', task: '80e169f2c0ffee', taskDefinition: 'shop-service:2', forMs: 6_000 },
      ['  … Task 80e169f2                 6.0 s  shop-service:2 does not answer yet'],
    ],
  ],
  'instance-event': [
    [
      {
        code: 'instance-event',
        status: 'Successful',
        description: 'Terminating EC2 instance: i-0a73a2a601308dbf8',
        reason: 'instance was taken out of service in response to an EC2 health check',
      },
      [
        '  ! Terminating EC2 instance: i-0a73a2a601308dbf8',
        '      instance was taken out of service in response to an EC2 health check',
      ],
    ],
    [
      {
        code: 'instance-event',
        status: 'Failed',
        description: 'Launching a new EC2 instance.  Status Reason: no capacity',
        reason: 'no capacity',
      },
      ['  ✗ Launching a new EC2 instance.', '      no capacity'],
    ],
  ],
  'service-event': [
    [
      {
        code: 'service-event',
        service: 'shop-Service-4OGUW5XUSI8A',
        text: 'has started 1 tasks: (task fdc5c8a1c33e5d1c3390adde120da0ac).',
      },
      ['  shop-Service has started 1 tasks: (task fdc5c8a1).'],
    ],
  ],
} as const satisfies Partial<Examples>;
