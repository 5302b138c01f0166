// The actions of custom types: the type exists, and takes their configuration and their artifacts.
import type { ActionDeclaration, PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import type { Reader } from '../../../kernel/table.ts';
import { invalidAction, invalidStructure } from '../faults.ts';
import { customTypeKey, customTypes } from '../state.ts';

export function checkCustomTypes({ stages = [] }: PipelineDeclaration, region: string, state: Reader): void {
  for (const action of stages.flatMap(({ actions = [] }) => actions)) {
    if (action.actionTypeId?.owner === 'Custom') check(action, region, state);
  }
}

function check(action: ActionDeclaration, region: string, state: Reader): void {
  const { category, provider, version } = action.actionTypeId!;
  const type = state.get(customTypes, customTypeKey(category!, provider!, version!));
  if (!type) {
    throw invalidStructure(
      `ActionType (Category: '${category}', Provider: '${provider}', Owner: 'Custom', Version: '${version}') in action '${action.name}' is not available in region ${region.toUpperCase().replaceAll('-', '_')}`,
    );
  }
  const { configuration = {}, inputArtifacts = [], outputArtifacts = [] } = action;
  for (const { name, required } of type.properties) {
    if (required && !configuration[name!]) {
      throw invalidAction(
        `Action configuration for action '${action.name}' is missing required configuration '${name}'`,
      );
    }
  }
  const unknown = Object.keys(configuration).find((key) => !type.properties.some(({ name }) => name === key));
  if (unknown !== undefined) {
    throw invalidAction(
      `Action configuration for action '${action.name}' contains unknown configuration '${unknown}'`,
    );
  }
  for (const [direction, artifacts, { minimumCount = 0, maximumCount = 0 }] of [
    ['input', inputArtifacts, type.inputs],
    ['output', outputArtifacts, type.outputs],
  ] as const) {
    if (artifacts.length >= minimumCount && artifacts.length <= maximumCount) continue;
    throw invalidAction(
      `Action '${action.name}' has ${artifacts.length} ${direction} artifact(s): its type takes ${minimumCount} to ${maximumCount}`,
    );
  }
}
