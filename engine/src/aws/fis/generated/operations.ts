// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CreateExperimentTemplate: operation<(typeof import('../operations/create-experiment-template.ts'))['createExperimentTemplate']>('create-experiment-template', 'createExperimentTemplate'),
  CreateTargetAccountConfiguration: operation<(typeof import('../operations/target-account-configurations.ts'))['createTargetAccountConfiguration']>('target-account-configurations', 'createTargetAccountConfiguration'),
  DeleteExperimentTemplate: operation<(typeof import('../operations/delete-experiment-template.ts'))['deleteExperimentTemplate']>('delete-experiment-template', 'deleteExperimentTemplate'),
  DeleteTargetAccountConfiguration: operation<(typeof import('../operations/target-account-configurations.ts'))['deleteTargetAccountConfiguration']>('target-account-configurations', 'deleteTargetAccountConfiguration'),
  GetAction: operation<(typeof import('../operations/get-action.ts'))['getAction']>('get-action', 'getAction'),
  GetExperiment: operation<(typeof import('../operations/get-experiment.ts'))['getExperiment']>('get-experiment', 'getExperiment'),
  GetExperimentTargetAccountConfiguration: operation<(typeof import('../operations/target-account-configurations.ts'))['getExperimentTargetAccountConfiguration']>('target-account-configurations', 'getExperimentTargetAccountConfiguration'),
  GetExperimentTemplate: operation<(typeof import('../operations/get-experiment-template.ts'))['getExperimentTemplate']>('get-experiment-template', 'getExperimentTemplate'),
  GetSafetyLever: operation<(typeof import('../operations/get-safety-lever.ts'))['getSafetyLever']>('get-safety-lever', 'getSafetyLever'),
  GetTargetAccountConfiguration: operation<(typeof import('../operations/target-account-configurations.ts'))['getTargetAccountConfiguration']>('target-account-configurations', 'getTargetAccountConfiguration'),
  GetTargetResourceType: operation<(typeof import('../operations/get-target-resource-type.ts'))['getTargetResourceType']>('get-target-resource-type', 'getTargetResourceType'),
  ListActions: operation<(typeof import('../operations/list-actions.ts'))['listActions']>('list-actions', 'listActions'),
  ListExperimentResolvedTargets: operation<(typeof import('../operations/list-experiment-resolved-targets.ts'))['listExperimentResolvedTargets']>('list-experiment-resolved-targets', 'listExperimentResolvedTargets'),
  ListExperimentTargetAccountConfigurations: operation<(typeof import('../operations/target-account-configurations.ts'))['listExperimentTargetAccountConfigurations']>('target-account-configurations', 'listExperimentTargetAccountConfigurations'),
  ListExperimentTemplates: operation<(typeof import('../operations/list-experiment-templates.ts'))['listExperimentTemplates']>('list-experiment-templates', 'listExperimentTemplates'),
  ListExperiments: operation<(typeof import('../operations/list-experiments.ts'))['listExperiments']>('list-experiments', 'listExperiments'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ListTargetAccountConfigurations: operation<(typeof import('../operations/target-account-configurations.ts'))['listTargetAccountConfigurations']>('target-account-configurations', 'listTargetAccountConfigurations'),
  ListTargetResourceTypes: operation<(typeof import('../operations/list-target-resource-types.ts'))['listTargetResourceTypes']>('list-target-resource-types', 'listTargetResourceTypes'),
  StartExperiment: operation<(typeof import('../operations/start-experiment.ts'))['startExperiment']>('start-experiment', 'startExperiment'),
  StopExperiment: operation<(typeof import('../operations/stop-experiment.ts'))['stopExperiment']>('stop-experiment', 'stopExperiment'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateExperimentTemplate: operation<(typeof import('../operations/update-experiment-template.ts'))['updateExperimentTemplate']>('update-experiment-template', 'updateExperimentTemplate'),
  UpdateSafetyLeverState: operation<(typeof import('../operations/update-safety-lever-state.ts'))['updateSafetyLeverState']>('update-safety-lever-state', 'updateSafetyLeverState'),
  UpdateTargetAccountConfiguration: operation<(typeof import('../operations/target-account-configurations.ts'))['updateTargetAccountConfiguration']>('target-account-configurations', 'updateTargetAccountConfiguration'),
};
