// What a deployment's plan is made from: its record, and what ECS, CloudWatch and a hook's function say of it.
import type { TaskSet } from '@aws-sdk/client-ecs';
import { waits } from '../../../contracts/waits.ts';
import type { Observation } from '../../../kernel/controller.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import type { Wait } from '../../../kernel/waits.ts';
import { unlessFault } from '../faults.ts';
import { type DeploymentRecord, deployments } from '../state.ts';

const minuteMs = 60_000;

export interface DeploymentSnapshot {
  readonly deployment: DeploymentRecord;
  readonly pace: Pace;
  /** The names of the alarms that are in ALARM. */
  readonly inAlarm: readonly string[];
  /** Undefined when the task set is gone, or not made yet. */
  readonly blue?: TaskSet;
  readonly green?: TaskSet;
  /** What came of the running hook's invocation, once it is known. */
  readonly invocation?: Invocation;
}

/** The deployment's waits, or those of an engine that shortens them. Where an alarm watches, they give it time, and stay. */
export interface Pace {
  readonly routing: DeploymentRecord['routing'];
  /** Before the original task set is deleted. */
  readonly terminationMs: number;
}

/** A function that ran without an error still has to report with PutLifecycleEventHookExecutionStatus. */
export type Invocation =
  | { readonly status: 'ran' }
  | { readonly status: 'failed'; readonly problem: string }
  /** The engine ended meanwhile. */
  | { readonly status: 'lost' };

export function observeDeployment(state: Observation, id: string): DeploymentSnapshot | undefined {
  const deployment = state.get(deployments, id);
  if (!deployment) return undefined;
  const { blue, green } = taskSetsOf(deployment, state);
  const invocation = invocationOf(deployment, state);
  return {
    deployment,
    pace: paceOf(deployment, state),
    inAlarm: alarmsOf(deployment, state),
    ...(blue && { blue }),
    ...(green && { green }),
    ...(invocation && { invocation }),
  };
}

function paceOf({ settings, routing }: DeploymentRecord, state: Observation): Pace {
  const { terminationWaitTimeInMinutes: termination = 0 } =
    settings.blueGreenDeploymentConfiguration?.terminateBlueInstancesOnDeploymentSuccess ?? {};
  const isWatched = settings.alarmConfiguration?.enabled === true;
  const ms = (wait: Wait, minutes: number) =>
    isWatched ? minutes * minuteMs : state.wait(wait, minutes * minuteMs);
  const step = (minutes = 0) => ms(waits.trafficStep, minutes) / minuteMs;
  const { timeBasedCanary: canary, timeBasedLinear: linear } = routing;
  return {
    routing: {
      ...routing,
      ...(canary && { timeBasedCanary: { ...canary, canaryInterval: step(canary.canaryInterval) } }),
      ...(linear && { timeBasedLinear: { ...linear, linearInterval: step(linear.linearInterval) } }),
    },
    terminationMs: ms(waits.bake, termination),
  };
}

/** The task sets as ECS describes them, without those that it is deleting or has deleted. */
export function taskSetsOf(
  { service, blue, green }: DeploymentRecord,
  { call }: Pick<Observation, 'call'>,
): { readonly blue?: TaskSet | undefined; readonly green?: TaskSet | undefined } {
  if (!blue && !green) return {};
  const described = unlessFault(() =>
    call('ecs', 'DescribeTaskSets', { cluster: service.cluster, service: service.name }),
  );
  const find = (id: string | undefined) => described?.taskSets?.find((set) => set.id === id);
  return { blue: find(blue?.id), green: find(green?.id) };
}

function alarmsOf({ settings }: DeploymentRecord, { call }: Observation): string[] {
  const { enabled, alarms = [], ignorePollAlarmFailure: _ } = settings.alarmConfiguration ?? {};
  if (!enabled || alarms.length === 0) return [];
  const { MetricAlarms = [], CompositeAlarms = [] } = call('cloudwatch', 'DescribeAlarms', {
    AlarmNames: alarms.map(({ name = '' }) => name),
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
    StateValue: 'ALARM',
  });
  return [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName = '' }) => AlarmName);
}

function invocationOf({ events }: DeploymentRecord, state: Observation): Invocation | undefined {
  const running = events.find(({ status }) => status === 'InProgress');
  const outcome = running?.token === undefined ? undefined : state.get(outcomes, running.token);
  if (!outcome || outcome.status === 'open') return undefined;
  if (outcome.status === 'lost') return { status: 'lost' };
  if (outcome.status === 'failed') return { status: 'failed', problem: outcome.message };
  const { error } = outcome.output as { readonly error?: string };
  return error === undefined ? { status: 'ran' } : { status: 'failed', problem: error };
}
