// The event rules that start a pipeline. The CDK's rules for ECR and S3 sources match the API calls that CloudTrail records;
// nothing here records them, so the source's own watch stands in for such a rule.
import { AwsFault } from '../../../kernel/faults.ts';
import type { SourceState } from '../action-provider.ts';

export interface RuleKinds {
  /** A rule on events that services publish. */
  readonly byEvent: boolean;
  /** A rule on API calls, `AWS API Call via CloudTrail`. */
  readonly byCall: boolean;
}

export function rulesOf(pipeline: string, state: SourceState): RuleKinds {
  const patterns = patternsOf(`arn:aws:codepipeline:${state.region}:${state.account}:${pipeline}`, state);
  const isByCall = (pattern: string) => pattern.includes('AWS API Call via CloudTrail');
  return {
    byEvent: patterns.some((pattern) => !isByCall(pattern)),
    byCall: patterns.some(isByCall),
  };
}

function patternsOf(TargetArn: string, state: Pick<SourceState, 'call'>): string[] {
  try {
    const { RuleNames = [] } = state.call('events', 'ListRuleNamesByTarget', { TargetArn });
    return RuleNames.flatMap((Name) => state.call('events', 'DescribeRule', { Name }).EventPattern ?? []);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return [];
  }
}
