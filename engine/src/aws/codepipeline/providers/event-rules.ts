// The event rules that start a pipeline: on events of services, or on API calls, as the CDK's rules for ECR and S3 sources.
import { AwsFault } from '../../../kernel/faults.ts';
import type { SourceState } from '../action-provider.ts';

/** Whether a rule on events has the pipeline as a target. */
export function isStartedByRule(pipeline: string, state: SourceState): boolean {
  const TargetArn = `arn:aws:codepipeline:${state.region}:${state.account}:${pipeline}`;
  try {
    const { RuleNames = [] } = state.call('events', 'ListRuleNamesByTarget', { TargetArn });
    return RuleNames.some((Name) => state.call('events', 'DescribeRule', { Name }).EventPattern);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return false;
  }
}
