// `drydock up --target aws` where GitHub Actions delivers: the stacks, and what is then to be done on GitHub. There is no
// connection and no pipeline to follow.
import type { Clock } from '../clock/clock.ts';
import type { Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { Confirm } from '../confirm/confirm.ts';
import { deployByChangeSet } from '../steps/change-set.ts';
import { outputsOf } from '../steps/find-stack.ts';
import { uploadTemplates } from '../steps/upload-templates.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Target } from '../targets/target.ts';

/** By the parameter, where it is given. */
export function deliversByGithub({
  parameters: { Delivery },
  isByGithub = false,
}: SystemDescription): boolean {
  return Delivery === undefined ? isByGithub : Delivery === 'GITHUB_ACTIONS';
}

export interface GithubRequest {
  readonly system: SystemDescription;
  readonly branch: string;
  readonly bucket: string | undefined;
  readonly confirm: Confirm;
}

export async function* upGithub(target: Target, clock: Clock, request: GithubRequest): Run {
  const { system, branch, bucket, confirm } = request;
  const began = clock.elapsed();
  const templates = await uploadTemplates(target, system, bucket);
  const parameters = {
    ...system.parameters,
    [system.templates.baseUrlParameter]: templates.baseUrl,
    [system.source.repositoryParameter]: system.source.repositoryId,
    [system.source.branchParameter]: branch,
  };
  const { stackName } = system;
  const stack = yield* deployByChangeSet(
    target.clients,
    clock,
    { name: stackName, template: templates.root, parameters },
    confirm,
  );
  const outputs = outputsOf(stack);
  yield { code: 'stack-outputs', stackName, tookMs: clock.elapsed() - began, outputs, urls: [] };
  yield {
    code: 'source-notice',
    text: `GitHub Actions delivers ${branch}. Once: gh variable set AWS_DEPLOY_ROLE_ARN --body ${outputs.WorkflowRoleArn}. Then push.`,
  };
  return exitCodes.ok;
}
