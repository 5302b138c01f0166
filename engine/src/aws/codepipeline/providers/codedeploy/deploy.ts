// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeDeploy.html
// Only for deployment groups of the compute platform ECS, with the AppSpec file in the root of the artifact: CodeDeploy
// refuses the deployments of the others.
import type { Context } from '../../../../kernel/context.ts';
import { type ActionProvider, type ActionRun, dayMs, failed } from '../../action-provider.ts';
import { getObject, unzipped } from '../../artifacts.ts';
import { invalid } from '../../faults.ts';
import { deploy, follow } from './follow.ts';

const files = ['appspec.yml', 'appspec.yaml', 'appspec.json'];

export const codeDeployAction: ActionProvider = {
  category: 'Deploy',
  owner: 'AWS',
  provider: 'CodeDeploy',
  version: '1',
  requiredKeys: ['ApplicationName', 'DeploymentGroupName'],
  optionalKeys: [],
  inputs: [1, 1],
  outputs: [0, 0],
  timeoutMs: 5 * dayMs,
  watches: ['codedeploy/deployments'],

  advance(run, ctx) {
    const progress = follow(run, ctx);
    if (progress) return progress;
    const { ApplicationName: applicationName } = run.action.configuration;
    const { application } = ctx.call('codedeploy', 'GetApplication', { applicationName });
    if (application?.computePlatform !== 'ECS')
      return failed(
        'ConfigurationError',
        `Drydock runs deployments of the compute platform ECS only: the application ${applicationName} is of ${application?.computePlatform}.`,
      );
    return deploy(run, appSpecOf(run, ctx), ctx);
  },
};

function appSpecOf({ action }: ActionRun, ctx: Context): string {
  const [input] = action.inputs;
  if (!input) throw invalid(`The action ${action.name} has no input artifact.`);
  const found = unzipped(getObject(input, ctx), input.key, (name) => files.includes(name));
  const [bytes] = Object.values(found);
  if (!bytes) throw invalid(`The input artifact ${input.name} has no AppSpec file (${files.join(', ')}).`);
  return new TextDecoder().decode(bytes);
}
