// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECS.html
// Registers a revision of the service's task definition with the images of imagedefinitions.json, updates the service,
// and waits until that deployment is complete.
import type { Service } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { type ActionProvider, type ActionRun, failed, hourMs, type Progress } from '../action-provider.ts';
import { readFile } from '../artifacts.ts';
import { invalid } from '../faults.ts';
import { registrable } from '../task-definition.ts';

interface Memo {
  readonly taskDefinition?: string;
}

export const ecsDeploy: ActionProvider = {
  category: 'Deploy',
  owner: 'AWS',
  provider: 'ECS',
  version: '1',
  requiredKeys: ['ClusterName', 'ServiceName'],
  optionalKeys: ['FileName', 'DeploymentTimeout'],
  inputs: [1, 1],
  outputs: [0, 0],
  timeoutMs: hourMs,
  watches: ['ecs/services', 'ecs/tasks'],
  pollMs: 2000,

  advance(run, ctx) {
    const { ClusterName, ServiceName, DeploymentTimeout } = run.action.configuration as Record<
      string,
      string
    >;
    const described = ctx.call('ecs', 'DescribeServices', {
      cluster: ClusterName!,
      services: [ServiceName!],
    });
    const [service] = described.services ?? [];
    if (!service || service.status === 'INACTIVE') {
      return failed(
        'ConfigurationError',
        `The service ${ServiceName} does not exist in the cluster ${ClusterName}.`,
      );
    }
    const { taskDefinition } = run.action.memo as Memo;
    if (!taskDefinition) return deploy(run, service, ctx);
    const minutes = Number(DeploymentTimeout ?? 60);
    if (ctx.now - run.action.startedAt > minutes * 60_000) {
      return failed('JobFailed', `The deployment of ${ServiceName} was not stable after ${minutes} minutes.`);
    }
    return progressOf(service, taskDefinition);
  },
};

function deploy(run: ActionRun, service: Service, ctx: Context): Progress {
  const file = run.action.configuration.FileName ?? 'imagedefinitions.json';
  const images = imagesOf(readFile(run.action, run.action.inputs[0]!.name, file, ctx), file);
  const { taskDefinition: current, tags } = ctx.call('ecs', 'DescribeTaskDefinition', {
    taskDefinition: service.taskDefinition!,
    include: ['TAGS'],
  });
  for (const { name } of images) {
    if (!current!.containerDefinitions!.some((container) => container.name === name)) {
      throw invalid(`Invalid action configuration: The AWS ECS container ${name} does not exist`);
    }
  }
  const { taskDefinition } = ctx.call('ecs', 'RegisterTaskDefinition', {
    ...registrable(current!),
    containerDefinitions: current!.containerDefinitions!.map((container) => ({
      ...container,
      image: images.find(({ name }) => name === container.name)?.imageUri ?? container.image,
    })),
    ...(tags?.length ? { tags } : {}),
  });
  const arn = taskDefinition!.taskDefinitionArn!;
  ctx.call('ecs', 'UpdateService', {
    cluster: service.clusterArn!,
    service: service.serviceName!,
    taskDefinition: arn,
  });
  return { status: 'in-progress', memo: { taskDefinition: arn }, summary: `Deploying ${arn}` };
}

function progressOf(service: Service, taskDefinition: string): Progress {
  const ours = service.deployments?.find((deployment) => deployment.taskDefinition === taskDefinition);
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
  const reason = ours?.rolloutStateReason ?? service.events?.[0]?.message ?? '';
  if (!ours || ours.rolloutState === 'FAILED') {
    return failed(
      'JobFailed',
      `The deployment of ${taskDefinition} failed and was rolled back. ${reason}`.trim(),
    );
  }
  const done =
    ours === primary &&
    (ours.rolloutState === 'COMPLETED' ||
      (!ours.rolloutState && service.deployments?.length === 1 && ours.runningCount === ours.desiredCount));
  if (done)
    return { status: 'succeeded', summary: `Deployed ${taskDefinition}`, externalExecutionId: ours.id! };
  return { status: 'in-progress', externalExecutionId: ours.id!, summary: `Deploying ${taskDefinition}` };
}

function imagesOf(text: string, file: string): { name: string; imageUri: string }[] {
  try {
    const list: unknown = parseJson(text);
    if (Array.isArray(list) && list.every((entry) => entry?.name && entry?.imageUri)) return list;
  } catch {
    // Refused below.
  }
  throw invalid(`The image definition file ${file} must be a JSON array of {name, imageUri}`);
}
