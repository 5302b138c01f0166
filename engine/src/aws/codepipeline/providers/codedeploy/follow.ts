// Starts a deployment of CodeDeploy and follows it until it has succeeded or failed, the end of the original task set included.
import type { Context } from '../../../../kernel/context.ts';
import { type ActionRun, failed, type Progress } from '../../action-provider.ts';

interface Memo {
  readonly deploymentId?: string;
}

/** @param appSpec the text of the AppSpec file */
export function deploy(run: ActionRun, appSpec: string, ctx: Context): Progress {
  const { ApplicationName, DeploymentGroupName } = run.action.configuration;
  const { deploymentId } = ctx.call('codedeploy', 'CreateDeployment', {
    applicationName: ApplicationName,
    deploymentGroupName: DeploymentGroupName,
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content: appSpec } },
  });
  const url = `https://console.aws.amazon.com/codesuite/codedeploy/deployments/${deploymentId}?region=${ctx.region}`;
  return {
    status: 'in-progress',
    memo: { deploymentId },
    externalExecutionId: deploymentId!,
    externalExecutionUrl: url,
    summary: `Deployment ${deploymentId} in progress`,
  };
}

/** Undefined until the action has started a deployment. */
export function follow({ action }: ActionRun, ctx: Context): Progress | undefined {
  const { deploymentId } = action.memo as Memo;
  if (!deploymentId) return undefined;
  const { deploymentInfo } = ctx.call('codedeploy', 'GetDeployment', { deploymentId });
  const { status, errorInformation, rollbackInfo } = deploymentInfo ?? {};
  switch (status) {
    case 'Succeeded':
      return { status: 'succeeded', summary: `Deployment ${deploymentId} succeeded` };
    case 'Failed':
    case 'Stopped': {
      const back = rollbackInfo?.rollbackDeploymentId;
      const rolledBack = back ? ` It was rolled back by deployment ${back}.` : '';
      return failed(
        'JobFailed',
        `Deployment ${deploymentId} ${status === 'Failed' ? 'failed' : 'was stopped'}. ${errorInformation?.message ?? ''}${rolledBack}`,
      );
    }
    case 'Ready':
      return {
        status: 'in-progress',
        summary: `Deployment ${deploymentId} waits for ContinueDeployment`,
      };
    default:
      return { status: 'in-progress', summary: `Deployment ${deploymentId} in progress` };
  }
}
