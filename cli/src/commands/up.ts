// `drydock up`: engine, stacks, pipeline, until the service answers; then it follows the pipeline until Ctrl-C.
import { dirname, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Options } from '../command-line.ts';
import { ensureConnection } from '../deploy/connection.ts';
import { awaitFullStrength } from '../deploy/full-strength.ts';
import { followExecution, latestExecution } from '../deploy/pipeline.ts';
import { deployRootStack, findStack, outputsOf } from '../deploy/root-stack.ts';
import { rehearsalWaits, repositoryId, rootStack } from '../deploy/system.ts';
import { uploadTemplates } from '../deploy/templates.ts';
import { type Clients, clientsFor } from '../engine/clients.ts';
import { findEngine } from '../engine/record.ts';
import { startEngine } from '../engine/start.ts';
import { stopEngine, sweep } from '../engine/stop.ts';
import { findLocalSource, type LocalSource } from '../source/local-source.ts';
import { dim, done, green, notice, red, seconds } from '../view/lines.ts';

const project = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const answersWithinMs = 30_000;
const followMs = 100;

export async function up(options: Options): Promise<number> {
  const ending = { asked: false };
  try {
    return await bringUp(options, ending);
  } catch (error) {
    // Going down makes every call under way fail: the end that was asked for ends this process.
    if (ending.asked) return new Promise(() => {});
    throw error;
  }
}

async function bringUp(options: Options, ending: Ending): Promise<number> {
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

  if (!running && !options.detach) endOnSignal(options.state, ending);
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

  const { PipelineName = '', ServiceUrl = '', ClusterName = '' } = outputsOf(stack);
  const first = await firstExecution(clients, PipelineName);
  const result = await followExecution(clients, PipelineName, first);
  if (result.status !== 'Succeeded') {
    console.log(`\n  ${red('The pipeline failed.')} ${next(source, 'fix')}`);
    await clearFailedFirstDeployment(clients);
    if (options.detach) return 1;
  } else {
    const body = await answer(ServiceUrl);
    done('First answer', since(began), body.trim());
    const { running, desired, zones } = await awaitFullStrength(clients, ClusterName);
    done('Healthy tasks', since(began), `${running} of ${desired}, in ${zones.join(' and ')}`);
    console.log(`\n  ${green(ServiceUrl)}   live after ${seconds(since(began))}`);
  }
  console.log(
    dim(
      `\n  AWS CLI:  export AWS_ENDPOINT_URL=${engine.endpoint} AWS_REGION=${engine.region} AWS_DEFAULT_REGION=${engine.region} AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any`,
    ),
  );
  console.log(dim(`  ${next(source, 'change')} npm run drydock -- status | logs -f | down`));
  if (options.detach) return 0;
  return followPipeline(clients, {
    pipelineName: PipelineName,
    serviceUrl: ServiceUrl,
    shown: result.executionId,
    state: options.state,
    ending,
  });
}

/** How a change gets to the pipeline. */
function next({ branch, isFollowed }: LocalSource, what: string): string {
  return isFollowed
    ? `Commit a ${what} to ${branch}, and it goes live by itself.`
    : `Run \`drydock up\` again to deploy a ${what}.`;
}

interface Ending {
  asked: boolean;
}

/** Ctrl-C ends what this command started, in order; a second one does not wait. */
function endOnSignal(state: string, ending: Ending): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending.asked) process.exit(130);
      ending.asked = true;
      console.log('\n  Going down …');
      stopEngine(state).then(() => {
        console.log('  Down. `npm start` resumes it.');
        process.exit(0);
      });
    });
  }
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
  readonly state: string;
  readonly ending: Ending;
}

/** Shows each new execution until the engine is gone: ended from elsewhere, or by Ctrl-C in `endOnSignal`. */
async function followPipeline(clients: Clients, following: Following): Promise<number> {
  const { pipelineName, serviceUrl, state, ending } = following;
  let last = following.shown;
  for (;;) {
    await delay(followMs);
    try {
      const execution = await latestExecution(clients, pipelineName);
      const id = execution?.pipelineExecutionId;
      if (!id || id === last) continue;
      last = id;
      const began = execution.startTime?.getTime() ?? Date.now();
      console.log(`\n  ${execution.sourceRevisions?.[0]?.revisionId?.slice(0, 7) ?? id}`);
      const { status } = await followExecution(clients, pipelineName, id);
      if (status === 'Succeeded') {
        console.log(`  ${green('live')} at ${serviceUrl} after ${seconds(Date.now() - began)}`);
      } else {
        console.log(`  ${red(status)}: the service goes on as it was.`);
        await clearFailedFirstDeployment(clients);
      }
    } catch (error) {
      if (ending.asked || (await findEngine(state))) throw error;
      console.log('\n  The engine is gone. `drydock up` resumes it.');
      return 1;
    }
  }
}

/**
 * A service's stack that never came up (ROLLBACK_COMPLETE) takes no update: CloudFormation allows only its deletion, and
 * until then every later commit fails. Nothing ever served from it, so it is deleted; on AWS a person does that.
 */
async function clearFailedFirstDeployment(clients: Clients): Promise<void> {
  const { ServiceStackName } = outputsOf(await findStack(clients, rootStack));
  const stack = ServiceStackName ? await findStack(clients, ServiceStackName) : undefined;
  if (stack?.StackStatus !== 'ROLLBACK_COMPLETE') return;
  await clients.cloudFormation.deleteStack({ StackName: stack.StackId });
  notice(
    `${ServiceStackName} never came up and cannot be updated: it is deleted, so that the next commit makes it anew.`,
  );
}
