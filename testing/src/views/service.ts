// A service of ECS, as a test looks at it and scripts it.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { Deployment, ScriptScope, Service, Task, TaskScript } from '../api.ts';
import type { Paths } from '../paths.ts';
import type { Scripts } from '../tasks/scripts.ts';
import { Printed } from './printed.ts';

const type = 'AWS::ECS::Service';
type Described = NonNullable<ReturnType<SimulatedService['describe']>>;

export class SimulatedService extends Printed implements Service {
  readonly #simulation: Simulation;
  readonly #paths: Paths;
  readonly #scripts: Scripts;
  readonly #path: string;

  constructor(simulation: Simulation, paths: Paths, scripts: Scripts, path: string) {
    super();
    this.#simulation = simulation;
    this.#paths = paths;
    this.#scripts = scripts;
    this.#path = path;
  }

  get title(): string {
    return `Service ${this.#path}`;
  }

  toJSON(): object {
    if (this.#paths.find(this.#path, type) === undefined) return { status: 'not deployed' };
    const { serviceName: name, status, desiredCount, runningCount, pendingCount } = this.describe();
    return { name, status, desiredCount, runningCount, pendingCount };
  }

  behaves(script: TaskScript, scope: ScriptScope = {}): this {
    const isFor = (name: string, cluster: string) => {
      const arn = this.#paths.find(this.#path, type);
      if (arn === undefined) return false;
      const [, clusterName, serviceName] = /([^/]+)\/([^/]+)$/.exec(arn) ?? [];
      return serviceName === name && (cluster === clusterName || cluster.endsWith(`/${clusterName}`));
    };
    this.#scripts.add({ isFor, script, scope, path: this.#path });
    return this;
  }

  get name(): string {
    return this.describe().serviceName ?? '';
  }

  get desiredCount(): number {
    return this.describe().desiredCount ?? 0;
  }

  async tasks(): Promise<readonly Task[]> {
    return this.#tasks().map(taskView);
  }

  async healthyTasks(): Promise<readonly Task[]> {
    const health = this.#targetHealth();
    const isHealthy = (task: ReturnType<SimulatedService['describeTasks']>[number]) => {
      if (task.lastStatus !== 'RUNNING' || task.healthStatus === 'UNHEALTHY') return false;
      if (health.size === 0) return true;
      const addresses = this.#addressesOf(task);
      const states = addresses.flatMap((address) => health.get(address) ?? []);
      return states.length > 0 && states.every((state) => state === 'healthy');
    };
    return this.#tasks().filter(isHealthy).map(taskView);
  }

  async deployment(): Promise<Deployment> {
    const { cluster, arn } = this.#where();
    const { serviceDeployments = [] } = this.#simulation.call('ecs', 'ListServiceDeployments', {
      cluster,
      service: arn,
    });
    const [latest] = serviceDeployments;
    if (!latest?.serviceDeploymentArn)
      throw new Error(`The service at ${this.#path} has had no deployment yet.`);
    const described = this.#simulation.call('ecs', 'DescribeServiceDeployments', {
      serviceDeploymentArns: [latest.serviceDeploymentArn],
    });
    const {
      status = '',
      statusReason,
      lifecycleStage,
      startedAt,
      finishedAt,
    } = described.serviceDeployments?.[0] ?? {};
    return { status, reason: statusReason, stage: lifecycleStage, startedAt, finishedAt };
  }

  async events(): Promise<readonly string[]> {
    return (this.describe().events ?? []).map(({ message = '' }) => message).reverse();
  }

  describe() {
    const { cluster, arn } = this.#where();
    const { services = [] } = this.#simulation.call('ecs', 'DescribeServices', { cluster, services: [arn] });
    return services[0] ?? {};
  }

  describeTasks(cluster: string, tasks: string[]) {
    return this.#simulation.call('ecs', 'DescribeTasks', { cluster, tasks }).tasks ?? [];
  }

  #tasks() {
    const { cluster, arn } = this.#where();
    const { taskArns = [] } = this.#simulation.call('ecs', 'ListTasks', { cluster, serviceName: arn });
    return Array.from({ length: Math.ceil(taskArns.length / 100) }, (_, page) =>
      this.describeTasks(cluster, taskArns.slice(100 * page, 100 * (page + 1))),
    ).flat();
  }

  #where(): { readonly arn: string; readonly cluster: string } {
    const arn = this.#paths.physicalId(this.#path, type);
    return { arn, cluster: /([^/]+)\/[^/]+$/.exec(arn)?.[1] ?? 'default' };
  }

  /** By address and port: what each target group says. */
  #targetHealth(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const TargetGroupArn of targetGroupsOf(this.describe())) {
      const { TargetHealthDescriptions = [] } = this.#simulation.call('elbv2', 'DescribeTargetHealth', {
        TargetGroupArn,
      });
      for (const { Target, TargetHealth } of TargetHealthDescriptions) {
        const key = `${Target?.Id}:${Target?.Port}`;
        found.set(key, [...(found.get(key) ?? []), TargetHealth?.State ?? '']);
      }
    }
    return found;
  }

  /** As a load balancer knows them. */
  #addressesOf(task: ReturnType<SimulatedService['describeTasks']>[number]): string[] {
    const ports = (this.describe().loadBalancers ?? []).map(({ containerPort }) => containerPort);
    const details = (task.attachments ?? []).flatMap(({ details = [] }) => details);
    const own = details.find(({ name }) => name === 'privateIPv4Address')?.value;
    if (own !== undefined) return ports.map((port) => `${own}:${port}`);
    const instance = this.#instanceOf(task);
    const bindings = (task.containers ?? []).flatMap(({ networkBindings = [] }) => networkBindings);
    return bindings.map(({ hostPort }) => `${instance}:${hostPort}`);
  }

  #instanceOf({ clusterArn, containerInstanceArn }: ReturnType<SimulatedService['describeTasks']>[number]) {
    if (containerInstanceArn === undefined) return undefined;
    const { containerInstances = [] } = this.#simulation.call('ecs', 'DescribeContainerInstances', {
      cluster: clusterArn,
      containerInstances: [containerInstanceArn],
    });
    return containerInstances[0]?.ec2InstanceId;
  }
}

const targetGroupsOf = ({ loadBalancers = [] }: Described): string[] =>
  loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].filter((arn) => arn !== undefined),
  );

function taskView(task: ReturnType<SimulatedService['describeTasks']>[number]): Task {
  const {
    taskArn: arn = '',
    availabilityZone: zone = '',
    lastStatus: status = '',
    healthStatus: health = '',
  } = task;
  const id = arn.split('/').at(-1) ?? '';
  const revision = Number(task.taskDefinitionArn?.split(':').at(-1));
  return { id, arn, zone, status, health, revision, startedAt: task.startedAt };
}
