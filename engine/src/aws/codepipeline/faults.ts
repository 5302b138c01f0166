// CodePipeline's errors.
import { fault } from '../../kernel/faults.ts';

export const invalidStructure = fault('InvalidStructureException', (text: string) => text);
export const roleNotAssumable = fault(
  'InvalidStructureException',
  (who: string, role: string) => `${who} is not authorized to perform AssumeRole on role ${role}`,
);
export const invalidStage = fault('InvalidStageDeclarationException', (text: string) => text);
export const invalidAction = fault('InvalidActionDeclarationException', (text: string) => text);
export const invalid = fault('ValidationException', (text: string) => text);
export const pipelineNameInUse = fault(
  'PipelineNameInUseException',
  (name: string) => `A pipeline with the name '${name}' already exists in account`,
);
export const pipelineNotFound = fault(
  'PipelineNotFoundException',
  (account: string, name: string) => `Account '${account}' does not have a pipeline with name '${name}'`,
);
export const pipelineVersionNotFound = fault(
  'PipelineVersionNotFoundException',
  (name: string, version: number) => `Pipeline '${name}' does not have a version ${version}`,
);
export const executionNotFound = fault(
  'PipelineExecutionNotFoundException',
  (pipeline: string, id: string) => `Pipeline '${pipeline}' does not have an execution with id '${id}'`,
);
export const stageNotFound = fault(
  'StageNotFoundException',
  (pipeline: string, stage: string) => `Pipeline '${pipeline}' does not have a stage with name '${stage}'`,
);
export const actionNotFound = fault(
  'ActionNotFoundException',
  (stage: string, action: string) => `Stage '${stage}' does not have an action with name '${action}'`,
);
export const notStoppable = fault(
  'PipelineExecutionNotStoppableException',
  (id: string, status: string) => `Execution ${id} cannot be stopped: its status is ${status}`,
);
export const alreadyStopping = fault(
  'DuplicatedStopRequestException',
  (id: string) => `Execution ${id} is already stopping, and waits for its actions to end`,
);
export const stageNotRetryable = fault('StageNotRetryableException', (text: string) => text);
export const notLatestExecution = fault(
  'NotLatestPipelineExecutionException',
  (id: string, stage: string) => `Execution ${id} is no longer the latest in stage ${stage}`,
);
export const unableToRollBack = fault('UnableToRollbackStageException', (text: string) => text);
export const executionOutdated = fault(
  'PipelineExecutionOutdatedException',
  (id: string) => `The pipeline was changed since execution ${id} ran: it cannot be the target of a rollback`,
);
export const conditionNotOverridable = fault(
  'ConditionNotOverridableException',
  (stage: string, status: string) => `The condition of stage ${stage} cannot be overridden: it is ${status}`,
);
export const invalidApprovalToken = fault(
  'InvalidApprovalTokenException',
  'The approval token is not valid.',
);
export const approvalCompleted = fault(
  'ApprovalAlreadyCompletedException',
  'The approval action has already been approved or rejected.',
);
export const invalidNextToken = fault('InvalidNextTokenException', 'The next token is not valid.');
export const invalidArn = fault('InvalidArnException', (arn: string) => `Not the ARN of a pipeline: ${arn}`);
export const resourceNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `No such resource: ${arn}`,
);
export const webhookNotFound = fault(
  'WebhookNotFoundException',
  'The specified webhook was entered in an invalid format or cannot be found.',
);
export const invalidWebhookAuthentication = fault(
  'InvalidWebhookAuthenticationParametersException',
  (text: string) => text,
);
export const invalidWebhookFilter = fault('InvalidWebhookFilterPatternException', (text: string) => text);
export const jobNotFound = fault('JobNotFoundException', (id: string) => `The job ${id} cannot be found.`);
export const invalidNonce = fault('InvalidNonceException', 'The nonce was specified in an invalid format.');
export const invalidJobState = fault(
  'InvalidJobStateException',
  (id: string, status: string) =>
    `The job ${id} is ${status}: only a job that is in progress can have a result.`,
);
export const actionTypeNotFound = fault(
  'ActionTypeNotFoundException',
  'The specified action type cannot be found.',
);
export const tooManyExecutions = fault(
  'ConcurrentPipelineExecutionsLimitExceededException',
  (limit: number) => `The pipeline has reached the limit for concurrent pipeline executions: ${limit}`,
);
