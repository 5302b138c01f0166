// How commits are delivered: by the pipeline, or by GitHub Actions.
import { CfnCondition, CfnRule, Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The values of the parameter `Delivery`. */
export const deliveries = ['CODEPIPELINE', 'GITHUB_ACTIONS'] as const;

export function deliveryConditions(root: Construct): {
  readonly byPipeline: CfnCondition;
  readonly byGithub: CfnCondition;
} {
  const is = (value: (typeof deliveries)[number]) => Fn.conditionEquals(Fn.ref('Delivery'), value);
  new CfnRule(root, 'PipelineHasConnection', {
    ruleCondition: is('CODEPIPELINE'),
    assertions: [
      {
        assert: Fn.conditionNot(Fn.conditionEquals(Fn.ref('ConnectionArn'), '')),
        assertDescription: 'ConnectionArn is required, because CodePipeline delivers: it needs a connection.',
      },
    ],
  });
  return {
    byPipeline: new CfnCondition(root, 'DeliversByPipeline', { expression: is('CODEPIPELINE') }),
    byGithub: new CfnCondition(root, 'DeliversByGithub', { expression: is('GITHUB_ACTIONS') }),
  };
}
