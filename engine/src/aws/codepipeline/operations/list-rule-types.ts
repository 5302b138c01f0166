// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListRuleTypes.html
// Lists the types that are simulated.
import type { RuleType } from '@aws-sdk/client-codepipeline';
import type { Operation } from '../../../kernel/context.ts';
import { ruleProviders } from '../providers/rules.ts';

export const listRuleTypes: Operation<'codepipeline', 'ListRuleTypes'> = () => ({
  ruleTypes: ruleProviders
    .filter(({ isRecorded }) => !isRecorded)
    .map(({ provider, version, requiredKeys, optionalKeys, inputs }): RuleType => {
      const property = (required: boolean) => (name: string) => ({
        name,
        required,
        key: true,
        secret: false,
      });
      return {
        id: { category: 'Rule', owner: 'AWS', provider, version },
        ruleConfigurationProperties: [
          ...requiredKeys.map(property(true)),
          ...optionalKeys.map(property(false)),
        ],
        inputArtifactDetails: { minimumCount: inputs[0], maximumCount: inputs[1] },
      };
    }),
});
