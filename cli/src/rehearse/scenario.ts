// What a scenario is. A file with a default export of this shape is one: `drydock rehearse ./black-friday.ts`. It needs no
// import but this type, which is erased.
import type { FaultTemplate } from '../chaos/fault-templates.ts';
import type { Clients } from '../targets/clients.ts';
import type { LoadShape } from './load/shapes.ts';

export interface Scenario {
  /** In kebab-case, as it is called on the command line. */
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly policy: Policy;
  /**
   * How long the cloud's time stands still for a task that starts and a target that does not answer yet, in this machine's
   * milliseconds: up to 5000, which it is when absent.
   */
  readonly patienceMs?: number;
  /** What to look for when the system does not hold; all of them when absent. */
  readonly looksFor?: readonly Weakness[];
  play(stage: Stage): Promise<void>;
}

/** Settings that are known to break a policy. */
export type Weakness = 'one-zone' | 'no-draining' | 'no-circuit-breaker';

/** What the system has to hold. */
export interface Policy {
  /** Percent of requests that are answered with less than 500, the balancer's own answers included. */
  readonly availability: number;
  /** Of the cloud's time, as in `10m`: from a fault until all is as it was. */
  readonly recoverWithin?: string;
}

/** The running system that is rehearsed. */
export interface RehearsedSystem {
  readonly url: string;
  readonly cluster: string;
  readonly service: string;
  /** Of its container instances; absent on Fargate. */
  readonly autoScalingGroup: string | undefined;
  readonly targetGroups: readonly string[];
}

/** How the service is at a moment. */
export interface Snapshot {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly tasks: readonly TaskFacts[];
  readonly instances: readonly InstanceFacts[];
  /** In any of the service's target groups. */
  readonly healthyTargets: number;
  /** Of the newest service deployment; absent where there has been none. */
  readonly deployment: { readonly status: string; readonly reason: string | undefined } | undefined;
  /** Names of the alarms that are in ALARM. */
  readonly alarms: readonly string[];
}

export interface TaskFacts {
  readonly id: string;
  readonly zone: string | undefined;
  readonly status: string;
  /** EC2's id. */
  readonly instance: string | undefined;
  readonly taskDefinition: string;
}

export interface InstanceFacts {
  readonly id: string;
  readonly zone: string;
  /** `InService`, `Terminating:Wait` and so on. */
  readonly lifecycle: string;
}

export interface LoadOptions {
  /** GET on this path of the service. `/` when absent. */
  readonly path?: string;
  /**
   * The instances are given as much of this machine as makes the load this percent of their CPU, until the group is
   * asked for more of them. From then on what an instance is stays as it is.
   */
  readonly cpuPercent?: number | ((elapsedMs: number) => number);
}

/** What a scenario plays on. All durations are of the cloud’s time. */
export interface Stage {
  readonly system: RehearsedSystem;
  readonly clients: Clients;
  /** Milliseconds from an arbitrary start, by this machine's clock. */
  elapsed(): number;
  /** How many times faster than the machine's the time of the cloud passes. */
  readonly speed: number;
  /** Requests of clients, from now on; another load replaces it. A number is a steady rate of requests a second. */
  load(shape: LoadShape | number, options?: LoadOptions): void;
  pass(duration: string): Promise<void>;
  /**
   * Lets time pass until `look` finds something. What does not come within the duration is an expectation that failed.
   * @returns what `look` returned, or undefined
   */
  until<T>(
    what: string,
    look: (now: Snapshot) => T | undefined | false | Promise<T | undefined | false>,
    within: string,
  ): Promise<T | undefined>;
  look(): Promise<Snapshot>;
  /** Is part of the verdict. */
  expect(what: string, holds: boolean, evidence?: string): void;
  /** A line among what happened. */
  say(text: string): void;
  /** Does something to the system; the time to recover counts from here. */
  fault(what: string, inflict: () => Promise<unknown>): Promise<void>;
  /** Faults of AWS FIS, one template each, at once: they end with their durations, and with the scenario. */
  experiment(templates: readonly FaultTemplate[]): Promise<void>;
  /** As many tasks are running and healthy as are wanted, and no request fails: the time to recover ends. */
  recovered(within?: string): Promise<void>;
  /** Is done when the scenario ends, however it ends; the last one first. @param what is said then, as in `the alarm is on again` */
  afterwards(what: string, restore: () => Promise<unknown>): void;
  /** Which tasks have answered since the load began, where the answers are JSON with a `task`. */
  answeredBy(): ReadonlySet<string>;
}
