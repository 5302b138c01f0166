// Brings up a system with a pipeline: its stacks, its first delivery, its first answer; then follows the pipeline.
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Context, Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { Confirm } from '../confirm/confirm.ts';
import type { Message } from '../messages/message.ts';
import type { LocalSource } from '../source/local-source.ts';
import { connectRepository } from '../steps/connect-repository.ts';
import { deleteFailedService } from '../steps/delete-failed-service.ts';
import { deployStacks, type StackRequest } from '../steps/deploy-stacks.ts';
import { findStack, outputsOf, parametersOf } from '../steps/find-stack.ts';
import { awaitFirstAnswer } from '../steps/first-answer.ts';
import { followFirstDelivery } from '../steps/follow-first-delivery.ts';
import { followPipeline } from '../steps/follow-pipeline.ts';
import { Happenings } from '../steps/happenings.ts';
import { awaitHealthyTasks } from '../steps/healthy-tasks.ts';
import { restoreLost } from '../steps/restore-lost.ts';
import { type HealthCheck, tryHealthPaths } from '../steps/try-health-paths.ts';
import { uploadInfrastructure } from '../steps/upload-infrastructure.ts';
import { uploadTemplates } from '../steps/upload-templates.ts';
import { watchTasks } from '../steps/watched-tasks.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Target } from '../targets/target.ts';

export interface Bringing {
  readonly target: Target;
  readonly system: SystemDescription;
  readonly source: LocalSource;
  readonly detach: boolean;
  /** The source is the working tree, not its commits. */
  readonly isWatched: boolean;
  /** Milliseconds since the command began. */
  readonly sinceStart: () => number;
  /** ARN of the connection to the repository. Without it, one stands for the repository of this machine. */
  readonly connection?: string;
  /** The flag that the commands after this one need to find the system. */
  readonly flag?: string;
  /** For what is uploaded; otherwise one of the stack's own. */
  readonly bucket?: string | undefined;
  /** Keeps what health check was found. */
  readonly remember?: (check: HealthCheck) => void;
  /** Asked before a stack is deleted whose service is gone; nobody needs to be without it. */
  readonly confirm?: Confirm;
  /** How the root stack is deployed: directly without it. */
  readonly deploy?: (request: StackRequest) => AsyncGenerator<Message, Stack>;
}

export async function* upSystem({ clock }: Context, bringing: Bringing): Run {
  const { target, system, source, detach, sinceStart } = bringing;
  const { clients } = target;
  const connection = bringing.connection ?? (await connectRepository(target, system, source.repository));
  const templates = await uploadTemplates(target, system, bringing.bucket);
  const infrastructure = await uploadInfrastructure(target, system, templates.bucket);
  const existing = await findStack(clients, system.stackName);
  const mustDeliver = existing
    ? yield* restoreLost(clients, clock, system, {
        confirm: bringing.confirm,
        again: bringing.flag ? `drydock down ${bringing.flag}` : 'drydock down --purge',
      })
    : false;
  const parameters = {
    ...system.waits,
    ...system.parameters,
    ...infrastructure.parameters,
    ...knownHealthCheck(system, parametersOf(existing)),
    [system.templates.baseUrlParameter]: templates.baseUrl,
    [system.source.connectionParameter]: connection,
    [system.source.repositoryParameter]: system.source.repositoryId,
    [system.source.branchParameter]: source.branch,
  };
  const request = { name: system.stackName, template: templates.root, parameters };
  const stacksBegan = clock.elapsed();
  const deploy = bringing.deploy ?? ((stack) => deployStacks(clients, clock, stack));
  const stack = yield* deploy(request);
  yield {
    code: 'stacks-complete',
    stackName: system.stackName,
    tookMs: clock.elapsed() - stacksBegan,
    parameters: system.waits,
  };

  const outputs = outputsOf(stack);
  const pipelineName = outputs[system.outputs.pipelineName] ?? '';
  const url = outputs[system.outputs.serviceUrl] ?? '';
  const { branch, isFollowed } = source;
  const tasks = watchTasks(clients, clock, outputs[system.outputs.clusterName] ?? '');
  const isUpdate = existing !== undefined;
  const { executionId, status } = yield* followFirstDelivery(clients, clock, {
    pipelineName,
    isUpdate,
    mustStart: mustDeliver || (isUpdate && infrastructure.isNew),
    serviceStackName: outputs[system.outputs.serviceStackName],
    tasks,
  });
  if (status === 'Succeeded') {
    const { ok, body } = await awaitFirstAnswer(clock, url, system.acceptsAnyAnswer);
    yield { code: 'first-answer', url, tookMs: sinceStart(), body, ok };
    if (!ok && detach) return exitCodes.failed;
    if (ok) {
      const cluster = outputs[system.outputs.clusterName] ?? '';
      yield {
        code: 'healthy-tasks',
        ...(await awaitHealthyTasks(clients, clock, cluster)),
        tookMs: sinceStart(),
      };
      yield { code: 'service-live', url, tookMs: sinceStart() };
      yield* settleHealthCheck(bringing, clock, url, request);
    }
  } else {
    yield { code: 'first-execution-failed', executionId, status, branch, isFollowed };
    yield* deleteFailedService(clients, system);
    if (detach) return exitCodes.failed;
  }
  yield {
    code: 'next-steps',
    environment: target.environment,
    branch,
    isFollowed,
    ...(bringing.isWatched && { isWatched: true }),
    ...(bringing.flag && { flag: bringing.flag }),
    ...(target.dashboardLink && { dashboard: await target.dashboardLink() }),
  };
  if (detach) return exitCodes.ok;
  return yield* followPipeline(target, clock, system, {
    pipelineName,
    serviceUrl: url,
    lastExecutionId: executionId,
    tasks,
    happenings: new Happenings(clients, clock, outputs[system.outputs.clusterName] ?? ''),
  });
}

/** What an earlier run found by trying, so that it is not lost and found again. */
function knownHealthCheck(
  { healthCheck }: SystemDescription,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (!healthCheck) return {};
  const names = [healthCheck.pathParameter, healthCheck.matcherParameter];
  return Object.fromEntries(
    names.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
  );
}

/** Finds the health check's path by trying, and gives it to the load balancer. */
async function* settleHealthCheck(
  { target: { clients }, system: { healthCheck }, remember }: Bringing,
  clock: Context['clock'],
  url: string,
  request: Parameters<typeof deployStacks>[2],
): AsyncGenerator<Message, void> {
  if (!healthCheck) return;
  const { pathParameter, matcherParameter } = healthCheck;
  const { path, matcher } = await tryHealthPaths(clock, url);
  remember?.({ path, matcher });
  const parameters = { ...request.parameters, [pathParameter]: path, [matcherParameter]: matcher };
  const isKnown =
    request.parameters[pathParameter] === path && request.parameters[matcherParameter] === matcher;
  if (!isKnown) {
    const steps = deployStacks(clients, clock, { ...request, parameters });
    // An update of two parameters: only its failure is worth a line.
    for (let step = await steps.next(); !step.done; step = await steps.next()) {
      if (step.value.code === 'nested-stack-failed') yield step.value;
    }
  }
  yield { code: 'health-check-found', path, matcher };
}
