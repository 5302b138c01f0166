// What CodePipeline counts: https://docs.aws.amazon.com/general/latest/gr/codepipeline.html
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { fault } from '../../kernel/faults.ts';
import { checkQuota, declareQuotas, type Quota } from '../../kernel/quota.ts';
import { invalidStructure } from './faults.ts';

/** AWS publishes the code; the text follows that of a pipeline with too few stages. */
const tooMany = (things: string, whole: string) => (limit: number, count: number) =>
  invalidStructure(`${whole} has ${count} ${things}. There should be a maximum of ${limit}`);

export const quotas = declareQuotas(
  { code: 'codepipeline', name: 'AWS CodePipeline' },
  {
    pipelines: {
      code: 'L-78D200AD',
      name: 'Total pipelines',
      value: 1000,
      adjustable: true,
      exceeded: fault(
        'LimitExceededException',
        'The number of pipelines associated with the AWS account has exceeded the limit allowed for the account.',
      ),
    },
    stagesPerPipeline: {
      code: 'L-A0A99E23',
      name: 'Total stages per pipeline',
      value: 50,
      adjustable: false,
      exceeded: tooMany('stages', 'Pipeline'),
    },
    actionsPerStage: {
      code: 'L-570F1605',
      name: 'Total actions per stage',
      value: 100,
      adjustable: false,
      exceeded: tooMany('actions', 'A stage'),
    },
    actionsPerPipeline: {
      code: 'L-1402209C',
      name: 'Total actions per pipeline',
      value: 1000,
      adjustable: false,
      exceeded: tooMany('actions', 'Pipeline'),
    },
  },
);

/** How large a declaration may be, before its rules are checked. */
export function checkSize(ctx: { quota(quota: Quota): number }, { stages = [] }: PipelineDeclaration): void {
  checkQuota(ctx, quotas.stagesPerPipeline, stages.length);
  const actions = stages.map((stage) => stage.actions?.length ?? 0);
  for (const count of actions) checkQuota(ctx, quotas.actionsPerStage, count);
  checkQuota(
    ctx,
    quotas.actionsPerPipeline,
    actions.reduce((sum, count) => sum + count, 0),
  );
}
