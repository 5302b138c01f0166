// AWS CloudFormation: stacks made of the resource types that the other services provide.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html
import { type ListedType, listed } from '../../contracts/listed-type.ts';
import { defineService, type Service } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { withTypes } from './context.ts';
import { macroControllerOf } from './controllers/macros.ts';
import { stackControllerOf } from './controllers/stack.ts';
import { customResource } from './custom-resource/custom-resource.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { moved } from './reports/moved.ts';
import { nestedStack } from './resources/stack.ts';
import { type TypeRegistry, typeRegistry } from './schema/registry.ts';

declare module '../../kernel/registry.ts' {
  interface Controllers {
    'cloudformation/macros': unknown;
    'cloudformation/stack': unknown;
  }
  interface Clients {
    cloudformation: typeof import('@aws-sdk/client-cloudformation');
  }
}

/** @param resourceTypes the types that are simulated; every other public type is only recorded */
export function cloudFormation(resourceTypes: readonly ListedType[]): Service<'cloudformation'> {
  const own = [
    ...resources,
    listed(customResource('AWS::CloudFormation::CustomResource')),
    listed(nestedStack((name) => types(name))),
  ];
  const types: TypeRegistry = typeRegistry([...resourceTypes, ...own]);
  return defineService({
    id: 'cloudformation',
    client: () => import('@aws-sdk/client-cloudformation'),
    constraints: new URL('./generated/constraints.json', import.meta.url),
    permissions: permissionsBeside(import.meta.url),
    wire: { protocol: 'awsQuery', xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/' },
    operations: withTypes(operations, types),
    quotas: Object.values(quotas),
    resources: own,
    reports: { 'resources/moved': moved },
    controllers: [stackControllerOf(types), macroControllerOf(types)],
  });
}
