// The experiment templates of FIS that `drydock chaos` makes: what the scenario library of AWS composes, where there is one.
// https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html

export interface ServicePlace {
  readonly cluster: string;
  readonly service: string;
}

interface Action {
  readonly actionId: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly targets: Readonly<Record<string, string>>;
}

export interface FaultTemplate {
  readonly description: string;
  readonly targets: Readonly<Record<string, object>>;
  readonly actions: Readonly<Record<string, Action>>;
  readonly experimentOptions?: { readonly emptyTargetResolutionMode: 'skip' };
}

/** `PT1M30S`. */
export function isoDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
}

const tasksOf = ({ cluster, service }: ServicePlace, selectionMode: string) => ({
  tasks: { resourceType: 'aws:ecs:task', parameters: { cluster, service }, selectionMode },
});

const onTasks = (
  description: string,
  place: ServicePlace,
  name: string,
  actionId: string,
  parameters: Readonly<Record<string, string>>,
  selectionMode = 'ALL',
): FaultTemplate => ({
  description,
  targets: tasksOf(place, selectionMode),
  actions: { [name]: { actionId, parameters, targets: { Tasks: 'tasks' } } },
});

export const stopTasks = (place: ServicePlace, count: number): FaultTemplate => ({
  description: `Stop ${count === 1 ? 'a task' : `${count} tasks`} of ${place.service}`,
  targets: tasksOf(place, `COUNT(${count})`),
  actions: { stop: { actionId: 'aws:ecs:stop-task', targets: { Tasks: 'tasks' } } },
});

export const latency = (place: ServicePlace, delayMs: number, ms: number): FaultTemplate =>
  onTasks(`${delayMs} ms of latency at ${place.service}`, place, 'latency', 'aws:ecs:task-network-latency', {
    duration: isoDuration(ms),
    delayMilliseconds: String(delayMs),
    useEcsFaultInjectionEndpoints: 'true',
  });

export const packetLoss = (place: ServicePlace, percent: number, ms: number): FaultTemplate =>
  onTasks(
    `${percent} % of packets lost at ${place.service}`,
    place,
    'loss',
    'aws:ecs:task-network-packet-loss',
    {
      duration: isoDuration(ms),
      lossPercent: String(percent),
      useEcsFaultInjectionEndpoints: 'true',
    },
  );

export const cpuStress = (place: ServicePlace, percent: number, ms: number): FaultTemplate =>
  onTasks(`CPU stress of ${percent} % in ${place.service}`, place, 'cpu', 'aws:ecs:task-cpu-stress', {
    duration: isoDuration(ms),
    percent: String(percent),
  });

/** One of those that run, at random, or this one. */
export const terminateInstance = (instanceArn: string | undefined): FaultTemplate => ({
  description: `Terminate ${instanceArn ? instanceArn.split('/').at(-1) : 'an instance'}`,
  targets: {
    instance: {
      resourceType: 'aws:ec2:instance',
      ...(instanceArn
        ? { resourceArns: [instanceArn], selectionMode: 'ALL' }
        : { filters: [{ path: 'State.Name', values: ['running'] }], selectionMode: 'COUNT(1)' }),
    },
  },
  actions: { terminate: { actionId: 'aws:ec2:terminate-instances', targets: { Instances: 'instance' } } },
});

/** Its instances stop, none can be launched in it, and nothing in its subnets is reached, for as long as it takes. */
export function zonePowerInterruption(zone: string, ms: number): FaultTemplate {
  const duration = isoDuration(ms);
  return {
    description: `AZ Availability: Power Interruption in ${zone}`,
    targets: {
      instances: {
        resourceType: 'aws:ec2:instance',
        filters: [
          { path: 'Placement.AvailabilityZone', values: [zone] },
          { path: 'State.Name', values: ['running'] },
        ],
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
