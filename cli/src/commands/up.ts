// `drydock up`: engine, stacks and pipeline, until the service answers; then it follows the pipeline until Ctrl-C.

import type { Context } from '../command-line/command.ts';
import { defineCommand, type Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { until } from '../command-line/interrupts.ts';
import { findLocalSource } from '../source/local-source.ts';
import { connectRepository } from '../steps/connect-repository.ts';
import { deleteFailedService } from '../steps/delete-failed-service.ts';
import { deployStacks } from '../steps/deploy-stacks.ts';
import { outputsOf } from '../steps/find-stack.ts';
import { awaitFirstAnswer } from '../steps/first-answer.ts';
import { firstExecution, followExecution } from '../steps/follow-execution.ts';
import { followPipeline } from '../steps/follow-pipeline.ts';
import { awaitHealthyTasks } from '../steps/healthy-tasks.ts';
import { uploadTemplates } from '../steps/upload-templates.ts';
import { engineTarget } from '../targets/engine/engine-target.ts';
import type { EngineOptions } from '../targets/engine/entry.ts';
import { startEngine } from '../targets/engine/process.ts';
import { type EngineRecord, findEngine } from '../targets/engine/record.ts';
import { stopEngine, sweep } from '../targets/engine/stop.ts';
import { shortenedWaits } from '../targets/engine/waits.ts';
import { rehearsalFlags } from './shared-flags.ts';

export const up = defineCommand({
  name: 'up',
  summary: 'Bring the system up, and follow its pipeline',
  description: [
    'Starts the engine, deploys the stacks, follows the pipeline until the service answers, prints the URL, and keeps reporting what the pipeline does. Ctrl-C ends the engine and every task; the state stays. A second Ctrl-C, a second later, does not wait.',
    'The pipeline follows the branch that is checked out. `up` says so when the folder is not a git repository or has no commit (a snapshot of its files is deployed), when HEAD is detached (that commit is deployed), and when there are uncommitted changes (they are not deployed).',
    'If an engine already runs on the state, `up` uses it: then `--port`, `--account`, `--region`, `--runtime`, `--waits`, `--quota` and `--lower-to-quotas` have no effect, and Ctrl-C leaves it running.',
  ],
  flags: {
    detach: { kind: 'switch', short: 'd', summary: 'Return once the service answers. The engine runs on.' },
    ...rehearsalFlags,
  },
  examples: [
    { line: 'up', explains: 'Until Ctrl-C.' },
    { line: 'up --detach --port 0', explains: 'In the background, on any free port.' },
  ],
  exits: [
    '0 when the service is live (`--detach`) or after Ctrl-C; 1 when the engine or the stacks do not come up, when the engine is ended from elsewhere, or, with `--detach`, when the pipeline fails or the service does not answer.',
  ],
  handlesInterrupts: true,
  async *run({ detach, ...options }, context) {
    const { interrupts, clock } = context;
    const owned: Owned = { isEngine: false };
    const outcome = yield* until(interrupts.signal, bringUp(options, detach, context, owned));
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

/** What Ctrl-C ends. */
/** Which options an engine that was running already does not follow. */
function unfollowed(options: EngineOptions, engine: EngineRecord): string[] {
  return (['account', 'region'] as const)
    .filter((name) => options[name] !== engine[name])
    .map(
      (name) =>
        `The running engine's ${name} is ${engine[name]}, not ${options[name]}. To change it, run \`drydock down\` first.`,
    );
}

interface Owned {
  /** This command starts the engine, and does not leave it to run on. */
  isEngine: boolean;
  start?: Promise<EngineRecord>;
}

async function* bringUp(
  options: EngineOptions,
  detach: boolean,
  { clock, system, interrupts }: Context,
  owned: Owned,
): Run {
  const began = clock.elapsed();
  const sinceStart = () => clock.elapsed() - began;
  const { state } = options;

  const running = await findEngine(state, clock);
  const start = async () => {
    await sweep(state);
    owned.isEngine = !detach;
    owned.start = startEngine(options, clock, interrupts.signal);
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
  for (const text of unfollowed(options, engine)) yield { code: 'engine-notice', text };
  const target = await engineTarget(engine, state, clock);
  const { clients } = target;

  const source = findLocalSource(system.source.folder, state);
  for (const text of source.notices) yield { code: 'source-notice', text };
  const connection = await connectRepository(target, system, source.repository);
  const templates = await uploadTemplates(target, system);
  const stacksBegan = clock.elapsed();
  const stack = yield* deployStacks(clients, clock, {
    name: system.stackName,
    template: templates.root,
    parameters: {
      ...system.parameters,
      [system.templates.baseUrlParameter]: templates.baseUrl,
      [system.source.connectionParameter]: connection,
      [system.source.repositoryParameter]: system.source.repositoryId,
      [system.source.branchParameter]: source.branch,
    },
  });
  yield {
    code: 'stacks-complete',
    stackName: system.stackName,
    tookMs: clock.elapsed() - stacksBegan,
    parameters: system.parameters,
  };

  const outputs = outputsOf(stack);
  const pipelineName = outputs[system.outputs.pipelineName] ?? '';
  const url = outputs[system.outputs.serviceUrl] ?? '';
  const { branch, isFollowed } = source;
  const executionId = await firstExecution(clients, clock, pipelineName);
  const status = yield* followExecution(clients, clock, pipelineName, executionId);
  if (status === 'Succeeded') {
    const { ok, body } = await awaitFirstAnswer(clock, url);
    yield { code: 'first-answer', url, tookMs: sinceStart(), body, ok };
    if (!ok && detach) return exitCodes.failed;
    if (ok) {
      const tasks = await awaitHealthyTasks(clients, clock, outputs[system.outputs.clusterName] ?? '');
      yield { code: 'healthy-tasks', ...tasks, tookMs: sinceStart() };
      yield { code: 'service-live', url, tookMs: sinceStart() };
    }
  } else {
    yield { code: 'first-execution-failed', executionId, status, branch, isFollowed };
    yield* deleteFailedService(clients, system);
    if (detach) return exitCodes.failed;
  }
  yield { code: 'next-steps', environment: target.environment, branch, isFollowed };
  if (detach) return exitCodes.ok;
  yield* followPipeline(target, clock, system, {
    pipelineName,
    serviceUrl: url,
    lastExecutionId: executionId,
  });
  return exitCodes.failed;
}
