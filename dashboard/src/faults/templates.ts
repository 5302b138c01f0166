// The experiment templates of FIS that the page's buttons start.
// https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html
// https://docs.aws.amazon.com/fis/latest/userguide/ecs-task-actions.html

export interface FaultTemplate {
  readonly description: string;
  readonly targets: Readonly<Record<string, object>>;
  readonly actions: Readonly<Record<string, object>>;
  readonly experimentOptions?: object;
}

/** What a task answers is late. */
export const slowTask = (taskArn: string, delayMs: number, minutes: number): FaultTemplate => ({
  description: `${delayMs} ms of latency at the task ${taskArn.split('/').at(-1)}`,
  targets: { tasks: { resourceType: 'aws:ecs:task', resourceArns: [taskArn], selectionMode: 'ALL' } },
  actions: {
    latency: {
      actionId: 'aws:ecs:task-network-latency',
      parameters: {
        duration: `PT${minutes}M`,
        delayMilliseconds: String(delayMs),
        useEcsFaultInjectionEndpoints: 'true',
      },
      targets: { Tasks: 'tasks' },
    },
  },
});

/** A zone's instances stop, none can be launched in it, and nothing in its subnets is reached. */
export function loseZone(zone: string, minutes: number): FaultTemplate {
  const duration = `PT${minutes}M`;
  const inZone = { path: 'Placement.AvailabilityZone', values: [zone] };
  return {
    description: `Power interruption in ${zone}`,
    targets: {
      instances: {
        resourceType: 'aws:ec2:instance',
        filters: [inZone, { path: 'State.Name', values: ['running'] }],
        selectionMode: 'ALL',
      },
      groups: {
        resourceType: 'aws:ec2:autoscaling-group',
        filters: [{ path: 'AvailabilityZones', values: [zone] }],
        selectionMode: 'ALL',
      },
      subnets: {
        resourceType: 'aws:ec2:subnet',
        parameters: { availabilityZoneIdentifier: zone },
        selectionMode: 'ALL',
      },
      tasks: {
        resourceType: 'aws:ecs:task',
        filters: [
          { path: 'AvailabilityZone', values: [zone] },
          { path: 'LaunchType', values: ['FARGATE'] },
        ],
        selectionMode: 'ALL',
      },
    },
    actions: {
      instances: {
        actionId: 'aws:ec2:stop-instances',
        parameters: { startInstancesAfterDuration: duration, completeIfInstancesTerminated: 'true' },
        targets: { Instances: 'instances' },
      },
      capacity: {
        actionId: 'aws:ec2:asg-insufficient-instance-capacity-error',
        parameters: { duration, availabilityZoneIdentifiers: zone },
        targets: { AutoScalingGroups: 'groups' },
      },
      network: {
        actionId: 'aws:network:disrupt-connectivity',
        parameters: { duration, scope: 'all' },
        targets: { Subnets: 'subnets' },
      },
      tasks: { actionId: 'aws:ecs:stop-task', targets: { Tasks: 'tasks' } },
    },
    experimentOptions: { emptyTargetResolutionMode: 'skip' },
  };
}
