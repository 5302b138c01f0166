// Written by `npm run generate` from the files in operations/. Do not edit.
import { createPipeline } from '../operations/create-pipeline.ts';
import { deletePipeline } from '../operations/delete-pipeline.ts';
import { deleteWebhook } from '../operations/delete-webhook.ts';
import { deregisterWebhookWithThirdParty } from '../operations/deregister-webhook-with-third-party.ts';
import { disableStageTransition } from '../operations/disable-stage-transition.ts';
import { enableStageTransition } from '../operations/enable-stage-transition.ts';
import { getPipelineExecution } from '../operations/get-pipeline-execution.ts';
import { getPipelineState } from '../operations/get-pipeline-state.ts';
import { getPipeline } from '../operations/get-pipeline.ts';
import { listActionExecutions } from '../operations/list-action-executions.ts';
import { listActionTypes } from '../operations/list-action-types.ts';
import { listPipelineExecutions } from '../operations/list-pipeline-executions.ts';
import { listPipelines } from '../operations/list-pipelines.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { listWebhooks } from '../operations/list-webhooks.ts';
import { putApprovalResult } from '../operations/put-approval-result.ts';
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
  CreatePipeline: createPipeline,
  DeletePipeline: deletePipeline,
  DeleteWebhook: deleteWebhook,
  DeregisterWebhookWithThirdParty: deregisterWebhookWithThirdParty,
  DisableStageTransition: disableStageTransition,
  EnableStageTransition: enableStageTransition,
  GetPipeline: getPipeline,
  GetPipelineExecution: getPipelineExecution,
  GetPipelineState: getPipelineState,
  ListActionExecutions: listActionExecutions,
  ListActionTypes: listActionTypes,
  ListPipelineExecutions: listPipelineExecutions,
  ListPipelines: listPipelines,
  ListTagsForResource: listTagsForResource,
  ListWebhooks: listWebhooks,
  PutApprovalResult: putApprovalResult,
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
