// What a test sees. Only types, and none of the engine's: the package's declarations are made of this file alone.

type Milliseconds = 'ms' | 'millisecond' | 'milliseconds';
type Seconds = 's' | 'sec' | 'secs' | 'second' | 'seconds';
type Minutes = 'm' | 'min' | 'mins' | 'minute' | 'minutes';
type Hours = 'h' | 'hour' | 'hours';
type Days = 'd' | 'day' | 'days';
type DurationUnit = Milliseconds | Seconds | Minutes | Hours | Days;
type Gap = '' | ' ';

/**
 * A length of time, of the cloud's: `'10 minutes'`, `'90s'`, `'1.5 hours'`, `'1h 30m'`; in milliseconds, seconds, minutes, hours or
 * days, by their names or as `ms`, `s`, `m`, `h` and `d`. A number is milliseconds. Give a variable this type, or that of what it is
 * part of (`TaskScript`), so that TypeScript does not take it for any string; `${count} minutes` of a number is one, too.
 */
export type Duration =
  | number
  | `${number}${Gap}${DurationUnit}`
  | `${number}${Gap}${DurationUnit}${Gap}${number}${string}`;

/** Requests in a time: `'200/s'`, `'30/min'`, `'1000/hour'`. A number is requests a second. */
export type Rate =
  | number
  | `${number}${Gap}/${Gap}${Exclude<Seconds, 'secs' | 'seconds'> | Exclude<Minutes, 'mins' | 'minutes'> | Exclude<Hours, 'hours'>}`;

/** A stack of the AWS CDK, as `new ShopStack(new App(), 'Shop')`; known by its shape. */
export interface CdkStack {
  readonly stackName: string;
  readonly artifactId: string;
  readonly node: object;
}

/** What `app.synth()` of the AWS CDK returns: all stacks of an app. */
export interface CdkAssembly {
  readonly directory: string;
  readonly artifacts: readonly object[];
}

/** A template of CloudFormation, as an object. */
export interface Template {
  readonly AWSTemplateFormatVersion?: unknown;
  readonly Description?: unknown;
  readonly Metadata?: object;
  readonly Parameters?: object;
  readonly Rules?: object;
  readonly Mappings?: object;
  readonly Conditions?: object;
  readonly Transform?: unknown;
  readonly Hooks?: object;
  readonly Resources?: object;
  readonly Outputs?: object;
}

/**
 * What can be deployed: a stack of the CDK; a template as an object, as text (YAML or JSON) or as the path of a file; or all stacks of
 * an app: `app.synth()`, or the path of the folder that `cdk synth` writes (`cdk.out`).
 */
export type Deployable = CdkStack | CdkAssembly | Template | string;

export interface CloudOptions {
  /**
   * Decides every id and every draw; 1 when absent. `SEED` of the environment (or `DRYDOCK_SEED`, which goes before it) overrides
   * this and `seeds`: that is how a failure is replayed.
   */
  readonly seed?: number | string;
  /** `us-east-1` when absent. */
  readonly region?: string;
  /** Twelve digits; `123456789012` when absent. */
  readonly account?: string;
  /** What the cloud's clock shows at first; the beginning of 2026 when absent. */
  readonly start?: Date | string;
  /** `aws`: what takes its time on AWS takes it here. `machine`: as little as possible. `aws` when absent. */
  readonly pace?: 'aws' | 'machine';
  /** How all tasks behave that are not scripted otherwise. */
  readonly tasks?: TaskScript;
  /** Quotas that differ from AWS's defaults, by code (`L-…`) or as `ecs/Tasks per service`. */
  readonly quotas?: Readonly<Record<string, number>>;
}

export interface Drydock {
  /** An empty cloud, with a clock that stands still. Close it, or declare it with `await using`: failures have no replay line. */
  (options?: CloudOptions): Promise<Cloud>;
  /**
   * The same for as long as `body` runs, with each of the seeds, one after the other; they are instead of `seed`. With `SEED` in
   * the environment it runs once, with that one.
   * @returns when the last one has passed
   * @throws what `body` throws, with the line that replays it at the end of its message
   */
  (
    options: CloudOptions & { readonly seeds?: Iterable<number | string> },
    body: (cloud: Cloud) => unknown,
  ): Promise<void>;
}

export interface Cloud extends AsyncDisposable {
  readonly seed: string;
  readonly time: Time;
  readonly traffic: Traffic;
  readonly chaos: Chaos;
  readonly log: Log;
  readonly access: AccessJudged;
  /**
   * Creates or updates a stack, and advances time until that is done.
   * Stacks of the CDK that it depends on are deployed before it.
   * @returns the stack, or the last one of several
   * @throws Error when the stack does not reach a successful state: with its failed resources, and their reasons
   */
  deploy(source: Deployable, options?: DeployOptions): Promise<Stack>;
  /** Deletes a stack, and advances time until that is done. @throws Error for a stack that has never been there */
  destroy(name: string): Promise<void>;
  /** What was deployed under this name. @throws Error for a name that nothing was deployed under */
  stack(name: string): Stack;
  /** @param path a construct's path, as `Shop/Service`, or a stack's name and a logical id */
  service(path: string): Service;
  /** An Application or Network Load Balancer. @param path as that of a service @throws Error when there is none yet */
  loadBalancer(path: string): LoadBalancer;
  /** @param path as that of a service @throws Error when there is none yet */
  autoScalingGroup(path: string): AutoScalingGroup;
  /** @param path as that of a service @throws Error when there is none yet */
  alarm(path: string): Alarm;
  /** Scripts what a Lambda function returns: its code is not run. What the handler throws is the function's error. */
  lambda(path: string): Lambda;
  /** The id that AWS would give the resource at a path: what `Ref` returns. */
  physicalId(path: string): string;
  /** A client of the AWS SDK for JavaScript v3 that calls this cloud, without a port: `cloud.client(ECSClient)`. */
  client<C>(Client: new (config: never) => C, config?: object): C;
  /** Ends the cloud. @throws Error when a call was not awaited */
  close(): Promise<void>;
}

export interface DeployOptions {
  /** Of the stack; needed for templates, and only for them. */
  readonly name?: string;
  /** Values of the template's parameters, by name: a list is joined by commas. Those that it has defaults for may be absent. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How long it may take, of the cloud's time; 3 hours when absent. */
  readonly within?: Duration;
}

export interface Stack {
  readonly name: string;
  /** For example `CREATE_COMPLETE`. */
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** How long its last deployment took, in milliseconds of the cloud's time. */
  readonly tookMs: number;
}

/** What roles and users did, by IAM's policies. Nothing was refused. */
export interface AccessJudged {
  /** What AWS would have denied, in the order in which it first happened. */
  readonly denied: readonly DeniedAction[];
}

/** Something that AWS would have denied a role or user, however often it was done. */
export interface DeniedAction {
  /** The ARN of the role or user. */
  readonly caller: string;
  /** For example `sqs:SendMessage`. */
  readonly action: string;
  /** An ARN, or `*` of an action that has no resource; absent where it is not known. */
  readonly resource?: string;
  /** In AWS's words: `because no identity-based policy allows the sqs:SendMessage action`. */
  readonly reason: string;
  /** The statement that is missing; absent where a statement denies it. */
  readonly statement?: { readonly Effect: 'Allow'; readonly Action: string; readonly Resource: string };
  readonly count: number;
}

export interface Time {
  readonly now: Date;
  /** Moves the clock ahead. Whatever falls due on the way (health checks, alarms, deployments …) happens at its own moment. */
  advance(by: Duration): Promise<void>;
  /**
   * Advances time until a condition holds: it is asked each time that something has happened.
   * @param options `within`: for how long at most, 1 hour when absent; `what`: what is awaited, for the error
   * @throws Error when the condition does not hold by then
   */
  until(
    isSo: () => boolean | Promise<boolean>,
    options?: { readonly within?: Duration; readonly what?: string },
  ): Promise<void>;
}

export interface Counts {
  /** Requests that have ended. */
  readonly requests: number;
  /** Those that were answered with a status below 500. */
  readonly answered: number;
  /** Those that were answered with 500 or above, and those without a connection. */
  readonly failed: number;
  /** How many had each status; 0: no connection. */
  readonly statuses: Readonly<Record<number, number>>;
}

/** Of all loads together. */
export interface Traffic extends Counts {
  /** @param path of a load balancer, or its ARN */
  (path: string, request?: RequestOptions): Load;
}

export interface RequestOptions {
  /** Of the listener; 443 or 80, whichever it has, when absent. */
  readonly port?: number;
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Load extends Counts {
  /** The same rate from now on. */
  steady(rate: Rate): Promise<void>;
  /** From one rate to another over a time, and on with that. */
  ramp(from: Rate, to: Rate, over: Duration): Promise<void>;
  /** A curve over 24 hours: least at 04:00, most at 16:00 UTC. */
  daily(least: Rate, most: Rate): Promise<void>;
  stop(): Promise<void>;
  /** Milliseconds within which this share of the answered requests was answered: 0.99. */
  latency(quantile: number): number;
}

/** How a task behaves: times count from the start of its container, which AWS's pace comes before. */
export interface TaskScript {
  /** How long its container takes to start. */
  readonly startsWithin?: Duration;
  /** It never starts: why, with ECS's name for it, as `CannotPullContainerError: …`. */
  readonly failsToStart?: string;
  /** When its port begins to answer; at once when absent. `never`: it does not listen. */
  readonly readyAfter?: Duration | 'never';
  /** From when on health checks fail and requests get 503. */
  readonly unhealthyAfter?: Duration | undefined;
  /** How long they then fail; for good when absent. */
  readonly unhealthyFor?: Duration | undefined;
  readonly crashesAfter?: Duration | undefined;
  /** With which it ends by itself; 1 when absent. */
  readonly exitCode?: number;
  /** How long it takes to answer, possibly by the requests that it gets in a second. */
  readonly latency?: Duration | ((requestsPerSecond: number) => Duration);
  /** What requests are answered with; 200 when absent. */
  readonly status?: number;
  /** What health checks are answered with, where it differs from `status`. */
  readonly healthCheckStatus?: number;
  /** vCPUs that it uses, possibly by the requests that it gets in a second. */
  readonly cpu?: number | ((requestsPerSecond: number) => number);
  /**
   * MiB that it uses, possibly by the requests that it gets in a second and by how long it has run: each 20 seconds. Above
   * the container's hard limit, else the task's memory, it is killed: exit code 137, `OutOfMemoryError`.
   */
  readonly memoryMiB?: number | ((requestsPerSecond: number, ageMs: number) => number);
  /** How long it takes to end when it is asked to. */
  readonly stopsWithin?: Duration;
  /** Lines that it logs when it has started. */
  readonly logs?: readonly string[];
}

/** Which tasks, or containers of them, a script is for: all when absent. */
export interface ScriptScope {
  /** By name. */
  readonly container?: string;
  /** Of the task definition: its number, or what its image must match. */
  readonly revision?: number;
  readonly image?: RegExp | string;
  /** By availability zone. */
  readonly zone?: string;
}

export interface Service {
  /** How tasks that are started from now on behave. The last script that fits a container counts. */
  behaves(script: TaskScript, scope?: ScriptScope): this;
  /** Its name in ECS, which CloudFormation makes up unless the template has one. @throws Error before it is deployed */
  readonly name: string;
  /** How many tasks it is to have now: what the template, a call or scaling has set last. @throws Error before it is deployed */
  readonly desiredCount: number;
  /** Those that are not stopped. */
  tasks(): Promise<readonly Task[]>;
  /** Those that run, pass their health checks, and are healthy targets where the service has a load balancer. */
  healthyTasks(): Promise<readonly Task[]>;
  /** The latest service deployment. */
  deployment(): Promise<Deployment>;
  /** The service's events, the oldest first. */
  events(): Promise<readonly string[]>;
}

export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly zone: string;
  /** `RUNNING`, `PENDING` … */
  readonly status: string;
  readonly health: string;
  /** Of its task definition. */
  readonly revision: number;
  readonly startedAt: Date | undefined;
}

export interface Deployment {
  /** `IN_PROGRESS`, `SUCCESSFUL`, `ROLLBACK_SUCCESSFUL` … */
  readonly status: string;
  readonly reason: string | undefined;
  /** Where a blue/green, linear or canary deployment is: `BAKE_TIME` … */
  readonly stage: string | undefined;
  readonly startedAt: Date | undefined;
  readonly finishedAt: Date | undefined;
}

export interface Lambda {
  /**
   * @param handler of the events that the function is invoked with: an event of a queue has `Records`. It may return a
   * promise, for which time stands still. For an event of a custom resource it returns the answer,
   * `{ PhysicalResourceId?, Data?, NoEcho? }` or `{ Status: 'FAILED', Reason }`, unless it has uploaded one itself: its `fetch`
   * and `https.request` reach the event's `ResponseURL`. One that takes a context and returns nothing has to call back then.
   */
  returns<E>(handler: (event: E, context: LambdaContext, callback: LambdaContext['done']) => unknown): void;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html: no time passes while a handler runs. */
export type LambdaContext = Readonly<
  Record<'functionName' | 'functionVersion' | 'invokedFunctionArn' | 'memoryLimitInMB', string> &
    Record<'awsRequestId' | 'logGroupName' | 'logStreamName', string>
> & {
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
  done(error?: unknown, result?: unknown): void;
  succeed(result?: unknown): void;
  fail(error: unknown): void;
};

export interface LoadBalancer {
  readonly arn: string;
  readonly dnsName: string;
  /** Of all its target groups. */
  targets(): Promise<readonly Target[]>;
}

export interface Target {
  readonly targetGroup: string;
  readonly id: string;
  readonly port: number;
  readonly zone: string | undefined;
  /** `healthy`, `initial`, `draining` … */
  readonly state: string;
}

export interface AutoScalingGroup {
  readonly name: string;
  readonly desiredCapacity: number;
  readonly instances: readonly Instance[];
}

export interface Instance {
  readonly id: string;
  readonly zone: string;
  /** `InService`, `Pending` … */
  readonly lifecycleState: string;
}

export interface Alarm {
  readonly name: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  readonly reason: string;
}

export interface Chaos {
  /**
   * A zone is lost: its tasks and instances end, and neither can be had there until it is back. Load balancers keep their
   * nodes in it.
   * @param duration until it is restored; for good when absent
   */
  loseZone(zone: string, duration?: Duration): Promise<void>;
  restoreZone(zone: string): Promise<void>;
  /** No Auto Scaling group gets an instance for this time, in one zone or in all. */
  withholdCapacity(duration: Duration, zone?: string): Promise<void>;
  /** A task's containers are killed. @param task its id or ARN */
  killTask(task: string | Task, exitCode?: number): Promise<void>;
  /** An EC2 instance ends, as by `TerminateInstances`: its tasks with it. @param instance one of a group's `instances`, or its id */
  terminateInstance(instance: string | Instance): Promise<void>;
}

export interface LoggedEvent {
  /** ISO 8601, by the cloud's clock. */
  readonly time: string;
  /** `aws.ecs` … */
  readonly source: string;
  readonly detailType: string;
  /** ARNs. */
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Log {
  /** What the cloud's services published, in order. */
  readonly events: readonly LoggedEvent[];
  /** What the engine logged, and what it did not simulate. */
  readonly lines: readonly string[];
  /** All of it, one JSON document a line: the same seed and the same test give the same bytes. */
  text(): string;
}
