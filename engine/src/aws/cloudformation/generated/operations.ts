// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CancelUpdateStack: operation<(typeof import('../operations/cancel-update-stack.ts'))['cancelUpdateStack']>('cancel-update-stack', 'cancelUpdateStack'),
  ContinueUpdateRollback: operation<(typeof import('../operations/continue-update-rollback.ts'))['continueUpdateRollback']>('continue-update-rollback', 'continueUpdateRollback'),
  CreateChangeSet: operation<(typeof import('../operations/create-change-set.ts'))['createChangeSet']>('create-change-set', 'createChangeSet'),
  CreateStack: operation<(typeof import('../operations/create-stack.ts'))['createStack']>('create-stack', 'createStack'),
  DeleteChangeSet: operation<(typeof import('../operations/delete-change-set.ts'))['deleteChangeSet']>('delete-change-set', 'deleteChangeSet'),
  DeleteStack: operation<(typeof import('../operations/delete-stack.ts'))['deleteStack']>('delete-stack', 'deleteStack'),
  DescribeChangeSet: operation<(typeof import('../operations/describe-change-set.ts'))['describeChangeSet']>('describe-change-set', 'describeChangeSet'),
  DescribeEvents: operation<(typeof import('../operations/describe-events.ts'))['describeEvents']>('describe-events', 'describeEvents'),
  DescribeStackDriftDetectionStatus: operation<(typeof import('../operations/describe-stack-drift-detection-status.ts'))['describeStackDriftDetectionStatus']>('describe-stack-drift-detection-status', 'describeStackDriftDetectionStatus'),
  DescribeStackEvents: operation<(typeof import('../operations/describe-stack-events.ts'))['describeStackEvents']>('describe-stack-events', 'describeStackEvents'),
  DescribeStackResource: operation<(typeof import('../operations/describe-stack-resource.ts'))['describeStackResource']>('describe-stack-resource', 'describeStackResource'),
  DescribeStackResourceDrifts: operation<(typeof import('../operations/describe-stack-resource-drifts.ts'))['describeStackResourceDrifts']>('describe-stack-resource-drifts', 'describeStackResourceDrifts'),
  DescribeStackResources: operation<(typeof import('../operations/describe-stack-resources.ts'))['describeStackResources']>('describe-stack-resources', 'describeStackResources'),
  DescribeStacks: operation<(typeof import('../operations/describe-stacks.ts'))['describeStacks']>('describe-stacks', 'describeStacks'),
  DetectStackDrift: operation<(typeof import('../operations/detect-stack-drift.ts'))['detectStackDrift']>('detect-stack-drift', 'detectStackDrift'),
  DetectStackResourceDrift: operation<(typeof import('../operations/detect-stack-resource-drift.ts'))['detectStackResourceDrift']>('detect-stack-resource-drift', 'detectStackResourceDrift'),
  ExecuteChangeSet: operation<(typeof import('../operations/execute-change-set.ts'))['executeChangeSet']>('execute-change-set', 'executeChangeSet'),
  GetStackPolicy: operation<(typeof import('../operations/get-stack-policy.ts'))['getStackPolicy']>('get-stack-policy', 'getStackPolicy'),
  GetTemplate: operation<(typeof import('../operations/get-template.ts'))['getTemplate']>('get-template', 'getTemplate'),
  GetTemplateSummary: operation<(typeof import('../operations/get-template-summary.ts'))['getTemplateSummary']>('get-template-summary', 'getTemplateSummary'),
  ListChangeSets: operation<(typeof import('../operations/list-change-sets.ts'))['listChangeSets']>('list-change-sets', 'listChangeSets'),
  ListExports: operation<(typeof import('../operations/list-exports.ts'))['listExports']>('list-exports', 'listExports'),
  ListImports: operation<(typeof import('../operations/list-imports.ts'))['listImports']>('list-imports', 'listImports'),
  ListStackResources: operation<(typeof import('../operations/list-stack-resources.ts'))['listStackResources']>('list-stack-resources', 'listStackResources'),
  ListStacks: operation<(typeof import('../operations/list-stacks.ts'))['listStacks']>('list-stacks', 'listStacks'),
  RollbackStack: operation<(typeof import('../operations/rollback-stack.ts'))['rollbackStack']>('rollback-stack', 'rollbackStack'),
  SetStackPolicy: operation<(typeof import('../operations/set-stack-policy.ts'))['setStackPolicy']>('set-stack-policy', 'setStackPolicy'),
  SignalResource: operation<(typeof import('../operations/signal-resource.ts'))['signalResource']>('signal-resource', 'signalResource'),
  UpdateStack: operation<(typeof import('../operations/update-stack.ts'))['updateStack']>('update-stack', 'updateStack'),
  UpdateTerminationProtection: operation<(typeof import('../operations/update-termination-protection.ts'))['updateTerminationProtection']>('update-termination-protection', 'updateTerminationProtection'),
  ValidateTemplate: operation<(typeof import('../operations/validate-template.ts'))['validateTemplate']>('validate-template', 'validateTemplate'),
};
