// Readable, stable logical ids: the construct's path below its stack, joined, without the hash that the CDK appends. `Resource` names a construct's main resource and is left out.
// Vpc/Resource → Vpc, FlowLog/Role → FlowLogRole. Two constructs that would share an id are a synthesis error.
import type { CfnElement } from 'aws-cdk-lib/core';

export function logicalIdOf(element: CfnElement): string {
  const path = element.node.scopes;
  return path
    .slice(path.indexOf(element.stack) + 1)
    .map((scope) => scope.node.id)
    .filter((id) => id !== 'Resource')
    .join('');
}
