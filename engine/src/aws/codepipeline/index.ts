// AWS CodePipeline: pipelines that a commit starts, with stages of actions that other services perform.
import { defineService } from '../../kernel/service.ts';
import { actionController } from './controllers/action.ts';
import { executionController } from './controllers/execution.ts';
import { pipelineController } from './controllers/pipeline.ts';
import { sourceController } from './controllers/source.ts';
import { createPipeline } from './operations/create-pipeline.ts';
import { deletePipeline } from './operations/delete-pipeline.ts';
import { disableStageTransition } from './operations/disable-stage-transition.ts';
import { enableStageTransition } from './operations/enable-stage-transition.ts';
import { getPipeline } from './operations/get-pipeline.ts';
import { getPipelineExecution } from './operations/get-pipeline-execution.ts';
import { getPipelineState } from './operations/get-pipeline-state.ts';
import { listActionExecutions } from './operations/list-action-executions.ts';
import { listActionTypes } from './operations/list-action-types.ts';
import { listPipelineExecutions } from './operations/list-pipeline-executions.ts';
import { listPipelines } from './operations/list-pipelines.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putApprovalResult } from './operations/put-approval-result.ts';
import { retryStageExecution } from './operations/retry-stage-execution.ts';
import { rollbackStage } from './operations/rollback-stage.ts';
import { startPipelineExecution } from './operations/start-pipeline-execution.ts';
import { stopPipelineExecution } from './operations/stop-pipeline-execution.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updatePipeline } from './operations/update-pipeline.ts';
import { gitArchived, gitFailed } from './reports/git-archived.ts';
import { gitHead } from './reports/git-head.ts';
import { pipelineResource } from './resources/pipeline.ts';

export const codePipeline = defineService({
  id: 'codepipeline',
  operations: {
    CreatePipeline: createPipeline,
    DeletePipeline: deletePipeline,
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
    PutApprovalResult: putApprovalResult,
    RetryStageExecution: retryStageExecution,
    RollbackStage: rollbackStage,
    StartPipelineExecution: startPipelineExecution,
    StopPipelineExecution: stopPipelineExecution,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdatePipeline: updatePipeline,
  },
  controllers: [pipelineController, executionController, actionController, sourceController],
  reports: { 'git/head': gitHead, 'git/archived': gitArchived, 'git/failed': gitFailed },
  resources: [pipelineResource],
});
