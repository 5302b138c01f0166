// Written by `npm run generate` from the files in operations/. Do not edit.
import { acknowledgeJob } from '../operations/acknowledge-job.ts';
import { createCustomActionType } from '../operations/create-custom-action-type.ts';
import { createPipeline } from '../operations/create-pipeline.ts';
import { deleteCustomActionType } from '../operations/delete-custom-action-type.ts';
import { deletePipeline } from '../operations/delete-pipeline.ts';
import { deleteWebhook } from '../operations/delete-webhook.ts';
import { deregisterWebhookWithThirdParty } from '../operations/deregister-webhook-with-third-party.ts';
import { disableStageTransition } from '../operations/disable-stage-transition.ts';
import { enableStageTransition } from '../operations/enable-stage-transition.ts';
import { getJobDetails } from '../operations/get-job-details.ts';
import { getPipelineExecution } from '../operations/get-pipeline-execution.ts';
import { getPipelineState } from '../operations/get-pipeline-state.ts';
import { getPipeline } from '../operations/get-pipeline.ts';
import { listActionExecutions } from '../operations/list-action-executions.ts';
import { listActionTypes } from '../operations/list-action-types.ts';
import { listPipelineExecutions } from '../operations/list-pipeline-executions.ts';
import { listPipelines } from '../operations/list-pipelines.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { listWebhooks } from '../operations/list-webhooks.ts';
import { pollForJobs } from '../operations/poll-for-jobs.ts';
import { putApprovalResult } from '../operations/put-approval-result.ts';
import { putJobFailureResult } from '../operations/put-job-failure-result.ts';
import { putJobSuccessResult } from '../operations/put-job-success-result.ts';
import { putWebhook } from '../operations/put-webhook.ts';
import { registerWebhookWithThirdParty } from '../operations/register-webhook-with-third-party.ts';
import { retryStageExecution } from '../operations/retry-stage-execution.ts';
import { rollbackStage } from '../operations/rollback-stage.ts';
import { startPipelineExecution } from '../operations/start-pipeline-execution.ts';
import { stopPipelineExecution } from '../operations/stop-pipeline-execution.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';
import { updatePipeline } from '../operations/update-pipeline.ts';

export const operations = {
  AcknowledgeJob: acknowledgeJob,
  CreateCustomActionType: createCustomActionType,
  CreatePipeline: createPipeline,
  DeleteCustomActionType: deleteCustomActionType,
  DeletePipeline: deletePipeline,
  DeleteWebhook: deleteWebhook,
  DeregisterWebhookWithThirdParty: deregisterWebhookWithThirdParty,
  DisableStageTransition: disableStageTransition,
  EnableStageTransition: enableStageTransition,
  GetJobDetails: getJobDetails,
  GetPipeline: getPipeline,
  GetPipelineExecution: getPipelineExecution,
  GetPipelineState: getPipelineState,
  ListActionExecutions: listActionExecutions,
  ListActionTypes: listActionTypes,
  ListPipelineExecutions: listPipelineExecutions,
  ListPipelines: listPipelines,
  ListTagsForResource: listTagsForResource,
  ListWebhooks: listWebhooks,
  PollForJobs: pollForJobs,
  PutApprovalResult: putApprovalResult,
  PutJobFailureResult: putJobFailureResult,
  PutJobSuccessResult: putJobSuccessResult,
  PutWebhook: putWebhook,
  RegisterWebhookWithThirdParty: registerWebhookWithThirdParty,
  RetryStageExecution: retryStageExecution,
  RollbackStage: rollbackStage,
  StartPipelineExecution: startPipelineExecution,
  StopPipelineExecution: stopPipelineExecution,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdatePipeline: updatePipeline,
};
