// `drydock up`: engine, stacks, pipeline, until the service answers; then it follows the pipeline until Ctrl-C.
import { dirname, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Options } from '../command-line.ts';
import { ensureConnection } from '../deploy/connection.ts';
import { followExecution, latestExecution } from '../deploy/pipeline.ts';
import { deployRootStack, outputsOf } from '../deploy/root-stack.ts';
import { rehearsalWaits, repositoryId } from '../deploy/system.ts';
import { uploadTemplates } from '../deploy/templates.ts';
import { type Clients, clientsFor } from '../engine/clients.ts';
import { findEngine } from '../engine/record.ts';
import { startEngine } from '../engine/start.ts';
import { stopEngine, sweep } from '../engine/stop.ts';
import { findLocalSource } from '../source/local-source.ts';
import { dim, done, green, notice, red, seconds } from '../view/lines.ts';

const project = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const answersWithinMs = 30_000;

export async function up(options: Options): Promise<number> {
  const began = performance.now();
  const since = (from: number) => performance.now() - from;
  const running = await findEngine(options.state);
  if (!running) sweep(options.state);
  const engine = running ?? (await startEngine(options));
  done(
    running ? 'Engine (was running)' : 'Engine',
    since(began),
    `${engine.endpoint}, state in ${relative(process.cwd(), options.state) || '.'}`,
  );
  const ending = running || options.detach ? undefined : endOnSignal(options.state);

  const clients = clientsFor(engine);
  const source = findLocalSource(project, options.state);
  for (const text of source.notices) notice(text);
  const waits = Object.entries(rehearsalWaits).map(([name, value]) => `${name}=${value}`);
  const ConnectionArn = await ensureConnection(clients, source.repository);
  const templates = await uploadTemplates(clients, engine);
  const stacksBegan = performance.now();
  const stack = await deployRootStack(clients, templates.root, {
    ...rehearsalWaits,
    TemplateBaseUrl: templates.baseUrl,
    ConnectionArn,
    FullRepositoryId: repositoryId,
    BranchName: source.branch,
  });
  done('Stacks', since(stacksBegan), `short waits: ${waits.join(' ')}`);

  const { PipelineName = '', ServiceUrl = '' } = outputsOf(stack);
  const first = await firstExecution(clients, PipelineName);
  const result = await followExecution(clients, PipelineName, first);
  if (result.status !== 'Succeeded') {
    console.log(
      `\n  ${red('The pipeline failed.')} Commit a fix to ${source.branch}: it goes live by itself.`,
    );
    if (options.detach) return 1;
  } else {
    const body = await answer(ServiceUrl);
    done('First answer', since(began), body.trim());
    console.log(`\n  ${green(ServiceUrl)}   live after ${seconds(since(began))}`);
  }
  console.log(
    dim(
      `\n  AWS CLI:  export AWS_ENDPOINT_URL=${engine.endpoint} AWS_REGION=${engine.region} AWS_DEFAULT_REGION=${engine.region} AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any`,
    ),
  );
  console.log(
    dim(`  Commit to ${source.branch} and watch it go live; npm run drydock -- status | logs -f | down`),
  );
  if (options.detach) return 0;
  return followPipeline(clients, {
    pipelineName: PipelineName,
    serviceUrl: ServiceUrl,
    shown: result.executionId,
    ending,
  });
}

/** Ctrl-C ends what this command started, in order; a second one does not wait. */
function endOnSignal(state: string): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        console.log('\n  Going down …');
        stopEngine(state).then(() => {
          console.log('  Down. `npm start` resumes it.');
          resolve();
          process.exit(0);
        });
      });
    }
  });
}

/** The newest execution; creating a pipeline starts its first one. */
async function firstExecution(clients: Clients, pipelineName: string): Promise<string> {
  for (;;) {
    const execution = await latestExecution(clients, pipelineName);
    if (execution?.pipelineExecutionId) return execution.pipelineExecutionId;
    await delay(50);
  }
}

/** The service's first answer. */
async function answer(url: string): Promise<string> {
  const until = Date.now() + answersWithinMs;
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      const text = await response.text();
      if (response.ok || Date.now() > until) return text;
    } catch (error) {
      if (Date.now() > until) return `no answer: ${(error as Error).message}`;
    }
    await delay(50);
  }
}

interface Following {
  readonly pipelineName: string;
  readonly serviceUrl: string;
  readonly shown: string;
  readonly ending: Promise<void> | undefined;
}

async function followPipeline(
  clients: Clients,
  { pipelineName, serviceUrl, shown, ending }: Following,
): Promise<number> {
  let last = shown;
  const ended = ending?.then(() => true);
  while (!(await Promise.race([ended ?? false, delay(100, false)]))) {
    try {
      const execution = await latestExecution(clients, pipelineName);
      const id = execution?.pipelineExecutionId;
      if (!id || id === last) continue;
      last = id;
      const began = execution.startTime?.getTime() ?? Date.now();
      console.log(`\n  ${execution.sourceRevisions?.[0]?.revisionId?.slice(0, 7) ?? id}`);
      const { status } = await followExecution(clients, pipelineName, id);
      if (status === 'Succeeded')
        console.log(`  ${green('live')} at ${serviceUrl} after ${seconds(Date.now() - began)}`);
      else console.log(`  ${red(status)}: the service goes on as it was.`);
    } catch (error) {
      if (ending === undefined) {
        console.log(`  The engine does not answer any more: ${(error as Error).message}`);
        return 1;
      }
    }
  }
  return 0;
}
