// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListActionTypes.html
// Lists only the types that are simulated.
import type { ActionType } from '@aws-sdk/client-codepipeline';
import type { Operation } from '../../../kernel/context.ts';
import { providers } from '../providers/list.ts';

export const listActionTypes: Operation<'codepipeline', 'ListActionTypes'> = (input) => ({
  actionTypes: providers
    .filter(({ isRecorded }) => !isRecorded)
    .filter(({ owner }) => !input.actionOwnerFilter || owner === input.actionOwnerFilter)
    .map(
      ({ category, owner, provider, version, requiredKeys, optionalKeys, inputs, outputs }): ActionType => {
        const property = (required: boolean) => (name: string) => ({
          name,
          required,
          key: true,
          secret: false,
          queryable: false,
        });
        return {
          id: { category, owner, provider, version },
          actionConfigurationProperties: [
            ...requiredKeys.map(property(true)),
            ...optionalKeys.map(property(false)),
          ],
          inputArtifactDetails: { minimumCount: inputs[0], maximumCount: inputs[1] },
          outputArtifactDetails: { minimumCount: outputs[0], maximumCount: outputs[1] },
        };
      },
    ),
});
