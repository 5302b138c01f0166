// A schedule of EventBridge Scheduler under faults: each time that is due is a message in a queue, once. What the engine's clock
// jumps over is not made up for.
import type { SimulatedCloud } from '../cloud.ts';
import type { Jump } from './engine-faults.ts';
import { Queue } from './queue.ts';
import { persist } from './user.ts';

const everyMinutes = 5;
const everyMs = everyMinutes * 60_000;
const Name = 'every-five-minutes';

export class Schedule {
  readonly #cloud: SimulatedCloud;
  readonly #queue: Queue;

  constructor(cloud: SimulatedCloud) {
    this.#cloud = cloud;
    this.#queue = new Queue(cloud, 'due');
  }

  async open(): Promise<void> {
    await this.#queue.open();
    await persist(this.#cloud, async () => {
      const { simulation } = this.#cloud;
      const { Schedules = [] } = simulation.call('scheduler', 'ListSchedules', { NamePrefix: Name });
      if (Schedules.length > 0) return;
      simulation.call('scheduler', 'CreateSchedule', {
        Name,
        ScheduleExpression: `rate(${everyMinutes} minutes)`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: 'arn:aws:sqs:us-east-1:123456789012:due',
          RoleArn: this.#role(),
          Input: '<aws.scheduler.scheduled-time>',
        },
      });
    });
  }

  /** @returns which times came twice, or not at all */
  async check(jumps: readonly Jump[]): Promise<readonly string[]> {
    const until = this.#cloud.time.now.getTime();
    const times = (await this.#queue.drain()).map((body) => Date.parse(body)).sort((a, b) => a - b);
    const twice = times.filter((at, index) => at === times[index - 1]);
    const known = new Set(times);
    const missing: number[] = [];
    const first = times[0] ?? until;
    for (let at = first; at < until; at += everyMs)
      if (!known.has(at) && !jumps.some(({ from, to }) => from <= at && at <= to)) missing.push(at);
    return [
      ...(times.length === 0 ? ['the schedule was never due'] : []),
      ...twice.map((at) => `the schedule’s time ${iso(at)} came twice`),
      ...missing.map((at) => `the schedule’s time ${iso(at)} did not come`),
    ];
  }

  #role(): string {
    const { simulation } = this.#cloud;
    const RoleName = 'scheduler';
    const { Roles = [] } = simulation.call('iam', 'ListRoles', {});
    const known = Roles.find((role) => role.RoleName === RoleName)?.Arn;
    if (known !== undefined) return known;
    const statement = (more: object) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });
    const made = simulation.call('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: statement({
        Principal: { Service: 'scheduler.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    });
    return made.Role?.Arn ?? '';
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
