// Logical ids that a person can read and that stay what they are: the construct's path below its stack, run together,
// without the hash that the CDK appends. `Resource` names a construct's main resource and is left out.
// Vpc/Resource → Vpc, FlowLog/Role → FlowLogRole. Two constructs that would share an id are an error of synthesis.
import type { CfnElement } from 'aws-cdk-lib/core';

export function logicalIdOf(element: CfnElement): string {
  const path = element.node.scopes;
  return path
    .slice(path.indexOf(element.stack) + 1)
    .map((scope) => scope.node.id)
    .filter((id) => id !== 'Resource')
    .join('');
}
