// Tasks that stop by themselves, with what they said last: reported while a deployment runs, because a stack that is rolled
// back takes its log group with it.
import type { Container, Task } from '@aws-sdk/client-ecs';
import type { Clock } from '../clock/clock.ts';
import type { MessageOf } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';

type Needed = Pick<Clients, 'ecs' | 'logs'>;
type TaskFailed = MessageOf<'task-failed'>;

/** A look asks three services: it is not taken at each poll. */
const everyMs = 400;
/** The last lines of a task may come after its end. */
const logWithinMs = 2000;
const mostLines = 12;
/** Without the stack lines that are Node.js's own: with them, the error itself may not be among the last. */
const mostRead = 60;
const isOfRuntime = (line: string) => /^\s+at .*\(?node:internal\//.test(line);
/** DescribeTasks takes no more at a time. */
const most = 100;

export class FailedTasks {
  readonly #clients: Needed;
  readonly #clock: Clock;
  readonly #cluster: string;
  readonly #seen = new Set<string>();
  readonly #kinds = new Set<string>();
  /** When a task was first seen stopped, for those that are waited for. */
  readonly #stoppedAt = new Map<string, number>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isFirst = true;

  constructor(clients: Needed, clock: Clock, cluster: string) {
    this.#clients = clients;
    this.#clock = clock;
    this.#cluster = cluster;
  }

  /**
   * Those that have failed since the last look, each kind of failure of a revision once. What cannot be read now is read at
   * the next look.
   * @param isLast looks now, however short ago the last look was, and waits for no log
   */
  async look(isLast = false): Promise<readonly TaskFailed[]> {
    if (this.#cluster === '') return [];
    if (!isLast && this.#clock.elapsed() - this.#lookedAt < everyMs) return [];
    this.#lookedAt = this.#clock.elapsed();
    try {
      const failed: TaskFailed[] = [];
      for (const task of await this.#stopped()) {
        const message = await this.#explain(task, isLast);
        if (message && this.#isNew(message)) failed.push(message);
      }
      return failed;
    } catch {
      return [];
    }
  }

  async #stopped(): Promise<readonly Task[]> {
    const { ecs } = this.#clients;
    const cluster = this.#cluster;
    const { taskArns = [] } = await ecs.listTasks({ cluster, desiredStatus: 'STOPPED' });
    const fresh = taskArns.filter((arn) => !this.#seen.has(arn));
    if (this.#isFirst) {
      // What failed before is known.
      for (const arn of fresh) this.#seen.add(arn);
      this.#isFirst = false;
      return [];
    }
    if (fresh.length === 0) return [];
    const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: fresh.slice(0, most) });
    return tasks.filter(({ lastStatus, stoppedReason }) => lastStatus === 'STOPPED' || stoppedReason);
  }

  /** A revision that fails does so with each of its tasks. */
  #isNew({ taskDefinition, container, exitCode, reason }: TaskFailed): boolean {
    const kind = [
      taskDefinition,
      container,
      exitCode,
      reason.replaceAll(/[0-9a-f]{32}|\d+\.\d+\.\d+\.\d+/g, ''),
    ].join();
    const isNew = !this.#kinds.has(kind);
    this.#kinds.add(kind);
    return isNew;
  }

  async #explain(task: Task, isLast: boolean): Promise<TaskFailed | undefined> {
    const { taskArn = '', taskDefinitionArn = '', stoppedReason = '', containers = [] } = task;
    if (!hasFailed(task)) {
      this.#seen.add(taskArn);
      return undefined;
    }
    const container = containers.find((each) => each.exitCode !== 0) ?? containers[0];
    const log = await this.#lastLines(task, container);
    const since = this.#stoppedAt.get(taskArn) ?? this.#clock.elapsed();
    this.#stoppedAt.set(taskArn, since);
    const mayComeYet = container?.exitCode !== undefined && this.#clock.elapsed() - since < logWithinMs;
    if (log.length === 0 && mayComeYet && !isLast) return undefined;
    this.#seen.add(taskArn);
    const health = /health check/i.test(stoppedReason) ? await this.#healthOf(task) : undefined;
    return {
      code: 'task-failed',
      task: taskArn.split('/').at(-1) ?? '',
      taskDefinition: taskDefinitionArn.split('/').at(-1) ?? '',
      reason: stoppedReason,
      ...(container?.name && { container: container.name }),
      ...(container?.exitCode !== undefined && { exitCode: container.exitCode }),
      ...(container?.reason && { containerReason: container.reason }),
      ...(health && { health }),
      log,
    };
  }

  async #lastLines(
    { taskDefinitionArn, taskArn = '' }: Task,
    container: Container | undefined,
  ): Promise<readonly string[]> {
    const { ecs, logs } = this.#clients;
    const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: taskDefinitionArn });
    const options = taskDefinition?.containerDefinitions?.find(({ name }) => name === container?.name)
      ?.logConfiguration?.options;
    const group = options?.['awslogs-group'];
    if (!group) return [];
    const stream = [options['awslogs-stream-prefix'], container?.name, taskArn.split('/').at(-1)].join('/');
    try {
      const { events = [] } = await logs.getLogEvents({
        logGroupName: group,
        logStreamName: stream,
        limit: mostRead,
      });
      const lines = events.flatMap(({ message = '' }) => message.trimEnd().split('\n'));
      return lines.filter((line) => !isOfRuntime(line)).slice(-mostLines);
    } catch {
      // The task wrote nothing, or its stack is gone already.
      return [];
    }
  }

  /** What the load balancer's health check was answered, by the service's events: the target is gone with its task. */
  async #healthOf({ group = '', taskArn = '' }: Task): Promise<string | undefined> {
    const [, name] = /^service:(.+)$/.exec(group) ?? [];
    if (!name) return undefined;
    const { services = [] } = await this.#clients.ecs.describeServices({
      cluster: this.#cluster,
      services: [name],
    });
    const reasons = (services[0]?.events ?? []).flatMap(({ message = '' }) => {
      const [, reason] = /due to \(reason (.+)\)/.exec(message) ?? [];
      return reason ? [{ reason, isOwn: message.includes(taskArn.split('/').at(-1) ?? '') }] : [];
    });
    return (reasons.find(({ isOwn }) => isOwn) ?? reasons[0])?.reason;
  }
}

/** A task that a deployment or a scale-in has stopped has not. */
function hasFailed({ stopCode, stoppedReason = '' }: Task): boolean {
  if (stopCode === 'EssentialContainerExited' || stopCode === 'TaskFailedToStart') return true;
  return /health check|CannotPull|OutOfMemory|terminat/i.test(stoppedReason);
}
