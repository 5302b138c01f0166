// `drydock up`: engine, stacks and pipeline, until the service answers; then it follows the pipeline until Ctrl-C.

import { type DetectorName, detectorNames } from '../adopt/detect.ts';
import { needCommitted } from '../adopt/own-templates.ts';
import type { Context } from '../command-line/command.ts';
import { defineCommand, type Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { until } from '../command-line/interrupts.ts';
import { endWithWrappers } from '../command-line/wrapper.ts';
import { confirmWith } from '../confirm/confirm.ts';
import { UsageError } from '../errors/user-error.ts';
import { findLocalSource, findWorkingTree } from '../source/local-source.ts';
import type { HealthCheck } from '../steps/try-health-paths.ts';
import { changedClock } from '../targets/engine/changed-clock.ts';
import { engineTarget } from '../targets/engine/engine-target.ts';
import type { EngineOptions } from '../targets/engine/entry.ts';
import { isPortFree } from '../targets/engine/free-port.ts';
import { startEngine } from '../targets/engine/process.ts';
import { type EngineRecord, findEngine } from '../targets/engine/record.ts';
import { stopEngine, sweep } from '../targets/engine/stop.ts';
import { shortenedWaits } from '../targets/engine/waits.ts';
import { type Chosen, choose } from '../up/choose.ts';
import { deployFolder, versionOf } from '../up/deploy-folder.ts';
import { dryRun } from '../up/dry-run.ts';
import { recordHealthCheck, recordSystem } from '../up/system-record.ts';
import { upAws } from '../up/up-aws.ts';
import { upDeployment } from '../up/up-deployment.ts';
import { upSystem } from '../up/up-system.ts';
import { watchWorkingTree } from '../up/watch-working-tree.ts';
import {
  automatic,
  awsUpFlags,
  environmentFlag,
  type Parameter,
  parameterFlag,
  readPort,
  rehearsalFlags,
  serviceFlags,
  targetFlags,
} from './shared-flags.ts';

export const up = defineCommand({
  name: 'up',
  summary: 'Bring up what is in this folder, and follow its changes',
  description: [
    'In any folder: a Dockerfile, a package.json (it gets a Dockerfile, outside the folder), a CDK app, a CloudFormation or SAM template, or a Compose file. It prints what it will make of it and why, and changes no file. Where there is nothing that it can start, it says what it looked for and fails.',
    'Starts the engine, deploys the stacks, follows the pipeline until the service answers, prints the URL, and keeps reporting what the pipeline does. Ctrl-C ends the engine and every task; the state stays. A second Ctrl-C, a second later, does not wait.',
    'The pipeline follows the branch that is checked out. `up` says so when the folder is not a git repository or has no commit (a snapshot of its files is deployed), when HEAD is detached (that commit is deployed), and when there are uncommitted changes (they are not deployed).',
    'With `--target aws` the same goes to AWS: it shows what changes and asks, waits while you confirm the connection to your repository, and follows the stacks, the pipeline and the deployment. Nothing is kept on this machine: the stacks are the only record.',
    'If an engine already runs on the state, `up` uses it: then `--port`, `--account`, `--region`, `--runtime`, `--waits`, `--quota` and `--lower-to-quotas` have no effect, and Ctrl-C leaves it running.',
  ],
  flags: {
    detach: { kind: 'switch', short: 'd', summary: 'Return once the service answers. The engine runs on.' },
    watch: {
      kind: 'switch',
      short: 'w',
      summary: 'Follow the files of the working tree, committed or not, in place of the branch.',
    },
    as: {
      kind: 'value',
      valueName: 'WHAT',
      default: automatic,
      choices: [automatic, ...detectorNames],
      summary: 'What the folder is, where it could be several.',
      read: (text: string) => (text === automatic ? undefined : (text as DetectorName)),
    },
    ...serviceFlags,
    env: environmentFlag,
    parameter: parameterFlag,
    ...rehearsalFlags,
    ...targetFlags,
    yes: { kind: 'switch', short: 'y', summary: 'With `--target aws`: agree beforehand to what changes.' },
    'dry-run': {
      kind: 'switch',
      summary: 'With `--target aws`: print what would be done, and do nothing. It needs no credentials.',
    },
    ...awsUpFlags,
    port: {
      kind: 'value',
      valueName: 'PORT',
      default: automatic,
      summary:
        "Where the engine's AWS endpoint listens, on loopback. `auto`: 4566, or any free port where that is taken.",
      read: (text: string) => (text === automatic ? undefined : readPort(text)),
    },
  },
  examples: [
    { line: 'up', explains: 'Until Ctrl-C.' },
    { line: 'up --env LOG_LEVEL=debug', explains: 'With a variable for the container.' },
    { line: 'up --target aws --dry-run', explains: 'What would be made on AWS, without credentials.' },
    { line: 'up --detach --port 0', explains: 'In the background, on any free port.' },
  ],
  exits: [
    '0 when the service is live (`--detach`), after Ctrl-C, or when `drydock down` has stopped the engine; 1 when the engine or the stacks do not come up, when the engine breaks, or, with `--detach`, when the pipeline fails or the service does not answer.',
  ],
  handlesInterrupts: true,
  async *run(options, context) {
    const { interrupts, clock, system } = context;
    if (!options.detach) endWithWrappers(clock, interrupts.signal, () => interrupts.raise('SIGTERM'));
    // Before anything is started: where there is nothing to bring up, nothing is changed.
    const chosen = choose(process.cwd(), system, {
      as: options.as,
      containerPort: options['container-port'],
      healthPath: options['health-path'],
      environment: options.env,
      sizes: { count: options.count, cpu: options.cpu, memory: options.memory },
    });
    if (chosen.isOwn && !options.watch) needCommitted(chosen.place.root);
    if (options.target === 'aws') return yield* toAws(options, chosen, context);
    if (options['dry-run']) throw new UsageError('--dry-run goes with --target aws.', 'up');
    const owned: Owned = { isEngine: false };
    const outcome = yield* until(interrupts.signal, bringUp(options, chosen, context, owned));
    if (outcome) return outcome.result;
    if (!owned.isEngine) return interrupts.exitCode;
    yield { code: 'going-down' };
    // An engine that was still starting is being ended.
    await owned.start?.catch(() => {});
    const wasRunning = await stopEngine(options.state, clock);
    yield { code: 'engine-down', wasRunning, state: options.state, isPurged: false };
    return exitCodes.ok;
  },
});

const usualPort = 4566;
const usualRegion = 'us-east-1';

type AwsOptions = Pick<UpOptions, 'state' | 'region' | 'detach' | 'parameter'> & {
  readonly profile: string | undefined;
  readonly yes: boolean;
  readonly 'dry-run': boolean;
  readonly bucket: string | undefined;
  readonly connection: string | undefined;
  readonly repository: string | undefined;
};

async function* toAws(options: AwsOptions, chosen: Chosen, context: Context): Run {
  const { place, finding, decisions } = chosen;
  if (finding) yield { code: 'adoption-plan', name: place.name, title: finding.title, decisions };
  for (const text of chosen.notices ?? []) yield { code: 'source-notice', text };
  const request = { ...options, chosen, parameters: options.parameter };
  if (options['dry-run']) {
    const region = options.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
    yield* dryRun({ ...request, region });
    return exitCodes.ok;
  }
  const steps = upAws(context, { ...request, confirm: confirmWith(options.yes) });
  const outcome = yield* until(context.interrupts.signal, steps);
  return outcome ? outcome.result : context.interrupts.exitCode;
}

type UpOptions = Omit<EngineOptions, 'port' | 'region'> & {
  readonly port: number | undefined;
  readonly region: string | undefined;
  readonly detach: boolean;
  readonly watch: boolean;
  readonly parameter: readonly Parameter[];
};

/** Which options an engine that was running already does not follow. */
function unfollowed(options: UpOptions, engine: EngineRecord): string[] {
  return (['account', 'region'] as const)
    .filter((name) => options[name] !== undefined && options[name] !== engine[name])
    .map(
      (name) =>
        `The running engine's ${name} is ${engine[name]}, not ${options[name]}. To change it, run \`drydock down\` first.`,
    );
}

/** What Ctrl-C ends. */
interface Owned {
  /** This command starts the engine, and does not leave it to run on. */
  isEngine: boolean;
  start?: Promise<EngineRecord>;
}

async function* bringUp(options: UpOptions, chosen: Chosen, context: Context, owned: Owned): Run {
  const { clock, interrupts } = context;
  const began = clock.elapsed();
  const sinceStart = () => clock.elapsed() - began;
  const { state, detach, watch } = options;
  const { place, title, finding, decisions, system } = chosen;
  if (title) yield { code: 'adoption-plan', name: place.name, title, decisions };
  for (const text of chosen.notices ?? []) yield { code: 'source-notice', text };

  const running = await findEngine(state, clock);
  const start = async () => {
    await sweep(state);
    owned.isEngine = !detach;
    const port = options.port ?? ((await isPortFree(usualPort)) ? usualPort : 0);
    owned.start = startEngine(
      { ...options, port, region: options.region ?? usualRegion },
      clock,
      interrupts.signal,
    );
    return owned.start;
  };
  const engine = running ?? (await start());
  const { endpoint, pid } = engine;
  yield {
    code: 'engine-ready',
    wasRunning: running !== undefined,
    tookMs: sinceStart(),
    endpoint,
    pid,
    state,
  };
  const waits = await shortenedWaits(endpoint, clock);
  if (waits.length > 0) yield { code: 'short-waits', waits };
  if ((await changedClock(endpoint, clock))?.frozen) {
    const text = 'The clock of the cloud is frozen: whatever waits, waits until `drydock time resume`.';
    yield { code: 'engine-notice', text };
  }
  for (const text of unfollowed(options, engine)) yield { code: 'engine-notice', text };
  const target = await engineTarget(engine, state, clock);
  const source = watch ? findWorkingTree(place.root, state) : findLocalSource(place.root, state);
  for (const text of source.notices) yield { code: 'source-notice', text };
  recordSystem(state, { stackName: place.name, folder: place.root, hasPipeline: system !== undefined });
  if (!system) {
    if (finding?.kind !== 'cdk' && finding?.kind !== 'template')
      throw new Error(`${finding?.kind} is no stack.`);
    const { parameter: parameters } = options;
    const deploy = () => deployFolder(target, clock, { finding, place, state, parameters });
    const followed = watch ? 'files' : source.isFollowed ? 'commits' : 'nothing';
    const version = () => versionOf(place.root, state, followed);
    return yield* upDeployment(clock, { target, detach, version, deploy, followed });
  }
  if (watch) watchWorkingTree(place.root, state, clock, interrupts.signal);
  const parameters = { ...system.parameters, ...Object.fromEntries(options.parameter) };
  const bringing = { target, system: { ...system, parameters }, source, detach };
  const remember = (check: HealthCheck) => recordHealthCheck(state, system.stackName, check);
  return yield* upSystem(context, { ...bringing, isWatched: watch, sinceStart, remember });
}
