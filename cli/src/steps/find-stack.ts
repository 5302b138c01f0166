// A stack by its name, with its outputs and parameters.
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Clients } from '../targets/clients.ts';

/** Undefined when there is no such stack. */
export async function findStack(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  name: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: name });
    return Stacks[0];
  } catch (error) {
    // `ValidationError`, which CloudFormation also answers for much else.
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}

export function outputsOf(stack: Stack | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
}

/** The parameters that a stack was deployed with. */
export function parametersOf(stack: Stack | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (stack?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  );
}
