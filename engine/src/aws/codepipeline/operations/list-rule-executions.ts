// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListRuleExecutions.html
import type { RuleExecutionDetail, RuleTypeId } from '@aws-sdk/client-codepipeline';
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { findDeclaration, newestFirst, requirePipeline, rulesOf } from '../find.ts';

export const listRuleExecutions: Operation<'codepipeline', 'ListRuleExecutions'> = (input, ctx) => {
  const pipeline = requirePipeline(input.pipelineName!, ctx);
  const { pipelineExecutionId, latestInPipelineExecution } = input.filter ?? {};
  const id = pipelineExecutionId ?? latestInPipelineExecution?.pipelineExecutionId;
  const wanted = rulesOf(pipeline.name, ctx)
    .filter(({ executionId }) => !id || executionId === id)
    .filter(({ retried }) => !latestInPipelineExecution || !retried);
  const listed = page(wanted, newestFirst, input.maxResults ?? 100, input.nextToken);
  if (!listed) throw invalidNextToken();
  return {
    ruleExecutionDetails: listed.items.map((rule): RuleExecutionDetail => {
      const declaration = findDeclaration(rule, ctx);
      return {
        pipelineExecutionId: rule.executionId,
        ruleExecutionId: rule.id,
        pipelineVersion: rule.version,
        stageName: rule.stage,
        ruleName: rule.name,
        startTime: new Date(rule.startedAt),
        lastUpdateTime: new Date(rule.updatedAt),
        status: rule.status,
        input: {
          ruleTypeId: declaration?.actionTypeId as RuleTypeId | undefined,
          configuration: declaration?.configuration,
          resolvedConfiguration: { ...rule.configuration },
          region: ctx.region,
          inputArtifacts: rule.inputs.map(({ name, bucket, key }) => ({
            name,
            s3location: { bucket, key },
          })),
        },
        output: {
          executionResult: {
            externalExecutionId: rule.externalExecutionId,
            externalExecutionSummary: rule.summary,
            externalExecutionUrl: rule.externalExecutionUrl,
            errorDetails: rule.error,
          },
        },
      };
    }),
    nextToken: listed.nextToken,
  };
};
