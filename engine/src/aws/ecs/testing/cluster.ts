// A cluster for tests: container instances in two zones, with a container runtime and health checks that the test controls.
import type { CreateServiceRequest, RegisterTaskDefinitionRequest, Service, Task } from '@aws-sdk/client-ecs';
import type { Waits } from '../../../kernel/waits.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import type { AnyStandInService } from '../../../testing/stand-in-service.ts';
import { ecs } from '../index.ts';
import { type TaskRecord, tasks } from '../state.ts';
import {
  autoscaling,
  cloudwatch,
  ec2,
  elbv2,
  listener,
  logs,
  type PublishedEvent,
  ssm,
  tables,
} from './stand-ins.ts';

/** How tasks of a task definition's revision behave when they are started and checked. */
export type Behaviour = 'healthy' | 'unhealthy' | 'silent' | 'fails to start' | 'exits at once';

export interface RehearsedCluster {
  readonly cloud: Rehearsal;
  /** By `family:revision`; `healthy` unless set. */
  behave(taskDefinition: string, behaviour: Behaviour): void;
  register(family: string, change?: Partial<RegisterTaskDefinitionRequest>): string;
  create(service: Partial<CreateServiceRequest> & { readonly serviceName: string }): Service;
  service(name: string): Service;
  tasksOf(name: string): Task[];
  messages(name: string): string[];
  /** The weights of a listener rule by target group. */
  weights(rule: string): Readonly<Record<string, number>>;
}

export interface ClusterOptions {
  readonly instances?: number;
  readonly instanceType?: string;
  readonly cpu?: number;
  readonly memory?: number;
  /** Services beside the stand-ins. */
  readonly neighbours?: readonly AnyStandInService[];
  /** AWS's own when absent. */
  readonly waits?: Waits;
  /** Of its ids. */
  readonly seed?: string;
  /** Called for each event that ECS publishes. */
  readonly published?: (event: PublishedEvent) => void;
}

export const groupA = 'arn:tg/a';
export const groupB = 'arn:tg/b';
export const rule = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:listener-rule/app/lb/1/2/3';

export function rehearseCluster({
  instances = 2,
  instanceType = 'm5.large',
  cpu = 2048,
  memory = 8000,
  neighbours = [],
  published,
  waits,
  seed,
}: ClusterOptions = {}): RehearsedCluster {
  const services = [
    ecs,
    autoscaling,
    ec2,
    elbv2,
    cloudwatch,
    logs,
    ssm,
    ...neighbours,
    ...(published ? [listener(published)] : []),
  ];
  const cloud = rehearse({ services, ...(waits && { waits }), ...(seed && { seed }) });
  const behaviours = new Map<string, Behaviour>();
  const running = new Set<string>();
  const behaviourOf = (arn: string): Behaviour => {
    const task = taskByArn(cloud, arn);
    return behaviours.get(task?.taskDefinition.split('/').at(-1) ?? '') ?? 'healthy';
  };
  cloud.call('ecs', 'CreateCluster', { clusterName: 'main' });
  for (let index = 0; index < instances; index++)
    addInstance(cloud, `i-${index}`, index % 2 === 0 ? 'us-east-1a' : 'us-east-1b', {
      instanceType,
      cpu,
      memory,
    });

  cloud.on('runtime/start-task', ({ taskArn, containers }) => {
    const behaviour = behaviourOf(taskArn);
    if (behaviour === 'fails to start')
      return cloud.report('runtime/task-failed', { taskArn, reason: 'CannotPullContainerError: not found' });
    running.add(taskArn);
    cloud.report('runtime/task-started', {
      taskArn,
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
      containers: containers.map(({ name, portMappings }) => ({
        name,
        runtimeId: `run-${name}`,
        endpoints: portMappings.map(({ containerPort }) => ({
          containerPort,
          host: '127.0.0.1',
          port: 40_000 + running.size,
        })),
      })),
    });
    if (behaviour === 'exits at once') {
      running.delete(taskArn);
      cloud.report('runtime/container-exited', { taskArn, container: containers[0]!.name, exitCode: 1 });
    }
    checkHealth(cloud, behaviourOf);
  });
  cloud.on('runtime/stop-task', ({ taskArn }) => {
    running.delete(taskArn);
    cloud.report('runtime/task-stopped', { taskArn });
  });

  const describe = (name: string) =>
    cloud.call('ecs', 'DescribeServices', { cluster: 'main', services: [name] }).services![0]!;
  return {
    cloud,
    behave: (definition, behaviour) => {
      behaviours.set(definition, behaviour);
      checkHealth(cloud, behaviourOf);
    },
    register: (family, change = {}) =>
      cloud.call('ecs', 'RegisterTaskDefinition', {
        family,
        networkMode: 'awsvpc',
        containerDefinitions: [
          { name: 'app', image: 'app:1', memory: 256, cpu: 128, portMappings: [{ containerPort: 8080 }] },
        ],
        ...change,
      }).taskDefinition!.taskDefinitionArn!,
    create: (service) =>
      cloud.call('ecs', 'CreateService', {
        cluster: 'main',
        desiredCount: 2,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
        ...service,
      }).service!,
    service: describe,
    tasksOf: (name) => {
      const arns = cloud.call('ecs', 'ListTasks', { cluster: 'main', serviceName: name }).taskArns ?? [];
      return arns.length === 0
        ? []
        : (cloud.call('ecs', 'DescribeTasks', { cluster: 'main', tasks: arns }).tasks ?? []);
    },
    messages: (name) => (describe(name).events ?? []).map((event) => event.message ?? '').reverse(),
    weights: (arn) => cloud.state.get(tables.rules, arn)?.weights ?? {},
  };
}

export function addInstance(
  cloud: Rehearsal,
  instanceId: string,
  availabilityZone: string,
  { instanceType = 'm5.large', cpu = 2048, memory = 8000 } = {},
): string {
  cloud.call('ec2', 'StartInstances', { InstanceIds: [instanceId] });
  return cloud.call('ecs', 'RegisterContainerInstance', {
    cluster: 'main',
    instanceIdentityDocument: JSON.stringify({ instanceId, availabilityZone, instanceType }),
    totalResources: [
      { name: 'CPU', type: 'INTEGER', integerValue: cpu },
      { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
      { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '2376', '2375', '51678', '51679'] },
    ],
  }).containerInstance!.containerInstanceArn!;
}

/** Reports the health of every registered target at once, as its task behaves. */
function checkHealth(cloud: Rehearsal, behaviourOf: (arn: string) => Behaviour): void {
  const targets = cloud.state.all(tasks).flatMap((task) => {
    if (task.lastStatus !== 'RUNNING' || task.targets.length === 0) return [];
    const behaviour = behaviourOf(task.arn);
    if (behaviour === 'silent') return [];
    return task.targets.flatMap(({ targetGroupArn, id, port }) =>
      id === undefined || port === undefined
        ? []
        : [
            behaviour === 'healthy'
              ? { targetGroupArn, id, port, state: 'healthy' as const }
              : {
                  targetGroupArn,
                  id,
                  port,
                  state: 'unhealthy' as const,
                  description: 'Health checks failed with these codes: [500]',
                },
          ],
    );
  });
  if (targets.length > 0) cloud.report('balancer/health', { targets });
}

function taskByArn(cloud: Rehearsal, arn: string): TaskRecord | undefined {
  return cloud.state.get(tasks, arn.slice(arn.indexOf(':task/') + ':task/'.length));
}

export const behindBalancer = {
  loadBalancers: [{ targetGroupArn: groupA, containerName: 'app', containerPort: 8080 }],
};

export const blueGreen = {
  deploymentConfiguration: {
    strategy: 'BLUE_GREEN' as const,
    bakeTimeInMinutes: 5,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    alarms: { enable: true, rollback: true, alarmNames: ['errors'] },
  },
  loadBalancers: [
    {
      targetGroupArn: groupA,
      containerName: 'app',
      containerPort: 8080,
      advancedConfiguration: {
        alternateTargetGroupArn: groupB,
        productionListenerRule: rule,
        roleArn: 'arn:aws:iam::000000000000:role/ecs',
      },
    },
  ],
};
