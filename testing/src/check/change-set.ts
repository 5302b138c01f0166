// What a change set says that an update would do.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import { templateOf } from '../deploy/deployment.ts';
import type { DeployableStack } from '../deploy/source.ts';
import type { Change } from './report.ts';

const name = 'drydock-check';
const withinMs = 600_000;

/** @throws AwsFault for a template that CloudFormation refuses */
export async function changesOf(simulation: Simulation, stack: DeployableStack): Promise<readonly Change[]> {
  const which = { StackName: stack.name, ChangeSetName: name };
  simulation.call('cloudformation', 'CreateChangeSet', {
    ...which,
    ...templateOf(simulation, stack),
    Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });
  const described = () => simulation.call('cloudformation', 'DescribeChangeSet', which);
  await simulation.until(() => !/_(PENDING|IN_PROGRESS)$/.test(described().Status ?? ''), withinMs);
  const { Changes = [] } = described();
  simulation.call('cloudformation', 'DeleteChangeSet', which);
  return Changes.flatMap(({ ResourceChange: change }) =>
    change
      ? [
          {
            action: change.Action ?? '',
            logicalId: change.LogicalResourceId ?? '',
            type: change.ResourceType ?? '',
            replacement: change.Replacement ?? '',
            properties: [...new Set((change.Details ?? []).flatMap(({ Target }) => Target?.Name ?? []))],
          },
        ]
      : [],
  );
}
