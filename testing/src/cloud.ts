// A cloud of a test.
import { existsSync, statSync } from 'node:fs';
import { type EngineFaults, Simulation } from '../../engine/src/cloud/simulation/index.ts';
import { deniedAction } from './access.ts';
import type {
  AccessJudged,
  Alarm,
  AutoScalingGroup,
  Chaos,
  Cloud,
  CloudOptions,
  Deployable,
  DeployOptions,
  Lambda,
  LoadBalancer,
  Log,
  Service,
  Stack,
  Time,
  Traffic,
} from './api.ts';
import { Calls } from './calls.ts';
import { SimulatedChaos } from './chaos.ts';
import { requestHandler } from './clients/request-handler.ts';
import { assemblyStacks, isAssembly } from './deploy/assembly.ts';
import type { Environment } from './deploy/assets.ts';
import { cdkStacks, isCdkApp, isCdkAssembly, isCdkStack } from './deploy/cdk-stack.ts';
import { deleteStack, deployStack, statusOf } from './deploy/deployment.ts';
import type { DeployableStack } from './deploy/source.ts';
import { templateStack } from './deploy/template.ts';
import { ScriptedFunctions } from './functions/scripted-functions.ts';
import { namesOf, requireKnownNames } from './known-names.ts';
import { CloudLog } from './log.ts';
import { Paths } from './paths.ts';
import { quotaValues } from './quotas.ts';
import type { Realm } from './realm.ts';
import { seedOf } from './seed.ts';
import { Scripts } from './tasks/scripts.ts';
import { SimulatedTime } from './time.ts';
import { trafficOf } from './traffic/traffic.ts';
import { milliseconds } from './units/duration.ts';
import { Printed } from './views/printed.ts';
import { SimulatedAlarm, SimulatedGroup, SimulatedLoadBalancer } from './views/resources.ts';
import { SimulatedService } from './views/service.ts';

const usualDeployment = '3 hours';
const usualStart = '2026-01-01T00:00:00Z';

const optionNames = namesOf<CloudOptions & { seeds: unknown }>({
  seed: true,
  seeds: true,
  region: true,
  account: true,
  start: true,
  pace: true,
  tasks: true,
  quotas: true,
});
const deployNames = namesOf<DeployOptions>({ name: true, parameters: true, within: true });

interface Parts {
  readonly seed: string;
  readonly simulation: Simulation;
  readonly environment: Environment;
  readonly scripts: Scripts;
  readonly log: CloudLog;
  readonly realm?: Realm;
}

interface CloudSurroundings {
  /** What goes wrong in the engine, in simulations of it. */
  readonly faults?: EngineFaults;
  /** Of the test. */
  readonly realm?: Realm;
}

export async function startCloud(
  options: CloudOptions,
  { faults, realm }: CloudSurroundings = {},
): Promise<SimulatedCloud> {
  requireKnownNames('drydock()', options, optionNames);
  const { account = '123456789012', region = 'us-east-1', pace = 'aws' } = options;
  const start = startOf(options);
  if (!/^\d{12}$/.test(account))
    throw new RangeError(`The account '${account}' does not have twelve digits.`);
  if (pace !== 'aws' && pace !== 'machine')
    throw new RangeError(`The pace is 'aws' or 'machine', not '${pace}'.`);
  const seed = seedOf(options.seed);
  const scripts = new Scripts();
  if (options.tasks) scripts.add({ script: options.tasks, scope: {} });
  const log = new CloudLog();
  let cloud: SimulatedCloud | undefined;
  const simulation = await Simulation.start({
    account,
    region,
    seed,
    start,
    pace: { mode: pace, seed: paceSeed(seed) },
    ...(options.quotas && { quotas: quotaValues(options.quotas) }),
    behave: scripts.behave,
    scriptOf: (invocation) => cloud?.functions.scriptOf(invocation),
    notSimulated: (invocation) => log.line(cloud?.functions.notRun(invocation) ?? ''),
    published: (event) => log.published(event),
    log: (line) => log.line(line),
    ...(faults && { faults }),
  });
  cloud = new SimulatedCloud({
    seed,
    simulation,
    environment: { account, region },
    scripts,
    log,
    ...(realm && { realm }),
  });
  return cloud;
}

/** Milliseconds. */
function startOf({ start = usualStart }: CloudOptions): number {
  const ms = new Date(start).getTime();
  if (Number.isNaN(ms)) throw new RangeError(`'${start}' is not a time: use for example '${usualStart}'.`);
  return ms;
}

/** A whole number of up to nine digits. */
function paceSeed(seed: string): number {
  let hash = 7;
  for (const letter of seed) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_000_007;
  return hash;
}

export class SimulatedCloud extends Printed implements Cloud {
  readonly seed: string;
  readonly time: Time;
  readonly traffic: Traffic;
  readonly chaos: Chaos;
  readonly functions: ScriptedFunctions;
  readonly #calls: Calls;
  readonly #parts: Parts;
  readonly #paths: Paths;
  readonly #tookMs = new Map<string, number>();

  constructor(parts: Parts) {
    super();
    const { simulation } = parts;
    this.#calls = new Calls(parts.realm);
    const calls = this.#calls;
    this.#parts = parts;
    this.seed = parts.seed;
    this.#paths = new Paths(simulation);
    this.functions = new ScriptedFunctions(simulation, this.#paths);
    this.traffic = trafficOf(simulation, this.#paths, calls);
    this.chaos = calls.of('cloud.chaos', new SimulatedChaos(simulation));
    this.time = calls.of('cloud.time', new SimulatedTime(simulation, parts.seed));
  }

  get log(): Log {
    return this.#parts.log;
  }

  get access(): AccessJudged {
    return { denied: this.#parts.simulation.access().denied.map(deniedAction) };
  }

  get title(): string {
    return 'Cloud';
  }

  toJSON(): object {
    const stacks = [...this.#tookMs.keys()].map((name) => `${name}: ${this.stack(name).status}`);
    return { seed: this.seed, now: this.time.now, stacks };
  }

  /** Of the engine itself: for simulations of it. */
  get simulation(): Simulation {
    return this.#parts.simulation;
  }

  /** Writes what happens into the log, for those who read it. */
  note(what: string): void {
    this.#parts.log.note(what);
  }

  deploy(source: Deployable, options: DeployOptions = {}): Promise<Stack> {
    return this.#calls.made('cloud.deploy', () => this.#deploy(source, options));
  }

  async #deploy(source: unknown, options: DeployOptions): Promise<Stack> {
    requireKnownNames('deploy()', options, deployNames);
    const stacks = this.#stacksOf(source, options);
    for (const stack of stacks) await this.deployStack(stack, options);
    return this.stack(stacks.at(-1)!.name);
  }

  #noStack(name: string): string {
    const names = [...this.#tookMs.keys()];
    return `There is no stack ${name}.${names.length > 0 ? ` There are: ${names.join(', ')}.` : ''}`;
  }

  /** A stack that was read before. @throws Error as `deploy` */
  async deployStack(
    stack: DeployableStack,
    { parameters = {}, within = usualDeployment }: DeployOptions = {},
  ) {
    const { simulation } = this.#parts;
    const began = simulation.now();
    this.#paths.add(stack);
    const given = { ...stack, parameters: { ...stack.parameters, ...parameters } };
    await deployStack(simulation, given, milliseconds(within), this.log.events);
    this.#tookMs.set(stack.name, simulation.now() - began);
  }

  destroy(name: string): Promise<void> {
    return this.#calls.made('cloud.destroy', () => this.#destroy(name));
  }

  async #destroy(name: string): Promise<void> {
    this.stack(name);
    await deleteStack(this.#parts.simulation, name, milliseconds(usualDeployment));
    this.#paths.remove(name);
  }

  /** As it is now. */
  stack(name: string): Stack {
    const { simulation } = this.#parts;
    const known = statusOf(simulation, name);
    if (known === undefined && !this.#tookMs.has(name)) throw new Error(this.#noStack(name));
    const status = known ?? 'DELETE_COMPLETE';
    const outputs =
      status === 'DELETE_COMPLETE'
        ? []
        : (simulation.call('cloudformation', 'DescribeStacks', { StackName: name }).Stacks?.[0]?.Outputs ??
          []);
    return {
      name,
      status,
      tookMs: Math.round(this.#tookMs.get(name) ?? 0),
      outputs: Object.fromEntries(
        outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      ),
    };
  }

  service(path: string): Service {
    const { simulation, scripts } = this.#parts;
    return new SimulatedService(simulation, this.#paths, scripts, path);
  }

  loadBalancer(path: string): LoadBalancer {
    return new SimulatedLoadBalancer(this.#parts.simulation, this.#paths, path);
  }

  autoScalingGroup(path: string): AutoScalingGroup {
    return new SimulatedGroup(this.#parts.simulation, this.#paths, path);
  }

  alarm(path: string): Alarm {
    return new SimulatedAlarm(this.#parts.simulation, this.#paths, path);
  }

  lambda(path: string): Lambda {
    return this.functions.at(path);
  }

  physicalId(path: string): string {
    return this.#paths.physicalId(path);
  }

  client<C>(Client: new (config: never) => C, config: object = {}): C {
    if (typeof Client !== 'function')
      throw new TypeError('client() takes the class of a client of the AWS SDK, as client(SQSClient).');
    const { simulation, environment } = this.#parts;
    const own = {
      region: environment.region,
      endpoint: 'http://127.0.0.1:4566',
      forcePathStyle: true,
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      maxAttempts: 1,
      requestHandler: requestHandler(simulation, this.#calls),
    };
    return new Client({ ...own, ...config } as never);
  }

  /** @throws Error when a script was for a service or a function that has never been there */
  requireScripted(): void {
    const { scripts } = this.#parts;
    const missing = [
      ...scripts.paths.map((path) => this.#paths.missing(path, 'AWS::ECS::Service')),
      ...this.functions.missing,
    ].filter((each) => each !== undefined);
    if (missing.length > 0) throw new Error(`A script had no effect. ${missing.join(' ')}`);
  }

  /** @throws Error when a call of the test has not ended */
  requireAwaited(): void {
    this.#calls.requireAwaited();
  }

  /** Closes the cloud, whatever has not ended. */
  stop(): Promise<void> {
    this.#calls.end();
    return this.#parts.simulation.stop();
  }

  async close(): Promise<void> {
    try {
      this.requireAwaited();
    } finally {
      await this.stop();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #stacksOf(source: unknown, { name }: DeployOptions): readonly DeployableStack[] {
    const { environment } = this.#parts;
    if (isCdkApp(source))
      throw new TypeError(
        'An app is deployed by its stacks: deploy(stack), or deploy(app.synth().directory) for all of them.',
      );
    if (isCdkAssembly(source)) return assemblyStacks(source.directory, environment);
    if (isCdkStack(source)) return cdkStacks(source, environment);
    if (typeof source === 'string' && existsSync(source) && statSync(source).isDirectory()) {
      if (isAssembly(source)) return assemblyStacks(source, environment);
      throw new Error(`The folder ${source} is no cloud assembly: it has no manifest.json.`);
    }
    if (typeof source === 'string' || (typeof source === 'object' && source !== null))
      return [templateStack(source, name, {})];
    throw new Error('Deploy a stack of the CDK, a template, or the folder of a cloud assembly.');
  }
}
