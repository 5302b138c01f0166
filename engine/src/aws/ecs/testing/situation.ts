// A shorthand for snapshots of a service, for tests of its planner: `1h` is a healthy task of deployment 1; w is waiting for
// its health checks, u fails them, p is pending, s is stopping; `@1` places it on instance 1.

import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { planService } from '../services/plan-service.ts';
import type { DeploymentRecord, ServiceRecord, TaskRecord } from '../state.ts';

export const now = 1_000_000_000;
const group = 'arn:tg';

export const deployment = (id: string, change: Partial<DeploymentRecord> = {}): DeploymentRecord => ({
  id,
  revisionArn: `revision-${id}`,
  status: 'PRIMARY',
  taskDefinition: `web:${id}`,
  targets: [],
  imageDigests: {},
  createdAt: 0,
  updatedAt: 0,
  failedTasks: 0,
  launchFailures: 0,
  rolloutState: 'COMPLETED',
  rolloutStateReason: '',
  ...change,
});

export const service = (change: Partial<ServiceRecord> = {}): ServiceRecord => ({
  arn: 'arn:web',
  name: 'web',
  cluster: 'main',
  clusterArn: 'arn:main',
  status: 'ACTIVE',
  desiredCount: 2,
  schedulingStrategy: 'REPLICA',
  taskDefinition: 'web:1',
  loadBalancers: [],
  deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
  placementConstraints: [],
  placementStrategy: [],
  availabilityZoneRebalancing: 'DISABLED',
  enableECSManagedTags: false,
  propagateTags: 'NONE',
  enableExecuteCommand: false,
  tags: [],
  createdAt: 0,
  deployments: [deployment('1')],
  events: [],
  steady: true,
  ...change,
});

function task(text: string, index: number): { task: TaskRecord; health?: string } {
  const [, startedBy = '', kind = '', place = '0'] = /^(\d+)([hwups])(?:@(\d))?$/.exec(text) ?? [];
  const running = kind !== 'p';
  const id = `${text}#${index}`;
  return {
    health: { h: 'healthy', u: 'unhealthy', w: 'initial' }[kind],
    task: {
      arn: id,
      id,
      cluster: 'main',
      taskDefinition: `web:${startedBy}`,
      group: 'service:web',
      startedBy,
      service: 'web',
      launchType: 'EC2',
      instance: place,
      availabilityZone: place,
      desiredStatus: kind === 's' ? 'STOPPED' : 'RUNNING',
      lastStatus: kind === 's' ? 'DEACTIVATING' : running ? 'RUNNING' : 'PENDING',
      containers: [],
      reservation: { cpu: 0, memory: 0, ports: [], enis: 0 },
      networkMode: 'awsvpc',
      targets: [{ targetGroupArn: group, containerName: 'app', containerPort: 80, id, port: 80 }],
      imageDigests: {},
      tags: [],
      enableExecuteCommand: false,
      createdAt: 0,
      ...(running ? { startedAt: now - 10_000 } : {}),
      ...(kind === 'h' ? { healthyAt: now - 5_000 } : {}),
      ...(kind === 's' ? { accounted: true } : {}),
      version: 1,
    },
  };
}

export interface Situation extends Partial<Omit<ServiceSnapshot, 'tasks' | 'service'>> {
  readonly service?: Partial<ServiceRecord>;
  /** Instances by their status. */
  readonly places?: readonly ('ACTIVE' | 'DRAINING')[];
}

export function snapshot(
  tasks: readonly string[],
  { service: change, places = ['ACTIVE'], ...rest }: Situation = {},
): ServiceSnapshot {
  const made = tasks.map(task);
  const whole = service(change);
  return {
    service: whole,
    tasks: made.map((one) => one.task),
    zones: places.flatMap((status, index) => (status === 'ACTIVE' ? [String(index)] : [])),
    draining: new Set(places.flatMap((status, index) => (status === 'DRAINING' ? [String(index)] : []))),
    instances: places.map((status, index) => ({
      id: String(index),
      availabilityZone: String(index),
      status,
      agentConnected: true,
      ec2InstanceId: '',
      registeredAt: 0,
      runningTasksCount: 0,
      attributes: {},
      taskGroups: [],
      free: { cpu: 99, memory: 99, enis: 99 },
      takenPorts: [],
      peers: made.filter((one) => one.task.instance === String(index)).length,
    })),
    requirements: Object.fromEntries(
      whole.deployments.map(({ id }) => [
        id,
        { reservation: { cpu: 0, memory: 0, ports: [], enis: 0 }, constraints: [] },
      ]),
    ),
    targetHealth: {
      [group]: made.flatMap(({ task: { id }, health }) => (health ? [{ id, port: 80, state: health }] : [])),
    },
    alarms: [],
    ...rest,
  };
}

/** Steps in short: `start 1 ×2`, `stop 1h`, else the name of the step. */
export function inShort(steps: readonly ServiceStep[]): string[] {
  return steps
    .filter((step) => step.do !== 'stopped-event')
    .map((step) => {
      if (step.do === 'start-tasks') return `start ${step.deploymentId} ×${step.places.length}`;
      if (step.do === 'stop-task') return `stop ${step.taskId.split('#')[0]}`;
      if (step.do === 'stage') return `stage ${step.stage}`;
      if (step.do === 'shift') return `${step.traffic} ${step.percent} %`;
      if (step.do === 'fail') return `fail ${step.trigger}`;
      if (step.do === 'retire') return `retire ${step.deploymentId}`;
      return step.do;
    });
}

export const plan = (tasks: readonly string[], situation?: Situation) =>
  inShort(planService(snapshot(tasks, situation), now).steps);
