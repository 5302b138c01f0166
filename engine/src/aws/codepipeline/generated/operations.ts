// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AcknowledgeJob: operation<(typeof import('../operations/acknowledge-job.ts'))['acknowledgeJob']>('acknowledge-job', 'acknowledgeJob'),
  CreateCustomActionType: operation<(typeof import('../operations/create-custom-action-type.ts'))['createCustomActionType']>('create-custom-action-type', 'createCustomActionType'),
  CreatePipeline: operation<(typeof import('../operations/create-pipeline.ts'))['createPipeline']>('create-pipeline', 'createPipeline'),
  DeleteCustomActionType: operation<(typeof import('../operations/delete-custom-action-type.ts'))['deleteCustomActionType']>('delete-custom-action-type', 'deleteCustomActionType'),
  DeletePipeline: operation<(typeof import('../operations/delete-pipeline.ts'))['deletePipeline']>('delete-pipeline', 'deletePipeline'),
  DeleteWebhook: operation<(typeof import('../operations/delete-webhook.ts'))['deleteWebhook']>('delete-webhook', 'deleteWebhook'),
  DeregisterWebhookWithThirdParty: operation<(typeof import('../operations/deregister-webhook-with-third-party.ts'))['deregisterWebhookWithThirdParty']>('deregister-webhook-with-third-party', 'deregisterWebhookWithThirdParty'),
  DisableStageTransition: operation<(typeof import('../operations/disable-stage-transition.ts'))['disableStageTransition']>('disable-stage-transition', 'disableStageTransition'),
  EnableStageTransition: operation<(typeof import('../operations/enable-stage-transition.ts'))['enableStageTransition']>('enable-stage-transition', 'enableStageTransition'),
  GetJobDetails: operation<(typeof import('../operations/get-job-details.ts'))['getJobDetails']>('get-job-details', 'getJobDetails'),
  GetPipeline: operation<(typeof import('../operations/get-pipeline.ts'))['getPipeline']>('get-pipeline', 'getPipeline'),
  GetPipelineExecution: operation<(typeof import('../operations/get-pipeline-execution.ts'))['getPipelineExecution']>('get-pipeline-execution', 'getPipelineExecution'),
  GetPipelineState: operation<(typeof import('../operations/get-pipeline-state.ts'))['getPipelineState']>('get-pipeline-state', 'getPipelineState'),
  ListActionExecutions: operation<(typeof import('../operations/list-action-executions.ts'))['listActionExecutions']>('list-action-executions', 'listActionExecutions'),
  ListActionTypes: operation<(typeof import('../operations/list-action-types.ts'))['listActionTypes']>('list-action-types', 'listActionTypes'),
  ListPipelineExecutions: operation<(typeof import('../operations/list-pipeline-executions.ts'))['listPipelineExecutions']>('list-pipeline-executions', 'listPipelineExecutions'),
  ListPipelines: operation<(typeof import('../operations/list-pipelines.ts'))['listPipelines']>('list-pipelines', 'listPipelines'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ListWebhooks: operation<(typeof import('../operations/list-webhooks.ts'))['listWebhooks']>('list-webhooks', 'listWebhooks'),
  PollForJobs: operation<(typeof import('../operations/poll-for-jobs.ts'))['pollForJobs']>('poll-for-jobs', 'pollForJobs'),
  PutApprovalResult: operation<(typeof import('../operations/put-approval-result.ts'))['putApprovalResult']>('put-approval-result', 'putApprovalResult'),
  PutJobFailureResult: operation<(typeof import('../operations/put-job-failure-result.ts'))['putJobFailureResult']>('put-job-failure-result', 'putJobFailureResult'),
  PutJobSuccessResult: operation<(typeof import('../operations/put-job-success-result.ts'))['putJobSuccessResult']>('put-job-success-result', 'putJobSuccessResult'),
  PutWebhook: operation<(typeof import('../operations/put-webhook.ts'))['putWebhook']>('put-webhook', 'putWebhook'),
  RegisterWebhookWithThirdParty: operation<(typeof import('../operations/register-webhook-with-third-party.ts'))['registerWebhookWithThirdParty']>('register-webhook-with-third-party', 'registerWebhookWithThirdParty'),
  RetryStageExecution: operation<(typeof import('../operations/retry-stage-execution.ts'))['retryStageExecution']>('retry-stage-execution', 'retryStageExecution'),
  RollbackStage: operation<(typeof import('../operations/rollback-stage.ts'))['rollbackStage']>('rollback-stage', 'rollbackStage'),
  StartPipelineExecution: operation<(typeof import('../operations/start-pipeline-execution.ts'))['startPipelineExecution']>('start-pipeline-execution', 'startPipelineExecution'),
  StopPipelineExecution: operation<(typeof import('../operations/stop-pipeline-execution.ts'))['stopPipelineExecution']>('stop-pipeline-execution', 'stopPipelineExecution'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdatePipeline: operation<(typeof import('../operations/update-pipeline.ts'))['updatePipeline']>('update-pipeline', 'updatePipeline'),
};
