// Why a stack failed: of its resources, and of those of its nested stacks. They are read as soon as a stack begins to roll
// back: later the services may be gone.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { LoggedEvent } from '../api.ts';
import { reasonsOf } from './service-reasons.ts';

const mostResources = 5;

export class Failures {
  readonly #simulation: Simulation;
  readonly #name: string;
  readonly #hasNested: boolean;
  readonly #since: number;
  /** Lines, by the name or id of a stack. */
  readonly #read = new Map<string, readonly string[]>();
  readonly #events: readonly LoggedEvent[];
  #seen: number;
  /** Of services whose deployments have failed, by ARN: a nested stack may be rolled back, and gone, within one moment. */
  readonly #services = new Map<string, readonly string[]>();

  /**
   * Of what happens to a stack from now on.
   * @param events of the cloud, to which later ones are added
   */
  constructor(simulation: Simulation, name: string, hasNested: boolean, events: readonly LoggedEvent[]) {
    this.#simulation = simulation;
    this.#name = name;
    this.#hasNested = hasNested;
    this.#since = simulation.now();
    this.#events = events;
    this.#seen = events.length;
  }

  /** To be called after every change. @param status of the stack */
  look(status: string): void {
    for (; this.#seen < this.#events.length; this.#seen++) {
      const { detail, resources } = this.#events[this.#seen]!;
      const [arn = ''] = resources;
      if (detail.eventName === 'SERVICE_DEPLOYMENT_FAILED')
        this.#services.set(arn, reasonsOf(this.#simulation, arn, this.#since));
    }
    if (this.#hasNested)
      for (const { StackId = '', StackStatus = '', RootId } of this.#stacks())
        if (RootId?.includes(`:stack/${this.#name}/`)) this.#readOnce(StackId, StackStatus);
    this.#readOnce(this.#name, status);
  }

  /** A line each, which begins with a new line. */
  text(): string {
    return this.#of(this.#name)
      .map((line) => `\n  ${line}`)
      .join('');
  }

  #stacks() {
    return this.#simulation.call('cloudformation', 'DescribeStacks', {}).Stacks ?? [];
  }

  #readOnce(stack: string, status: string): void {
    if (/(ROLLBACK_IN_PROGRESS|_FAILED)$/.test(status) && !this.#read.has(stack))
      this.#read.set(stack, this.#lines(stack));
  }

  #of(stack: string): readonly string[] {
    return this.#read.get(stack) ?? this.#lines(stack);
  }

  #lines(StackName: string): readonly string[] {
    const { StackEvents = [] } = this.#simulation.call('cloudformation', 'DescribeStackEvents', {
      StackName,
    });
    const events = StackEvents.filter(({ Timestamp }) => Number(Timestamp) >= this.#since).reverse();
    const failed = events.filter(
      ({ ResourceStatus = '', ResourceStatusReason: reason = '', ...each }) =>
        /_FAILED$/.test(ResourceStatus) &&
        !/cancelled/i.test(reason) &&
        each.PhysicalResourceId !== each.StackId,
    );
    if (failed.length > 0) return failed.slice(0, mostResources).flatMap((each) => this.#linesOf(each));
    // No resource has failed: an output, perhaps, which the stack itself says.
    const own = events.filter(
      ({ PhysicalResourceId, StackId, ResourceStatus = '', ResourceStatusReason }) =>
        PhysicalResourceId === StackId &&
        /(ROLLBACK_IN_PROGRESS|_FAILED)$/.test(ResourceStatus) &&
        ResourceStatusReason,
    );
    return own.slice(0, 1).map(({ ResourceStatusReason = '' }) => ResourceStatusReason);
  }

  #linesOf(event: {
    readonly LogicalResourceId?: string | undefined;
    readonly PhysicalResourceId?: string | undefined;
    readonly ResourceType?: string | undefined;
    readonly ResourceStatusReason?: string | undefined;
  }): readonly string[] {
    const { LogicalResourceId, PhysicalResourceId: id = '', ResourceType, ResourceStatusReason } = event;
    const line = `${LogicalResourceId} (${ResourceType}): ${ResourceStatusReason}`;
    if (ResourceType === 'AWS::ECS::Service') {
      const reasons = reasonsOf(this.#simulation, id, this.#since);
      const known = reasons.length > 0 ? reasons : (this.#services.get(id) ?? []);
      return [line, ...known.map((each) => `  ${each}`)];
    }
    if (ResourceType !== 'AWS::CloudFormation::Stack' || id === '') return [line];
    return [line, ...this.#of(id).map((each) => `  ${each}`)];
  }
}
