// Tasks that run and do not answer their load balancer yet: a deployment that waits for them says for what, because it may be a
// slow start, or a port or a path on which nothing will ever answer.
import type { Service, Task } from '@aws-sdk/client-ecs';
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Clock } from '../clock/clock.ts';
import type { MessageOf } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';

type Needed = Pick<Clients, 'ecs' | 'elbv2'>;
type TaskStarting = MessageOf<'task-starting'>;

const everyMs = 1000;
/** Most services answer within it, and nobody has to read about those. */
const silentMs = 5000;
/** What has not changed is reported again after this long. */
const againMs = 20_000;
/** DescribeTasks and DescribeServices take no more at a time. */
const mostTasks = 100;
const mostServices = 10;

export class StartingTasks {
  readonly #clients: Needed;
  readonly #clock: Clock;
  readonly #cluster: string;
  /** When a task was first seen running: the cloud's clock may be another one. */
  readonly #since = new Map<string, number>();
  /** What was said of a revision, and when. */
  readonly #said = new Map<string, { readonly text: string; readonly at: number }>();
  readonly #healthy = new Set<string>();
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(clients: Needed, clock: Clock, cluster: string) {
    this.#clients = clients;
    this.#clock = clock;
    this.#cluster = cluster;
  }

  /** One task of each revision that has been waited for, where there is something new to say. */
  async look(): Promise<readonly TaskStarting[]> {
    const now = this.#clock.elapsed();
    if (this.#cluster === '' || now - this.#lookedAt < everyMs) return [];
    this.#lookedAt = now;
    try {
      const waiting = (await this.#running()).filter(({ taskArn = '' }) => this.#ageOf(taskArn) >= silentMs);
      if (waiting.length === 0) return [];
      const services = await this.#servicesOf(waiting);
      const targets = await this.#targetsOf(services);
      return waiting.flatMap((task) => {
        const message = this.#explain(task, services, targets);
        return message && this.#isNew(message) ? [message] : [];
      });
    } catch {
      // What is only said on the way must not end the way.
      return [];
    }
  }

  #ageOf(taskArn: string): number {
    const now = this.#clock.elapsed();
    return now - (this.#since.get(taskArn) ?? now);
  }

  /** Tasks of services that were not healthy at the last look. */
  async #running(): Promise<readonly Task[]> {
    const { ecs } = this.#clients;
    const { taskArns = [] } = await ecs.listTasks({ cluster: this.#cluster, desiredStatus: 'RUNNING' });
    const open = taskArns.filter((arn) => !this.#healthy.has(arn)).slice(0, mostTasks);
    if (open.length === 0) return [];
    const { tasks = [] } = await ecs.describeTasks({ cluster: this.#cluster, tasks: open });
    const running = tasks.filter(
      ({ lastStatus, group = '' }) => lastStatus === 'RUNNING' && group.startsWith('service:'),
    );
    for (const { taskArn = '' } of running)
      if (!this.#since.has(taskArn)) this.#since.set(taskArn, this.#clock.elapsed());
    return running;
  }

  async #servicesOf(tasks: readonly Task[]): Promise<ReadonlyMap<string, Service>> {
    const names = [...new Set(tasks.map(serviceOf))].slice(0, mostServices);
    const { services = [] } = await this.#clients.ecs.describeServices({
      cluster: this.#cluster,
      services: names,
    });
    return new Map(services.map((service) => [service.serviceName ?? '', service]));
  }

  async #targetsOf(services: ReadonlyMap<string, Service>): Promise<readonly TargetHealthDescription[]> {
    const groups = [...services.values()].flatMap(({ loadBalancers = [] }) =>
      loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
        [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].filter((arn) => arn !== undefined),
      ),
    );
    const described = await Promise.all(
      [...new Set(groups)].map((TargetGroupArn) =>
        this.#clients.elbv2.describeTargetHealth({ TargetGroupArn }),
      ),
    );
    return described.flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions);
  }

  #explain(
    task: Task,
    services: ReadonlyMap<string, Service>,
    targets: readonly TargetHealthDescription[],
  ): TaskStarting | undefined {
    const { taskArn = '', taskDefinitionArn = '', containers = [], healthStatus } = task;
    const own = targets.filter((target) => isOf(target, task));
    const notYet = own.find(({ TargetHealth }) => TargetHealth?.State !== 'healthy')?.TargetHealth;
    const isHealthy = own.length > 0 ? notYet === undefined : healthStatus === 'HEALTHY';
    if (isHealthy) this.#healthy.add(taskArn);
    const remarked = containers.find(({ reason }) => reason);
    const isChecked = notYet !== undefined || healthStatus === 'UNHEALTHY';
    if (isHealthy || (!remarked && !isChecked)) return undefined;
    const graceSeconds = services.get(serviceOf(task))?.healthCheckGracePeriodSeconds;
    return {
      code: 'task-starting',
      task: taskArn.split('/').at(-1) ?? '',
      taskDefinition: taskDefinitionArn.split('/').at(-1) ?? '',
      forMs: this.#ageOf(taskArn),
      ...(graceSeconds && { graceMs: graceSeconds * 1000 }),
      ...(notYet?.Description && { health: notYet.Description }),
      ...(remarked && { container: remarked.name ?? '', containerReason: remarked.reason ?? '' }),
    };
  }

  #isNew({ taskDefinition, health, containerReason }: TaskStarting): boolean {
    const now = this.#clock.elapsed();
    // How long it has been so is no news.
    const text = [health, containerReason].join().replaceAll(/\d+ s\b/g, '');
    const last = this.#said.get(taskDefinition);
    if (last?.text === text && now - last.at < againMs) return false;
    // Tasks of a revision start together: one of them is enough.
    if (last && last.at === now) return false;
    this.#said.set(taskDefinition, { text, at: now });
    return true;
  }
}

const serviceOf = ({ group = '' }: Task) => group.slice('service:'.length);

/** By its network interface's address, or by its port of an instance. */
function isOf({ Target }: TargetHealthDescription, { attachments = [], containers = [] }: Task): boolean {
  const addresses = attachments.flatMap(({ details = [] }) =>
    details.flatMap(({ name, value }) => (name === 'privateIPv4Address' ? value : [])),
  );
  if (addresses.length > 0) return addresses.includes(Target?.Id);
  return containers.some(({ networkBindings = [] }) =>
    networkBindings.some(({ hostPort }) => hostPort === Target?.Port),
  );
}
