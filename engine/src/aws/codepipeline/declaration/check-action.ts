// The rules of one action: its type is known, and the type accepts its configuration and artifacts.
import type { ActionDeclaration, ActionTypeId, InputArtifact } from '@aws-sdk/client-codepipeline';
import type { ActionProvider } from '../action-provider.ts';
import { invalidAction, invalidStructure } from '../faults.ts';
import { providerOf, providers } from '../providers/list.ts';

const maxValueLength = 1000;

export function checkAction(action: ActionDeclaration, region: string): void {
  const type = action.actionTypeId;
  const provider = type && providerOf(type);
  if (!provider) throw invalidStructure(unknownType(action.name!, type));
  const { name, configuration = {}, runOrder = 1 } = action;
  if (!Number.isInteger(runOrder) || runOrder < 1 || runOrder > 999) {
    throw invalidAction(
      `The runOrder of action '${name}' must be a whole number from 1 to 999, not ${runOrder}`,
    );
  }
  if (action.region && action.region !== region) {
    throw invalidAction(
      `Drydock does not simulate actions of another region: '${name}' is in ${action.region}`,
    );
  }
  for (const key of provider.requiredKeys) {
    if (!configuration[key]) {
      throw invalidAction(
        `Action configuration for action '${name}' is missing required configuration '${key}'`,
      );
    }
  }
  for (const [key, value] of Object.entries(configuration)) {
    const isKnown = provider.requiredKeys.includes(key) || provider.optionalKeys.includes(key);
    if (!isKnown && !provider.hasAnyKeys) {
      throw invalidAction(
        `Action configuration for action '${name}' contains unknown configuration '${key}'`,
      );
    }
    if (value.length > maxValueLength) {
      throw invalidAction(
        `The value of '${key}' in action '${name}' has ${value.length} characters: at most ${maxValueLength} are allowed`,
      );
    }
  }
  checkCount('input', action, action.inputArtifacts, provider.inputs);
  checkCount('output', action, action.outputArtifacts, provider.outputs);
  checkTimeout(action, provider);
  const problem = provider.check?.(action);
  if (problem) throw invalidAction(`Action configuration for action '${name}' is not valid: ${problem}`);
}

function checkCount(
  direction: string,
  { name }: ActionDeclaration,
  artifacts: readonly InputArtifact[] = [],
  [fewest, most]: readonly [number, number],
): void {
  if (artifacts.length >= fewest && artifacts.length <= most) return;
  throw invalidAction(
    `Action '${name}' has ${artifacts.length} ${direction} artifact(s): its type takes ${fewest} to ${most}`,
  );
}

function checkTimeout({ name, timeoutInMinutes }: ActionDeclaration, { category }: ActionProvider): void {
  if (timeoutInMinutes === undefined) return;
  if (category !== 'Approval')
    throw invalidAction(`Action '${name}': only approvals can have a timeoutInMinutes`);
  if (timeoutInMinutes < 5 || timeoutInMinutes > 86_400) {
    throw invalidAction(`Action '${name}': timeoutInMinutes must be between 5 and 86400`);
  }
}

function unknownType(name: string, type: ActionTypeId | undefined): string {
  const { category, owner, provider, version } = type ?? {};
  const known = providers.map((each) => `${each.category}/${each.provider}`).join(', ');
  return (
    `ActionType (Category: '${category}', Provider: '${provider}', Owner: '${owner}', Version: '${version}') in ` +
    `action '${name}' is not simulated by Drydock. Of AWS's own types it simulates: ${known}`
  );
}
