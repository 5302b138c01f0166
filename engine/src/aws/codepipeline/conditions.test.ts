import type { StageDeclaration } from '@aws-sdk/client-codepipeline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Operation } from '../../kernel/context.ts';
import { pending } from '../../kernel/pending.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { commits, Delivery } from './testing/delivery.ts';
import { stackStandIn, stacks } from './testing/stack-stand-in.ts';

let delivery: Delivery;
/** The ids of the jobs that functions were called with. */
let jobs: string[];
beforeEach(() => {
  jobs = [];
  const invokeFunction: Operation<'lambda', 'Invoke'> = ({ Payload }, ctx) => {
    jobs.push(JSON.parse(Buffer.from(Payload as Uint8Array).toString())['CodePipeline.job'].id);
    const invocationId = ctx.ids.uuid();
    return pending(
      'functions/invoked',
      (report) => report.invocationId === invocationId,
      () => ({ StatusCode: 200 }),
    );
  };
  const lambda = standInService({ id: 'lambda', operations: { Invoke: invokeFunction } });
  delivery = new Delivery(stackStandIn, cloudWatch, lambda);
  delivery.cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'errors',
    Namespace: 'App',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 86_400,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'ignore',
  });
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const [, second] = commits as [string, string];
const minute = 60_000;

const rule = (provider: string, configuration: Readonly<Record<string, string>>, name = 'Check') => ({
  name,
  ruleTypeId: { category: 'Rule' as const, owner: 'AWS' as const, provider, version: '1' },
  configuration,
});
const branchIs = (Value: string) =>
  rule('VariableCheck', { Variable: '#{Commit.BranchName}', Operator: 'EQ', Value });
const alarm = (WaitTime: string) => rule('CloudWatchAlarm', { AlarmName: 'errors', WaitTime });

function create(conditions: Pick<StageDeclaration, 'beforeEntry' | 'onSuccess' | 'onFailure'>): void {
  const [source, build, deploy] = delivery.pipeline().stages!;
  delivery.create({ pipelineType: 'V2', stages: [source!, build!, { ...deploy!, ...conditions }] });
}
const setAlarm = (StateValue: 'OK' | 'ALARM') => {
  delivery.cloud.call('cloudwatch', 'SetAlarmState', {
    AlarmName: 'errors',
    StateValue,
    StateReason: 'test',
  });
  delivery.cloud.settle();
};
const deployState = () =>
  delivery.cloud.call('codepipeline', 'GetPipelineState', { name: 'delivery' }).stageStates![2]!;
const override = (conditionType: 'BEFORE_ENTRY' | 'ON_SUCCESS') => {
  delivery.cloud.call('codepipeline', 'OverrideStageCondition', {
    pipelineName: 'delivery',
    stageName: 'Deploy',
    pipelineExecutionId: delivery.executions()[0]!.id,
    conditionType,
  });
  delivery.cloud.settle();
};
const rules = () =>
  delivery.cloud
    .call('codepipeline', 'ListRuleExecutions', { pipelineName: 'delivery' })
    .ruleExecutionDetails!.map(({ ruleName, status }) => `${ruleName}: ${status}`);

test('a stage whose entry condition is met begins its actions, and others say why they failed', () => {
  create({ beforeEntry: { conditions: [{ result: 'FAIL', rules: [branchIs('main')] }] } });
  expect(deployState().beforeEntryConditionState).toMatchObject({
    latestExecution: { status: 'Succeeded' },
    conditionStates: [{ ruleStates: [{ ruleName: 'Check', latestExecution: { status: 'Succeeded' } }] }],
  });
  delivery.stack({ status: 'CREATE_COMPLETE' });
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
  expect(delivery.actions().map(({ actionName }) => actionName)).not.toContain('Check');
  expect(rules()).toEqual(['Check: Succeeded']);
});

test('an entry condition that is not met fails its stage, which can be overridden or retried', () => {
  create({ beforeEntry: { conditions: [{ result: 'FAIL', rules: [branchIs('release')] }] } });
  expect(delivery.executions()).toMatchObject([
    { status: 'Failed', why: "Deploy/Check: The variable check EQ failed: 'main' against 'release'" },
  ]);
  expect(deployState().latestExecution?.status).toBe('Failed');
  expect(delivery.cloud.state.get(stacks, 'service')).toBeUndefined();
  const pipelineExecutionId = delivery.executions()[0]!.id;
  delivery.cloud.call('codepipeline', 'RetryStageExecution', {
    pipelineName: 'delivery',
    stageName: 'Deploy',
    pipelineExecutionId,
    retryMode: 'FAILED_ACTIONS',
  });
  delivery.cloud.settle();
  expect(rules()).toEqual(['Check: Failed', 'Check: Failed']);
  override('BEFORE_ENTRY');
  expect(deployState().beforeEntryConditionState?.latestExecution?.status).toBe('Overridden');
  delivery.stack({ status: 'CREATE_COMPLETE' });
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
  expect(() => override('BEFORE_ENTRY')).toThrow('cannot be overridden: it is Overridden');
  expect(() => override('ON_SUCCESS')).toThrow('cannot be overridden: it is not checked');
});

test('an entry condition skips its stage', () => {
  create({ beforeEntry: { conditions: [{ result: 'SKIP', rules: [branchIs('release')] }] } });
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
  expect(deployState().latestExecution?.status).toBe('Skipped');
  expect(delivery.cloud.state.get(stacks, 'service')).toBeUndefined();
});

test('an alarm after success rolls the stage back', () => {
  create({ onSuccess: { conditions: [{ result: 'ROLLBACK', rules: [alarm('10')] }] } });
  setAlarm('OK');
  delivery.stack({ status: 'CREATE_COMPLETE' });
  const [state] = deployState().onSuccessConditionState!.conditionStates!;
  expect(state?.ruleStates?.[0]?.latestExecution?.summary).toMatch(
    /^Waiting for the alarm errors, which is OK, to stay out of ALARM until /,
  );
  delivery.cloud.advance(11 * minute);
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);

  delivery.commit(second);
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  delivery.cloud.advance(minute);
  setAlarm('ALARM');
  expect(delivery.executions()).toMatchObject([
    { trigger: 'AutomatedRollback' },
    { status: 'Failed', why: 'Deploy/Check: The alarm errors is in the state ALARM' },
    { status: 'Succeeded' },
  ]);
});

test('a condition that is being checked can be overridden, and ends with its execution', () => {
  create({ onSuccess: { conditions: [{ result: 'FAIL', rules: [alarm('60')] }] } });
  setAlarm('OK');
  delivery.stack({ status: 'CREATE_COMPLETE' });
  override('ON_SUCCESS');
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
  expect(rules()).toEqual(['Check: Abandoned']);

  delivery.commit(second);
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  delivery.cloud.call('codepipeline', 'StopPipelineExecution', {
    pipelineName: 'delivery',
    pipelineExecutionId: delivery.executions()[0]!.id,
    abandon: true,
  });
  delivery.cloud.settle();
  expect(delivery.executions()[0]).toMatchObject({ status: 'Stopped' });
  expect(deployState().onSuccessConditionState?.latestExecution?.status).toBe('Cancelled');
});

test('a function checks a condition after failure, and rolls back when it says no', () => {
  const invoke = rule('LambdaInvoke', { FunctionName: 'check' });
  create({ onFailure: { conditions: [{ result: 'ROLLBACK', rules: [invoke] }] } });
  delivery.stack({ status: 'CREATE_COMPLETE' });
  expect(jobs).toEqual([]);
  const fail = () => {
    delivery.commit(second);
    delivery.stack({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  };
  fail();
  expect(delivery.executions()[0]).toMatchObject({ status: 'InProgress' });
  const failureDetails = { type: 'JobFailed' as const, message: 'Customers see errors' };
  delivery.cloud.call('codepipeline', 'PutJobFailureResult', { jobId: jobs.at(-1)!, failureDetails });
  delivery.cloud.settle();
  expect(delivery.executions()).toMatchObject([{ trigger: 'AutomatedRollback' }, { status: 'Failed' }, {}]);
});

test('rule types that are not simulated are recorded, and fail their condition by name', () => {
  const window = rule('DeploymentWindow', { Cron: '0 0 9-17 ? * MON-FRI *' });
  create({ beforeEntry: { conditions: [{ result: 'FAIL', rules: [window] }] } });
  expect(delivery.executions()).toMatchObject([
    {
      status: 'Failed',
      why: 'Deploy/Check: Drydock records rules of the type DeploymentWindow and cannot run them.',
    },
  ]);
  const types = delivery.cloud.call('codepipeline', 'ListRuleTypes', {}).ruleTypes!;
  expect(types.map(({ id }) => id?.provider)).toEqual([
    'VariableCheck',
    'CloudWatchAlarm',
    'LambdaInvoke',
    'Commands',
  ]);
});

test.each<[string, Pick<StageDeclaration, 'beforeEntry' | 'onSuccess' | 'onFailure'>, string]>([
  [
    'a rule type that does not exist',
    { beforeEntry: { conditions: [{ result: 'FAIL', rules: [rule('Weather', {})] }] } },
    'The rule type Weather does not exist',
  ],
  [
    'a skip by an alarm',
    { beforeEntry: { conditions: [{ result: 'SKIP', rules: [alarm('1')] }] } },
    'The result SKIP is only possible with rules of LambdaInvoke and VariableCheck',
  ],
  [
    'a rule without its configuration',
    { onSuccess: { conditions: [{ result: 'FAIL', rules: [rule('CloudWatchAlarm', {})] }] } },
    "Rule 'Check' is missing required configuration 'AlarmName'",
  ],
  [
    'an unknown operator',
    {
      beforeEntry: {
        conditions: [
          { result: 'FAIL', rules: [rule('VariableCheck', { Variable: 'a', Value: 'b', Operator: 'GT' })] },
        ],
      },
    },
    'Operator must be one of EQ, NE, CONTAINS, MATCHES, not GT',
  ],
  [
    'conditions beside a retry',
    { onFailure: { result: 'RETRY', conditions: [{ result: 'ROLLBACK', rules: [branchIs('main')] }] } },
    'cannot have both a retry and conditions',
  ],
])('%s is refused', (_, conditions, expected) => {
  expect(() => create(conditions)).toThrow(expected);
});
