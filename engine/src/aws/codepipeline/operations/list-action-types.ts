// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListActionTypes.html
// Lists the types that are simulated, and custom ones.
import type { ActionType } from '@aws-sdk/client-codepipeline';
import type { Operation } from '../../../kernel/context.ts';
import { providers } from '../providers/list.ts';
import { customTypes } from '../state.ts';
import { customTypeView } from '../views/custom-type.ts';

export const listActionTypes: Operation<'codepipeline', 'ListActionTypes'> = (input, ctx) => ({
  actionTypes: [...simulatedTypes(), ...ctx.all(customTypes).map(customTypeView)].filter(
    ({ id }) => !input.actionOwnerFilter || id!.owner === input.actionOwnerFilter,
  ),
});

const simulatedTypes = (): ActionType[] =>
  providers
    .filter(({ isRecorded }) => !isRecorded)
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
    );
