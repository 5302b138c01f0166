// AWS CloudFormation: stacks of the resource types that the other services bring.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html
import type { ResourceType } from '../../kernel/resource-type.ts';
import { defineService, type Service } from '../../kernel/service.ts';
import { cancelUpdateStack } from './operations/cancel-update-stack.ts';
import { continueUpdateRollback } from './operations/continue-update-rollback.ts';
import { createChangeSet } from './operations/create-change-set.ts';
import { createStack } from './operations/create-stack.ts';
import { deleteChangeSet } from './operations/delete-change-set.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { describeChangeSet } from './operations/describe-change-set.ts';
import { describeStackEvents } from './operations/describe-stack-events.ts';
import { describeStackResource } from './operations/describe-stack-resource.ts';
import { describeStackResources } from './operations/describe-stack-resources.ts';
import { describeStacks } from './operations/describe-stacks.ts';
import { executeChangeSet } from './operations/execute-change-set.ts';
import { getTemplate } from './operations/get-template.ts';
import { getTemplateSummary } from './operations/get-template-summary.ts';
import { listChangeSets } from './operations/list-change-sets.ts';
import { listExports } from './operations/list-exports.ts';
import { listImports } from './operations/list-imports.ts';
import { listStackResources } from './operations/list-stack-resources.ts';
import { listStacks } from './operations/list-stacks.ts';
import { rollbackStack } from './operations/rollback-stack.ts';
import { signalResource } from './operations/signal-resource.ts';
import { updateStack } from './operations/update-stack.ts';
import { updateTerminationProtection } from './operations/update-termination-protection.ts';
import { validateTemplate } from './operations/validate-template.ts';
import { cdkMetadata } from './resources/cdk-metadata.ts';
import { nestedStack } from './resources/stack.ts';
import { type TypeRegistry, typeRegistry } from './schema/registry.ts';
import { stackControllerOf } from './stack/controller.ts';

/** @param resourceTypes what the other services can make; every other public type is only recorded */
export function cloudFormation(resourceTypes: readonly ResourceType[]): Service<'cloudformation'> {
  const own = [cdkMetadata, nestedStack((name) => types(name))];
  const types: TypeRegistry = typeRegistry([...resourceTypes, ...own]);
  return defineService({
    id: 'cloudformation',
    operations: {
      CancelUpdateStack: cancelUpdateStack,
      ContinueUpdateRollback: continueUpdateRollback,
      CreateChangeSet: createChangeSet(types),
      CreateStack: createStack(types),
      DeleteChangeSet: deleteChangeSet,
      DeleteStack: deleteStack,
      DescribeChangeSet: describeChangeSet,
      DescribeStackEvents: describeStackEvents,
      DescribeStackResource: describeStackResource,
      DescribeStackResources: describeStackResources,
      DescribeStacks: describeStacks,
      ExecuteChangeSet: executeChangeSet(types),
      GetTemplate: getTemplate,
      GetTemplateSummary: getTemplateSummary(types),
      ListChangeSets: listChangeSets,
      ListExports: listExports,
      ListImports: listImports,
      ListStackResources: listStackResources,
      ListStacks: listStacks,
      RollbackStack: rollbackStack,
      SignalResource: signalResource,
      UpdateStack: updateStack(types),
      UpdateTerminationProtection: updateTerminationProtection,
      ValidateTemplate: validateTemplate(types),
    },
    resources: own,
    controllers: [stackControllerOf(types)],
  });
}
