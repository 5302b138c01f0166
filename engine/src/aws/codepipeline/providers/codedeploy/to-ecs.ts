// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECSbluegreen.html
// Registers the task definition of taskdef.json with the images of imageDetail.json, puts its ARN into appspec.yaml, and has
// CodeDeploy deploy that.
import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context } from '../../../../kernel/context.ts';
import { AwsFault } from '../../../../kernel/faults.ts';
import { parseJson } from '../../../../kernel/json.ts';
import { type ActionProvider, type ActionRun, dayMs } from '../../action-provider.ts';
import { readFile } from '../../artifacts.ts';
import { invalid } from '../../faults.ts';
import { registrable } from '../../task-definition.ts';
import { deploy, follow } from './follow.ts';

const images = [1, 2, 3, 4] as const;

export const codeDeployToEcs: ActionProvider = {
  category: 'Deploy',
  owner: 'AWS',
  provider: 'CodeDeployToECS',
  version: '1',
  requiredKeys: [
    'ApplicationName',
    'DeploymentGroupName',
    'TaskDefinitionTemplateArtifact',
    'AppSpecTemplateArtifact',
  ],
  optionalKeys: [
    'TaskDefinitionTemplatePath',
    'AppSpecTemplatePath',
    ...images.flatMap((number) => [`Image${number}ArtifactName`, `Image${number}ContainerName`]),
  ],
  inputs: [1, 5],
  outputs: [0, 0],
  timeoutMs: 5 * dayMs,
  watches: ['codedeploy/deployments'],

  check({ configuration = {}, inputArtifacts = [] }) {
    const artifacts = [
      'TaskDefinitionTemplateArtifact',
      'AppSpecTemplateArtifact',
      ...images.map((number) => `Image${number}ArtifactName`),
    ];
    const missing = artifacts.find(
      (key) => configuration[key] && !inputArtifacts.some(({ name }) => name === configuration[key]),
    );
    if (missing) return `'${configuration[missing]}' of ${missing} is not an input artifact of the action`;
    const half = images.find(
      (number) =>
        !configuration[`Image${number}ArtifactName`] !== !configuration[`Image${number}ContainerName`],
    );
    return half && `Image${half}ArtifactName and Image${half}ContainerName must be given together`;
  },

  advance(run, ctx) {
    const progress = follow(run, ctx);
    if (progress) return progress;
    const { AppSpecTemplateArtifact = '', AppSpecTemplatePath = 'appspec.yaml' } = run.action.configuration;
    const appSpec = readFile(run.action, AppSpecTemplateArtifact, AppSpecTemplatePath, ctx);
    return deploy(run, appSpec.replaceAll('<TASK_DEFINITION>', register(run, ctx)), ctx);
  },
};

/** @returns the ARN of the new revision */
function register({ action }: ActionRun, ctx: Context): string {
  const { TaskDefinitionTemplateArtifact: artifact = '', TaskDefinitionTemplatePath: path = 'taskdef.json' } =
    action.configuration;
  let text: string;
  try {
    text = readFile(action, artifact, path, ctx);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw invalid(
      `Exception while trying to read the task definition artifact file from: ${artifact}. ${error.message}`,
    );
  }
  for (const number of images) {
    const image = action.configuration[`Image${number}ArtifactName`];
    if (!image) continue;
    const placeholder = `<${action.configuration[`Image${number}ContainerName`]}>`;
    text = text.replaceAll(placeholder, imageUri(readFile(action, image, 'imageDetail.json', ctx), image));
  }
  const { taskDefinition } = ctx.call('ecs', 'RegisterTaskDefinition', registrable(parsed(text, path)));
  return taskDefinition!.taskDefinitionArn!;
}

function parsed(text: string, path: string): TaskDefinition {
  try {
    return parseJson(text) as TaskDefinition;
  } catch (error) {
    throw invalid(`The task definition ${path} is not JSON: ${(error as Error).message}`);
  }
}

function imageUri(text: string, artifact: string): string {
  try {
    const { ImageURI } = parseJson(text) as { readonly ImageURI?: unknown };
    if (typeof ImageURI === 'string') return ImageURI;
  } catch {
    // Refused below.
  }
  throw invalid(`The file imageDetail.json of the input artifact ${artifact} has no ImageURI.`);
}
