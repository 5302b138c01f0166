// `drydock up --target aws`: the steps of a rehearsal with a person's account. Before anything is made they see what
// changes, and agree; the one step that only they can do is waited for; what takes minutes says what it waits for.
import type { Context, Run } from '../command-line/command.ts';
import type { Confirm } from '../confirm/confirm.ts';
import type { Message } from '../messages/message.ts';
import { findRemoteSource } from '../source/remote-source.ts';
import { awaitConnection } from '../steps/await-connection.ts';
import { deployByChangeSet } from '../steps/change-set.ts';
import { DeploymentEvidence } from '../steps/deployment-evidence.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import { whatIsAwaited } from '../steps/what-is-awaited.ts';
import { whileWaiting } from '../steps/while-waiting.ts';
import type { SystemDescription } from '../system/description.ts';
import { type AwsChoice, awsTarget } from '../targets/aws/aws-target.ts';
import { slowerClock } from '../targets/aws/pace.ts';
import { makeStateFolder } from '../targets/engine/state-folder.ts';
import type { Target } from '../targets/target.ts';
import type { Chosen } from './choose.ts';
import { deployFolder } from './deploy-folder.ts';
import { upDeployment } from './up-deployment.ts';
import { deliversByGithub, upGithub } from './up-github.ts';
import { upSystem } from './up-system.ts';

export interface AwsRequest extends AwsChoice {
  readonly chosen: Chosen;
  readonly confirm: Confirm;
  readonly detach: boolean;
  /** Absolute path of the folder for what is written on the way, such as a cloud assembly. */
  readonly state: string;
  readonly parameters: readonly (readonly [string, string])[];
  readonly bucket: string | undefined;
  readonly connection: string | undefined;
  /** `OWNER/NAME` */
  readonly repository: string | undefined;
}

const sayEveryMs = 20_000;

export async function* upAws(context: Context, request: AwsRequest): Run {
  const began = context.clock.elapsed();
  const { chosen, confirm, detach, state } = request;
  const { place, finding, system: described } = chosen;
  // What git says needs no credentials, and may end it at once.
  const remote = described && findRemoteSource(place.root, request.repository);
  const target = await awsTarget(request);
  const { account, region, identity } = target;
  yield { code: 'aws-target', account, region, identity };
  const clock = slowerClock(context.clock);
  if (!described || !remote) {
    if (finding?.kind !== 'cdk' && finding?.kind !== 'template')
      throw new Error(`${finding?.kind} is no stack.`);
    if (finding.kind === 'cdk') makeStateFolder(state);
    const deploy = () =>
      deployFolder(target, clock, { finding, place, state, parameters: request.parameters, confirm });
    return yield* upDeployment(clock, {
      target,
      detach: true,
      version: () => '',
      deploy,
      followed: 'nothing',
    });
  }
  for (const text of remote.notices) yield { code: 'source-notice', text };
  const system = onAws(described, remote.repositoryId, request.parameters);
  if (deliversByGithub(system)) {
    const { branch } = remote;
    return yield* upGithub(target, clock, { system, branch, bucket: request.bucket, confirm });
  }
  const connection = yield* awaitConnection(target, clock, remote, request.connection);
  const steps = upSystem(
    { ...context, clock },
    {
      target,
      system,
      source: { repository: place.root, branch: remote.branch, isFollowed: true, notices: [] },
      detach,
      isWatched: false,
      sinceStart: () => context.clock.elapsed() - began,
      connection,
      flag: '--target aws',
      bucket: request.bucket,
      confirm,
      deploy: (stack) => deployByChangeSet(target.clients, clock, stack, confirm),
    },
  );
  return yield* explained(steps, target, system.stackName, system, context);
}

/** Nothing shortened; the person's own parameters count most. */
function onAws(
  system: SystemDescription,
  repositoryId: string,
  parameters: AwsRequest['parameters'],
): SystemDescription {
  return {
    ...system,
    waits: {},
    parameters: { ...system.parameters, ...Object.fromEntries(parameters) },
    source: { ...system.source, repositoryId },
  };
}

/** Adds what is awaited to what has ended, and the reasons to what has failed. */
async function* explained(
  steps: Run,
  { clients }: Target,
  stackName: string,
  { outputs }: SystemDescription,
  { clock }: Context,
): Run {
  let evidence: DeploymentEvidence | undefined;
  const beganMs = clock.elapsed();
  let deploymentsSince = clock.now();
  const look = async (): Promise<Message | undefined> => {
    const stack = await findStack(clients, stackName);
    if (!stack) return undefined;
    const { [outputs.pipelineName]: pipelineName, [outputs.clusterName]: clusterName } = outputsOf(stack);
    if (clusterName !== undefined) {
      evidence ??= new DeploymentEvidence(clients, clusterName, deploymentsSince);
      await evidence.look().catch(() => {});
    }
    const awaits = await whatIsAwaited(clients, stackName, { pipelineName, clusterName });
    if (awaits.length === 0) return undefined;
    return { code: 'still-waiting', what: 'Waiting', tookMs: clock.elapsed() - beganMs, awaits };
  };
  const described = whileWaiting(steps, clock, { everyMs: sayEveryMs, look });
  for (;;) {
    const step = await described.next();
    if (step.done) return step.value;
    const message = step.value;
    yield message;
    if (message.code === 'execution-started') {
      deploymentsSince = clock.now();
      evidence = undefined;
    }
    // A failed build has its own log.
    if (message.code === 'action-failed' && message.log.length === 0) {
      await look().catch(() => {});
      const found = evidence?.message();
      if (found) yield found;
    }
  }
}
