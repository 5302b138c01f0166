// The rule types of conditions. A rule runs as an action does.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference.html
import type { ActionCategory } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import { type ActionProvider, failed, hourMs, type Progress } from '../action-provider.ts';
import { commandsAction } from './compute/commands.ts';
import { lambdaInvoke } from './lambda-invoke.ts';

/** Only types of rules have this category, and no type of an action. */
const category = 'Rule' as ActionCategory;

const rule = (
  provider: string,
  requiredKeys: readonly string[],
  optionalKeys: readonly string[],
  more: Pick<ActionProvider, 'advance'> & Partial<ActionProvider>,
): ActionProvider => ({
  category,
  owner: 'AWS',
  provider,
  version: '1',
  requiredKeys,
  optionalKeys,
  inputs: [0, 0],
  outputs: [0, 0],
  timeoutMs: hourMs,
  watches: [],
  ...more,
});

const operators: Readonly<Record<string, (value: string, expected: string) => boolean>> = {
  EQ: (value, expected) => value === expected,
  NE: (value, expected) => value !== expected,
  CONTAINS: (value, expected) => value.includes(expected),
};

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html */
const variableCheck = rule('VariableCheck', ['Operator', 'Variable', 'Value'], [], {
  check: ({ configuration = {} }) =>
    configuration.Operator === 'MATCHES'
      ? 'Drydock does not simulate the operator MATCHES'
      : operators[configuration.Operator ?? '']
        ? undefined
        : `Operator must be one of EQ, NE, CONTAINS, MATCHES, not ${configuration.Operator}`,
  advance({ action }) {
    const { Operator = '', Variable = '', Value = '' } = action.configuration;
    if (operators[Operator]?.(Variable, Value)) return { status: 'succeeded' };
    return failed('JobFailed', `The variable check ${Operator} failed: '${Variable}' against '${Value}'`);
  },
});

const minuteMs = 60_000;

/**
 * Succeeds when the alarm is in none of the states for as long as the rule is to wait.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CloudWatchAlarm.html
 */
const cloudWatchAlarm = rule('CloudWatchAlarm', ['AlarmName'], ['AlarmStates', 'WaitTime'], {
  watches: ['cloudwatch/alarms'],
  pollMs: 30_000,
  timeoutMs: 7 * 24 * hourMs,
  check: ({ configuration: { AlarmStates = '', WaitTime = '0' } = {} }) => {
    if (!/^\d+$/.test(WaitTime)) return `WaitTime must be a number of minutes, not ${WaitTime}`;
    const unknown = statesIn(AlarmStates).find(
      (state) => !['ALARM', 'OK', 'INSUFFICIENT_DATA'].includes(state),
    );
    return unknown && `AlarmStates can be ALARM, OK and INSUFFICIENT_DATA, not ${unknown}`;
  },
  advance({ action }, ctx): Progress {
    const { AlarmName = '', AlarmStates = '', WaitTime = '0' } = action.configuration;
    const state = stateOf(AlarmName, ctx);
    if (!state) return failed('ConfigurationError', `The alarm ${AlarmName} does not exist`);
    if (statesIn(AlarmStates).includes(state))
      return failed('JobFailed', `The alarm ${AlarmName} is in the state ${state}`);
    const untilMs = action.startedAt + Number(WaitTime) * minuteMs;
    if (ctx.now >= untilMs) return { status: 'succeeded', summary: `The alarm ${AlarmName} is ${state}` };
    const until = new Date(untilMs).toISOString();
    const bad = statesIn(AlarmStates).join(', ');
    const summary = `Waiting for the alarm ${AlarmName}, which is ${state}, to stay out of ${bad} until ${until}`;
    return { status: 'in-progress', summary };
  },
});

const statesIn = (list: string): string[] =>
  list.trim() === '' ? ['ALARM'] : list.split(',').map((one) => one.trim());

function stateOf(name: string, ctx: Context): string | undefined {
  const { MetricAlarms = [], CompositeAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', {
    AlarmNames: [name],
  });
  return MetricAlarms[0]?.StateValue ?? CompositeAlarms[0]?.StateValue;
}

/** Not simulated: it fails, and says so. */
const recorded = (provider: string): ActionProvider =>
  rule(provider, [], [], {
    hasAnyKeys: true,
    isRecorded: true,
    inputs: [0, 5],
    advance: () =>
      failed('ConfigurationError', `Drydock records rules of the type ${provider} and cannot run them.`),
  });

export const ruleProviders: readonly ActionProvider[] = [
  variableCheck,
  cloudWatchAlarm,
  { ...lambdaInvoke, category, provider: 'LambdaInvoke', inputs: [0, 5], outputs: [0, 0] },
  { ...commandsAction, category, inputs: [0, 10], outputs: [0, 0] },
  recorded('CodeBuild'),
  recorded('DeploymentWindow'),
];

/** The rule types with which a condition can skip its stage. */
export const skippingRules: readonly string[] = ['LambdaInvoke', 'VariableCheck'];
