// Why a deployment's tasks failed. CloudFormation only says that a circuit breaker was triggered; the service's
// events, the reasons of stopped tasks and their last lines say why. A service that never came up is deleted with its logs,
// so what can be seen is kept while the deployment runs.
import type { Task } from '@aws-sdk/client-ecs';
import type { Message, MessageOf } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';

type Needed = Pick<Clients, 'ecs' | 'logs'>;
type Evidence = MessageOf<'deployment-evidence'>;
type TaskEvidence = Evidence['tasks'][number];

const mostTasks = 2;
const mostLines = 10;
const mostEvents = 5;
const failureEvent = /unable|fail|unhealthy|rolled back|rolling back|circuit breaker|stopped|not healthy/i;

export class DeploymentEvidence {
  readonly #clients: Needed;
  readonly #cluster: string;
  readonly #sinceMs: number;
  readonly #tasks = new Map<string, TaskEvidence>();
  #events: readonly string[] = [];
  #service = '';

  /** @param sinceMs milliseconds since 1970: older failures are none of this deployment */
  constructor(clients: Needed, cluster: string, sinceMs: number) {
    this.#clients = clients;
    this.#cluster = cluster;
    this.#sinceMs = sinceMs;
  }

  async look(): Promise<void> {
    const { ecs } = this.#clients;
    const cluster = this.#cluster;
    const { serviceArns = [] } = await ecs.listServices({ cluster });
    if (serviceArns.length > 0) {
      const { services = [] } = await ecs.describeServices({ cluster, services: serviceArns.slice(0, 10) });
      this.#service = services[0]?.serviceName ?? '';
      const events = services
        .flatMap((service) => service.events ?? [])
        .filter(({ createdAt, message = '' }) => this.#isNew(createdAt) && failureEvent.test(message))
        .map(({ message = '' }) => message);
      if (events.length > 0) this.#events = events.slice(0, mostEvents);
    }
    const { taskArns = [] } = await ecs.listTasks({ cluster, desiredStatus: 'STOPPED' });
    if (taskArns.length === 0) return;
    const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: taskArns.slice(0, 100) });
    const failed = tasks
      .filter((task) => this.#isNew(task.stoppedAt ?? task.stoppingAt) && task.stopCode !== 'UserInitiated')
      .filter(({ stoppedReason = '' }) => !/^Scaling activity/.test(stoppedReason))
      .sort((a, b) => (b.stoppedAt?.getTime() ?? 0) - (a.stoppedAt?.getTime() ?? 0))
      .slice(0, mostTasks);
    for (const task of failed) {
      const id = lastPart(task.taskArn);
      const log = await this.#lastLines(task);
      if (!this.#tasks.has(id) || log.length > 0)
        this.#tasks.set(id, { task: id, reason: reasonOf(task), log });
    }
  }

  /** Undefined where nothing was seen. */
  message(): Message | undefined {
    const tasks = [...this.#tasks.values()].slice(-mostTasks);
    if (tasks.length === 0 && this.#events.length === 0) return undefined;
    return { code: 'deployment-evidence', service: this.#service, events: this.#events, tasks };
  }

  #isNew(at: Date | undefined): boolean {
    return (at?.getTime() ?? 0) >= this.#sinceMs;
  }

  async #lastLines({ taskArn, taskDefinitionArn, containers = [] }: Task): Promise<string[]> {
    const { ecs, logs } = this.#clients;
    const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: taskDefinitionArn });
    const failed =
      containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0) ?? containers[0];
    const definition = taskDefinition?.containerDefinitions?.find(({ name }) => name === failed?.name);
    const { 'awslogs-group': logGroupName, 'awslogs-stream-prefix': prefix } =
      definition?.logConfiguration?.options ?? {};
    if (logGroupName === undefined || prefix === undefined) return [];
    const logStreamName = `${prefix}/${definition?.name}/${lastPart(taskArn)}`;
    try {
      const { events = [] } = await logs.getLogEvents({ logGroupName, logStreamName, limit: mostLines });
      return events.flatMap(({ message = '' }) => message.trimEnd().split('\n')).slice(-mostLines);
    } catch (error) {
      // It wrote nothing, or its group was deleted with its stack.
      if ((error as Error).name === 'ResourceNotFoundException') return [];
      throw error;
    }
  }
}

function reasonOf({ stoppedReason = '', containers = [] }: Task): string {
  const exits = containers.flatMap(({ name, exitCode, reason }) =>
    exitCode !== undefined && exitCode !== 0
      ? [`${name} exited with ${exitCode}${reason ? ` (${reason})` : ''}`]
      : reason
        ? [`${name}: ${reason}`]
        : [],
  );
  return [stoppedReason, ...exits].filter(Boolean).join('; ');
}
