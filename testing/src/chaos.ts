// What goes wrong on purpose.
import { inspect } from 'node:util';
import type { Simulation } from '../../engine/src/cloud/simulation/simulation.ts';
import type { Chaos, Duration, Instance, Task } from './api.ts';
import { milliseconds } from './units/duration.ts';

/** Of a process that was killed. */
const killed = 137;
/** When ECS learns of it, as assumed: the agent reports an exit at once; that a zone is silent takes longer to notice. */
const exitNoticedMs = 1000;
const zoneNoticedMs = 30_000;

export class SimulatedChaos implements Chaos {
  readonly #simulation: Simulation;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
  }

  async loseZone(zone: string, duration?: Duration): Promise<void> {
    this.#requireZone(zone);
    this.#simulation.setOutage(zone, { of: 'all' });
    for (const { arn } of this.#tasksIn(zone)) this.#simulation.crash(arn, killed, zoneNoticedMs);
    const InstanceIds = this.#instancesIn(zone);
    this.#simulation.after(zoneNoticedMs, () => {
      if (InstanceIds.length > 0) this.#simulation.call('ec2', 'TerminateInstances', { InstanceIds });
    });
    await this.#simulation.settle();
    if (duration !== undefined)
      this.#simulation.after(milliseconds(duration), () => this.#simulation.setOutage(zone, undefined));
  }

  async restoreZone(zone: string): Promise<void> {
    this.#requireZone(zone);
    this.#simulation.setOutage(zone, undefined);
    await this.#simulation.settle();
  }

  async withholdCapacity(duration: Duration, zone?: string): Promise<void> {
    if (zone !== undefined) this.#requireZone(zone);
    const zones = zone === undefined ? this.#zones() : [zone];
    for (const each of zones) this.#simulation.setOutage(each, { of: 'launches' });
    this.#simulation.after(milliseconds(duration), () => {
      for (const each of zones) this.#simulation.setOutage(each, undefined);
    });
    await this.#simulation.settle();
  }

  async killTask(task: string | Task, exitCode = killed): Promise<void> {
    const wanted = typeof task === 'string' ? task : task?.arn;
    if (typeof wanted !== 'string' || wanted === '')
      throw new TypeError(`killTask() takes a task, its id or its ARN, not ${inspect(task)}.`);
    const found = this.#tasks().find(({ arn }) => arn === wanted || arn.endsWith(`/${wanted}`));
    if (!found || !this.#simulation.crash(found.arn, exitCode, exitNoticedMs))
      throw new Error(`No task ${wanted} runs.`);
    await this.#simulation.settle();
  }

  async terminateInstance(instance: string | Instance): Promise<void> {
    const id = typeof instance === 'string' ? instance : instance?.id;
    if (typeof id !== 'string' || id === '')
      throw new TypeError(`terminateInstance() takes an instance or its id, not ${inspect(instance)}.`);
    this.#simulation.call('ec2', 'TerminateInstances', { InstanceIds: [id] });
    await this.#simulation.settle();
  }

  #tasks(): { readonly arn: string; readonly zone: string }[] {
    const { clusterArns = [] } = this.#simulation.call('ecs', 'ListClusters', {});
    return clusterArns.flatMap((cluster) => {
      const { taskArns = [] } = this.#simulation.call('ecs', 'ListTasks', { cluster });
      if (taskArns.length === 0) return [];
      const { tasks = [] } = this.#simulation.call('ecs', 'DescribeTasks', { cluster, tasks: taskArns });
      return tasks.map(({ taskArn = '', availabilityZone = '' }) => ({
        arn: taskArn,
        zone: availabilityZone,
      }));
    });
  }

  #tasksIn(zone: string) {
    return this.#tasks().filter((task) => task.zone === zone);
  }

  #instancesIn(zone: string): string[] {
    const { Reservations = [] } = this.#simulation.call('ec2', 'DescribeInstances', {
      Filters: [
        { Name: 'availability-zone', Values: [zone] },
        { Name: 'instance-state-name', Values: ['pending', 'running'] },
      ],
    });
    return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId = '' }) => InstanceId));
  }

  #zones(): string[] {
    const { AvailabilityZones = [] } = this.#simulation.call('ec2', 'DescribeAvailabilityZones', {});
    return AvailabilityZones.map(({ ZoneName = '' }) => ZoneName);
  }

  #requireZone(zone: string): void {
    const zones = this.#zones();
    if (!zones.includes(zone)) throw new Error(`There is no zone ${zone}: there are ${zones.join(', ')}.`);
  }
}
