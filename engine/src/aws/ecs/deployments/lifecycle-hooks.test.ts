// Lifecycle hooks of blue/green, canary and linear deployments: functions and pauses.

import type { DeploymentLifecycleHook, DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../../kernel/context.ts';
import { pending } from '../../../kernel/pending.ts';
import { faultOf } from '../../../testing/fault-of.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import {
  blueGreen,
  groupA,
  groupB,
  type RehearsedCluster,
  rehearseCluster,
  rule,
} from '../testing/cluster.ts';
import { latest, update } from '../testing/deployments.ts';

const minuteMs = 60_000;

interface HookEvent {
  readonly executionId: string;
  readonly lifecycleStage: string;
  readonly resourceArn: string;
  readonly executionDetails: Readonly<Record<string, unknown>>;
  readonly hookDetails?: unknown;
}

interface Call {
  readonly event: HookEvent;
  answer(value: unknown): void;
  fail(): void;
}

let calls: Call[] = [];
let cluster: RehearsedCluster | undefined;
afterEach(() => {
  expect(cluster?.cloud.log ?? []).toEqual([]);
  cluster = undefined;
  calls = [];
});

/** A service that has been deployed once, before it got its hooks. */
function rehearsed(hooks: readonly DeploymentLifecycleHook[], change: object = {}): RehearsedCluster {
  const invoke: Operation<'lambda', 'Invoke'> = ({ Payload }, ctx) => {
    const invocationId = ctx.ids.uuid();
    const end = (payload: string, failed = false) => {
      made.cloud.report('functions/invoked', { invocationId, payload, failed, logTail: '' } as never);
      made.cloud.settle();
    };
    calls.push({
      event: JSON.parse(Buffer.from(Payload as Uint8Array).toString()) as HookEvent,
      answer: (value) => end(JSON.stringify(value)),
      fail: () => end('{"errorMessage":"broken"}', true),
    });
    return pending(
      'functions/invoked',
      (report) => report.invocationId === invocationId,
      ({ payload, failed }) => ({
        StatusCode: 200,
        Payload: Buffer.from(payload) as never,
        ...(failed ? { FunctionError: 'Unhandled' } : {}),
      }),
    );
  };
  const made = rehearseCluster({
    neighbours: [standInService({ id: 'lambda', operations: { Invoke: invoke } })],
  });
  cluster = made;
  const { cloud, register, create } = made;
  cloud.call('elbv2', 'ModifyRule', {
    RuleArn: rule,
    Actions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: groupA, Weight: 100 },
            { TargetGroupArn: groupB, Weight: 0 },
          ],
        },
      },
    ],
  });
  create({ serviceName: 'web', taskDefinition: register('web'), ...blueGreen });
  cloud.advance(1000);
  const deploymentConfiguration = {
    ...blueGreen.deploymentConfiguration,
    ...change,
    lifecycleHooks: [...hooks],
  };
  cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', deploymentConfiguration });
  update(made, register('web'));
  cloud.advance(10_000);
  return made;
}

const lambda = (...lifecycleStages: DeploymentLifecycleHookStage[]): DeploymentLifecycleHook => ({
  hookTargetArn: 'arn:aws:lambda:us-east-1:000000000000:function:check',
  roleArn: 'arn:aws:iam::000000000000:role/hooks',
  lifecycleStages,
});
const succeed = () => calls.at(-1)?.answer({ hookStatus: 'SUCCEEDED' });

describe('a function', () => {
  test('is called at its stage with the deployment, and the deployment waits for its answer', () => {
    const made = rehearsed([lambda('POST_SCALE_UP')]);
    const deployment = latest(made);
    expect(calls.map(({ event }) => event)).toEqual([
      {
        executionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        lifecycleStage: 'POST_SCALE_UP',
        resourceArn: deployment.serviceDeploymentArn,
        executionDetails: {
          serviceArn: made.service('web').serviceArn,
          targetServiceRevisionArn: deployment.targetServiceRevision?.arn,
          testTrafficWeights: {},
          productionTrafficWeights: {},
        },
      },
    ]);
    expect(deployment).toMatchObject({
      lifecycleStage: 'POST_SCALE_UP',
      lifecycleHookDetails: [
        {
          targetType: 'AWS_LAMBDA',
          targetArn: expect.stringContaining('function:check'),
          status: 'IN_PROGRESS',
          timeoutAction: 'ROLLBACK',
        },
      ],
    });
    expect(made.weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
    succeed();
    expect(latest(made)).toMatchObject({
      lifecycleStage: 'BAKE_TIME',
      lifecycleHookDetails: [{ status: 'SUCCEEDED' }],
    });
    expect(made.weights(rule)).toEqual({ [groupA]: 0, [groupB]: 100 });
  });

  test('is called at every stage that it names, once', () => {
    const stages: DeploymentLifecycleHookStage[] = [
      'PRE_SCALE_UP',
      'POST_SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'POST_TEST_TRAFFIC_SHIFT',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
    ];
    const made = rehearsed([lambda(...stages)]);
    for (const _ of stages) {
      succeed();
      made.cloud.advance(10_000);
    }
    expect(calls.map(({ event }) => event.lifecycleStage)).toEqual(stages);
    const { targetServiceRevision, sourceServiceRevisions } = latest(made);
    const weights = { [targetServiceRevision!.arn!]: 100, [sourceServiceRevisions![0]!.arn!]: 0 };
    expect(calls[2]?.event.executionDetails.testTrafficWeights).toEqual(weights);
    expect(calls[5]?.event.executionDetails.productionTrafficWeights).toEqual(weights);
    made.cloud.advance(10 * minuteMs);
    expect(latest(made).status).toBe('SUCCESSFUL');
  });

  test('is called before and after each step of a canary', () => {
    const made = rehearsed([lambda('PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT')], {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 1 },
    });
    const seen: unknown[] = [];
    for (let step = 0; step < 4; step++) {
      seen.push([calls.at(-1)?.event.lifecycleStage, made.weights(rule)[groupB]]);
      succeed();
      made.cloud.advance(2 * minuteMs);
    }
    expect(seen).toEqual([
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', 0],
      ['PRODUCTION_TRAFFIC_SHIFT', 20],
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', 20],
      ['PRODUCTION_TRAFFIC_SHIFT', 100],
    ]);
  });

  test('that is not done is called again, with the details that it returned', () => {
    const made = rehearsed([{ ...lambda('POST_SCALE_UP'), hookDetails: { suite: 'smoke' } }]);
    expect(calls[0]?.event.hookDetails).toEqual({ suite: 'smoke' });
    calls[0]?.answer({ hookStatus: 'IN_PROGRESS', hookDetails: { run: 7 } });
    made.cloud.advance(29_000);
    expect(calls).toHaveLength(1);
    made.cloud.advance(1000);
    expect(calls[1]?.event.hookDetails).toEqual({ suite: 'smoke', run: 7 });
    calls[1]?.answer({ hookStatus: 'IN_PROGRESS', callBackDelay: 120 });
    made.cloud.advance(119_000);
    expect(calls).toHaveLength(2);
    made.cloud.advance(1000);
    expect(calls).toHaveLength(3);
    succeed();
    expect(latest(made).lifecycleStage).toBe('BAKE_TIME');
  });

  test.each([
    ['answers FAILED', () => calls[0]?.answer({ hookStatus: 'FAILED' })],
    ['answers nothing', () => calls[0]?.answer(null)],
    ['throws', () => calls[0]?.fail()],
  ])('that %s rolls the deployment back', (_how, end) => {
    const made = rehearsed([lambda('POST_SCALE_UP')]);
    end();
    made.cloud.advance(minuteMs);
    expect(latest(made)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'ECS deployment lifecycle hook: a lifecycle hook failed.',
      lifecycleHookDetails: [{ status: 'FAILED' }],
    });
    expect(made.service('web').taskDefinition).toContain('web:1');
  });

  test('of a shift is called again, with the weights turned round, when the shift is rolled back', () => {
    const made = rehearsed([lambda('PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT')]);
    succeed();
    calls[1]?.answer({ hookStatus: 'FAILED' });
    const { targetServiceRevision, sourceServiceRevisions } = latest(made);
    expect(made.weights(rule)).toEqual({ [groupA]: 100, [groupB]: 0 });
    expect(calls[2]?.event).toMatchObject({
      lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT',
      executionDetails: {
        targetServiceRevisionArn: targetServiceRevision?.arn,
        productionTrafficWeights: {
          [targetServiceRevision!.arn!]: 0,
          [sourceServiceRevisions![0]!.arn!]: 100,
        },
      },
    });
    calls[2]?.fail();
    made.cloud.advance(minuteMs);
    expect(latest(made).status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test.each([
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'],
    ['CONTINUE', 'SUCCESSFUL'],
  ] as const)('that never answers times out: %s', (action, status) => {
    const made = rehearsed([
      { ...lambda('POST_SCALE_UP'), timeoutConfiguration: { timeoutInMinutes: 10, action } },
    ]);
    made.cloud.advance(20 * minuteMs);
    expect(latest(made)).toMatchObject({ status, lifecycleHookDetails: [{ status: 'TIMED_OUT' }] });
  });

  test('is called again when the engine ended while it ran', () => {
    const made = rehearsed([lambda('POST_SCALE_UP')]);
    made.cloud.restart();
    made.cloud.advance(1000);
    expect(calls).toHaveLength(2);
    succeed();
    expect(latest(made).lifecycleStage).toBe('BAKE_TIME');
  });
});

describe('a pause', () => {
  const pause: DeploymentLifecycleHook = {
    targetType: 'PAUSE',
    lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
  };
  const proceed = (made: RehearsedCluster, action?: 'CONTINUE' | 'ROLLBACK') => {
    const { serviceDeploymentArn, lifecycleHookDetails } = latest(made);
    return made.cloud.call('ecs', 'ContinueServiceDeployment', {
      serviceDeploymentArn,
      hookId: lifecycleHookDetails?.[0]?.hookId,
      action,
    });
  };

  test('lasts until ContinueServiceDeployment', () => {
    const made = rehearsed([pause]);
    made.cloud.advance(60 * minuteMs);
    const deployment = latest(made);
    expect(deployment).toMatchObject({
      lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT',
      lifecycleHookDetails: [
        {
          hookId: expect.stringMatching(/^ecs-pause-\w{43}$/),
          targetType: 'PAUSE',
          status: 'AWAITING_ACTION',
        },
      ],
    });
    expect(proceed(made)).toEqual({ serviceDeploymentArn: deployment.serviceDeploymentArn });
    made.cloud.advance(10 * minuteMs);
    expect(latest(made).status).toBe('SUCCESSFUL');
    expect(faultOf(() => proceed(made))).toContain('its status is SUCCESSFUL, not IN_PROGRESS');
  });

  test('ends with a rollback when that is the action', () => {
    const made = rehearsed([pause]);
    proceed(made, 'ROLLBACK');
    made.cloud.advance(10 * minuteMs);
    expect(latest(made).status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test('may be longer than a stage', () => {
    const made = rehearsed([
      { ...pause, timeoutConfiguration: { timeoutInMinutes: 4000, action: 'CONTINUE' } },
    ]);
    made.cloud.advance(3999 * minuteMs);
    expect(latest(made).lifecycleStage).toBe('POST_TEST_TRAFFIC_SHIFT');
    made.cloud.advance(10 * minuteMs);
    expect(latest(made).status).toBe('SUCCESSFUL');
  });

  test('only of a hook that there is can be ended', () => {
    const made = rehearsed([pause]);
    const { serviceDeploymentArn } = latest(made);
    const end = (hookId: string) => () =>
      made.cloud.call('ecs', 'ContinueServiceDeployment', { serviceDeploymentArn, hookId });
    expect(faultOf(end('ecs-pause-none'))).toContain('has no lifecycle hook ecs-pause-none');
    const arn = `${serviceDeploymentArn}x`;
    expect(
      faultOf(() =>
        made.cloud.call('ecs', 'ContinueServiceDeployment', { serviceDeploymentArn: arn, hookId: 'x' }),
      ),
    ).toContain('ServiceDeploymentNotFoundException');
  });
});

test.each([
  [{ ...lambda() }, 'at least one lifecycle stage'],
  [{ lifecycleStages: ['POST_SCALE_UP' as const] }, 'needs a hookTargetArn and a roleArn'],
  [{ targetType: 'PAUSE' as const, lifecycleStages: ['TEST_TRAFFIC_SHIFT' as const] }, 'not supported'],
  [{ ...lambda('POST_SCALE_UP'), timeoutConfiguration: { timeoutInMinutes: 20_161 } }, 'timeoutInMinutes'],
])('the hook %j is refused', (hook, message) => {
  const { create, register } = rehearseCluster();
  const deploymentConfiguration = { ...blueGreen.deploymentConfiguration, lifecycleHooks: [hook] };
  expect(
    faultOf(() =>
      create({ serviceName: 'web', taskDefinition: register('web'), ...blueGreen, deploymentConfiguration }),
    ),
  ).toContain(message);
});
