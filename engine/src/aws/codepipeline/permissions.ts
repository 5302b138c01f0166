// What calls of CodePipeline need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodepipeline.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

const codepipeline = 'codepipeline.amazonaws.com';

export const permissions: ServicePermissions = {
  resource({ name, pipelineName, pipeline, stageName, actionName }, at, operation) {
    const of = pipelineName ?? name ?? pipeline?.name;
    if (of === undefined || operation.includes('Webhook') || operation.includes('ActionType'))
      return undefined;
    return at.arn('codepipeline', [of, stageName, actionName].filter(Boolean).join('/'));
  },

  passes: {
    CreatePipeline: ({ pipeline }) => [[pipeline.roleArn, codepipeline]],
    UpdatePipeline: ({ pipeline }) => [[pipeline.roleArn, codepipeline]],
  },
};
