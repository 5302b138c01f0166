// aws:ec2:stop-instances, -reboot-instances and -terminate-instances
import type { Context } from '../../../kernel/context.ts';
import { validation } from '../faults.ts';
import { idOf } from '../targets/arns.ts';
import { again, done, type FaultAction, type Run } from './fault-action.ts';
import { oneOf, refuseDuration } from './parameters.ts';

const target = { name: 'Instances', resourceType: 'aws:ec2:instance' } as const;

const idsOf = ({ targets }: Run) => targets.map(({ arn }) => idOf(arn));

/** By id: those that no longer exist are absent. */
function statesOf(run: Run, ctx: Context): Map<string, string> {
  const { Reservations = [] } = ctx.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-id', Values: idsOf(run) }],
  });
  return new Map(
    Reservations.flatMap(({ Instances = [] }) =>
      Instances.map(({ InstanceId = '', State }) => [InstanceId, State?.Name ?? ''] as const),
    ),
  );
}

export const stopInstances: FaultAction = {
  id: 'aws:ec2:stop-instances',
  description: 'Stop the specified EC2 instances.',
  parameters: {
    startInstancesAfterDuration: {
      description:
        'The time to wait before starting the instances, from one minute to 12 hours (ISO 8601 duration).',
      refuse: (value) => refuseDuration(value, 60_000, 'one minute to 12 hours'),
    },
    completeIfInstancesTerminated: {
      description:
        'Whether the action completes although instances have been terminated and cannot be started.',
      value: 'false',
      refuse: (value) => oneOf('true', 'false')(value.toLowerCase()),
    },
  },
  target,
  lasts: 'startInstancesAfterDuration',
  begin(run, ctx) {
    ctx.call('ec2', 'StopInstances', { InstanceIds: idsOf(run) });
  },
  look: (run, ctx) =>
    [...statesOf(run, ctx).values()].some((state) => state === 'stopping' || state === 'running')
      ? again()
      : done,
  end(run, ctx) {
    const { startInstancesAfterDuration, completeIfInstancesTerminated } = run.parameters;
    if (startInstancesAfterDuration === undefined) return done;
    const states = statesOf(run, ctx);
    const inState = (wanted: string) => idsOf(run).filter((id) => states.get(id) === wanted);
    if (inState('stopping').length > 0) return again();
    const stopped = inState('stopped');
    if (stopped.length > 0) ctx.call('ec2', 'StartInstances', { InstanceIds: stopped });
    const gone = idsOf(run).filter((id) =>
      ['shutting-down', 'terminated', undefined].includes(states.get(id)),
    );
    if (gone.length > 0 && completeIfInstancesTerminated?.toLowerCase() !== 'true')
      throw validation(
        `Instances cannot be started, because they have been terminated: ${gone.join(', ')}. ` +
          'See the parameter completeIfInstancesTerminated.',
      );
    return done;
  },
};

export const rebootInstances: FaultAction = {
  id: 'aws:ec2:reboot-instances',
  description: 'Reboot the specified EC2 instances.',
  parameters: {},
  target,
  begin(run, ctx) {
    ctx.call('ec2', 'RebootInstances', { InstanceIds: idsOf(run) });
  },
  look: () => done,
};

export const terminateInstances: FaultAction = {
  id: 'aws:ec2:terminate-instances',
  description: 'Terminate the specified EC2 instances.',
  parameters: {},
  target,
  begin(run, ctx) {
    ctx.call('ec2', 'TerminateInstances', { InstanceIds: idsOf(run) });
  },
  look: (run, ctx) =>
    [...statesOf(run, ctx).values()].every((state) => state === 'terminated') ? done : again(),
};
