// A custom action type as the API returns it.
import type { ActionType } from '@aws-sdk/client-codepipeline';
import type { CustomTypeRecord } from '../state.ts';

export const customTypeView = (type: CustomTypeRecord): ActionType => ({
  id: { category: type.category, owner: 'Custom', provider: type.provider, version: type.version },
  settings: type.settings,
  actionConfigurationProperties: [...type.properties],
  inputArtifactDetails: type.inputs,
  outputArtifactDetails: type.outputs,
});
