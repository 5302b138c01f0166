// Written by `npm run generate` from AWS's model of fis. Do not edit.

interface Handled<O> { resolveMiddleware(...args: never): (...args: never) => Promise<{ output: O }> }

export interface Action {
  id?: string | undefined;
  arn?: string | undefined;
  description?: string | undefined;
  parameters?: Record<string, ActionParameter> | undefined;
  targets?: Record<string, ActionTarget> | undefined;
  tags?: Record<string, string> | undefined;
}

export interface ActionParameter {
  description?: string | undefined;
  required?: boolean | undefined;
}

export interface ActionSummary {
  id?: string | undefined;
  arn?: string | undefined;
  description?: string | undefined;
  targets?: Record<string, ActionTarget> | undefined;
  tags?: Record<string, string> | undefined;
}

export interface ActionTarget {
  resourceType?: string | undefined;
}

export interface CreateExperimentTemplateActionInput {
  actionId: string | undefined;
  description?: string | undefined;
  parameters?: Record<string, string> | undefined;
  targets?: Record<string, string> | undefined;
  startAfter?: (string)[] | undefined;
}

export interface CreateExperimentTemplateExperimentOptionsInput {
  accountTargeting?: 'single-account' | 'multi-account' | undefined;
  emptyTargetResolutionMode?: 'fail' | 'skip' | undefined;
}

export interface CreateExperimentTemplateLogConfigurationInput {
  cloudWatchLogsConfiguration?: ExperimentTemplateCloudWatchLogsLogConfigurationInput | undefined;
  s3Configuration?: ExperimentTemplateS3LogConfigurationInput | undefined;
  logSchemaVersion: number | undefined;
}

export interface CreateExperimentTemplateReportConfigurationInput {
  outputs?: ExperimentTemplateReportConfigurationOutputsInput | undefined;
  dataSources?: ExperimentTemplateReportConfigurationDataSourcesInput | undefined;
  preExperimentDuration?: string | undefined;
  postExperimentDuration?: string | undefined;
}

export interface CreateExperimentTemplateRequest {
  clientToken: string | undefined;
  description: string | undefined;
  stopConditions: (CreateExperimentTemplateStopConditionInput)[] | undefined;
  targets?: Record<string, CreateExperimentTemplateTargetInput> | undefined;
  actions: Record<string, CreateExperimentTemplateActionInput> | undefined;
  roleArn: string | undefined;
  tags?: Record<string, string> | undefined;
  logConfiguration?: CreateExperimentTemplateLogConfigurationInput | undefined;
  experimentOptions?: CreateExperimentTemplateExperimentOptionsInput | undefined;
  experimentReportConfiguration?: CreateExperimentTemplateReportConfigurationInput | undefined;
}

export interface CreateExperimentTemplateResponse {
  experimentTemplate?: ExperimentTemplate | undefined;
}

export interface CreateExperimentTemplateStopConditionInput {
  source: string | undefined;
  value?: string | undefined;
}

export interface CreateExperimentTemplateTargetInput {
  resourceType: string | undefined;
  resourceArns?: (string)[] | undefined;
  resourceTags?: Record<string, string> | undefined;
  filters?: (ExperimentTemplateTargetInputFilter)[] | undefined;
  selectionMode: string | undefined;
  parameters?: Record<string, string> | undefined;
}

export interface CreateTargetAccountConfigurationRequest {
  clientToken?: string | undefined;
  experimentTemplateId: string | undefined;
  accountId: string | undefined;
  roleArn: string | undefined;
  description?: string | undefined;
}

export interface CreateTargetAccountConfigurationResponse {
  targetAccountConfiguration?: TargetAccountConfiguration | undefined;
}

export interface DeleteExperimentTemplateRequest {
  id: string | undefined;
}

export interface DeleteExperimentTemplateResponse {
  experimentTemplate?: ExperimentTemplate | undefined;
}

export interface DeleteTargetAccountConfigurationRequest {
  experimentTemplateId: string | undefined;
  accountId: string | undefined;
}

export interface DeleteTargetAccountConfigurationResponse {
  targetAccountConfiguration?: TargetAccountConfiguration | undefined;
}

export interface Experiment {
  id?: string | undefined;
  arn?: string | undefined;
  experimentTemplateId?: string | undefined;
  roleArn?: string | undefined;
  state?: ExperimentState | undefined;
  targets?: Record<string, ExperimentTarget> | undefined;
  actions?: Record<string, ExperimentAction> | undefined;
  stopConditions?: (ExperimentStopCondition)[] | undefined;
  creationTime?: Date | undefined;
  startTime?: Date | undefined;
  endTime?: Date | undefined;
  tags?: Record<string, string> | undefined;
  logConfiguration?: ExperimentLogConfiguration | undefined;
  experimentOptions?: ExperimentOptions | undefined;
  targetAccountConfigurationsCount?: number | undefined;
  experimentReportConfiguration?: ExperimentReportConfiguration | undefined;
  experimentReport?: ExperimentReport | undefined;
}

export interface ExperimentAction {
  actionId?: string | undefined;
  description?: string | undefined;
  parameters?: Record<string, string> | undefined;
  targets?: Record<string, string> | undefined;
  startAfter?: (string)[] | undefined;
  state?: ExperimentActionState | undefined;
  startTime?: Date | undefined;
  endTime?: Date | undefined;
}

export interface ExperimentActionState {
  status?: 'pending' | 'initiating' | 'running' | 'completed' | 'cancelled' | 'stopping' | 'stopped' | 'failed' | 'skipped' | undefined;
  reason?: string | undefined;
}

export interface ExperimentCloudWatchLogsLogConfiguration {
  logGroupArn?: string | undefined;
}

export interface ExperimentError {
  accountId?: string | undefined;
  code?: string | undefined;
  location?: string | undefined;
}

export interface ExperimentLogConfiguration {
  cloudWatchLogsConfiguration?: ExperimentCloudWatchLogsLogConfiguration | undefined;
  s3Configuration?: ExperimentS3LogConfiguration | undefined;
  logSchemaVersion?: number | undefined;
}

export interface ExperimentOptions {
  accountTargeting?: 'single-account' | 'multi-account' | undefined;
  emptyTargetResolutionMode?: 'fail' | 'skip' | undefined;
  actionsMode?: 'skip-all' | 'run-all' | undefined;
}

export interface ExperimentReport {
  state?: ExperimentReportState | undefined;
  s3Reports?: (ExperimentReportS3Report)[] | undefined;
}

export interface ExperimentReportConfiguration {
  outputs?: ExperimentReportConfigurationOutputs | undefined;
  dataSources?: ExperimentReportConfigurationDataSources | undefined;
  preExperimentDuration?: string | undefined;
  postExperimentDuration?: string | undefined;
}

export interface ExperimentReportConfigurationCloudWatchDashboard {
  dashboardIdentifier?: string | undefined;
}

export interface ExperimentReportConfigurationDataSources {
  cloudWatchDashboards?: (ExperimentReportConfigurationCloudWatchDashboard)[] | undefined;
}

export interface ExperimentReportConfigurationOutputs {
  s3Configuration?: ExperimentReportConfigurationOutputsS3Configuration | undefined;
}

export interface ExperimentReportConfigurationOutputsS3Configuration {
  bucketName?: string | undefined;
  prefix?: string | undefined;
}

export interface ExperimentReportError {
  code?: string | undefined;
}

export interface ExperimentReportS3Report {
  arn?: string | undefined;
  reportType?: string | undefined;
}

export interface ExperimentReportState {
  status?: 'pending' | 'running' | 'completed' | 'cancelled' | 'failed' | undefined;
  reason?: string | undefined;
  error?: ExperimentReportError | undefined;
}

export interface ExperimentS3LogConfiguration {
  bucketName?: string | undefined;
  prefix?: string | undefined;
}

export interface ExperimentState {
  status?: 'pending' | 'initiating' | 'running' | 'completed' | 'stopping' | 'stopped' | 'failed' | 'cancelled' | undefined;
  reason?: string | undefined;
  error?: ExperimentError | undefined;
}

export interface ExperimentStopCondition {
  source?: string | undefined;
  value?: string | undefined;
}

export interface ExperimentSummary {
  id?: string | undefined;
  arn?: string | undefined;
  experimentTemplateId?: string | undefined;
  state?: ExperimentState | undefined;
  creationTime?: Date | undefined;
  tags?: Record<string, string> | undefined;
  experimentOptions?: ExperimentOptions | undefined;
}

export interface ExperimentTarget {
  resourceType?: string | undefined;
  resourceArns?: (string)[] | undefined;
  resourceTags?: Record<string, string> | undefined;
  filters?: (ExperimentTargetFilter)[] | undefined;
  selectionMode?: string | undefined;
  parameters?: Record<string, string> | undefined;
}

export interface ExperimentTargetAccountConfiguration {
  roleArn?: string | undefined;
  accountId?: string | undefined;
  description?: string | undefined;
}

export interface ExperimentTargetAccountConfigurationSummary {
  roleArn?: string | undefined;
  accountId?: string | undefined;
  description?: string | undefined;
}

export interface ExperimentTargetFilter {
  path?: string | undefined;
  values?: (string)[] | undefined;
}

export interface ExperimentTemplate {
  id?: string | undefined;
  arn?: string | undefined;
  description?: string | undefined;
  targets?: Record<string, ExperimentTemplateTarget> | undefined;
  actions?: Record<string, ExperimentTemplateAction> | undefined;
  stopConditions?: (ExperimentTemplateStopCondition)[] | undefined;
  creationTime?: Date | undefined;
  lastUpdateTime?: Date | undefined;
  roleArn?: string | undefined;
  tags?: Record<string, string> | undefined;
  logConfiguration?: ExperimentTemplateLogConfiguration | undefined;
  experimentOptions?: ExperimentTemplateExperimentOptions | undefined;
  targetAccountConfigurationsCount?: number | undefined;
  experimentReportConfiguration?: ExperimentTemplateReportConfiguration | undefined;
}

export interface ExperimentTemplateAction {
  actionId?: string | undefined;
  description?: string | undefined;
  parameters?: Record<string, string> | undefined;
  targets?: Record<string, string> | undefined;
  startAfter?: (string)[] | undefined;
}

export interface ExperimentTemplateCloudWatchLogsLogConfiguration {
  logGroupArn?: string | undefined;
}

export interface ExperimentTemplateCloudWatchLogsLogConfigurationInput {
  logGroupArn: string | undefined;
}

export interface ExperimentTemplateExperimentOptions {
  accountTargeting?: 'single-account' | 'multi-account' | undefined;
  emptyTargetResolutionMode?: 'fail' | 'skip' | undefined;
}

export interface ExperimentTemplateLogConfiguration {
  cloudWatchLogsConfiguration?: ExperimentTemplateCloudWatchLogsLogConfiguration | undefined;
  s3Configuration?: ExperimentTemplateS3LogConfiguration | undefined;
  logSchemaVersion?: number | undefined;
}

export interface ExperimentTemplateReportConfiguration {
  outputs?: ExperimentTemplateReportConfigurationOutputs | undefined;
  dataSources?: ExperimentTemplateReportConfigurationDataSources | undefined;
  preExperimentDuration?: string | undefined;
  postExperimentDuration?: string | undefined;
}

export interface ExperimentTemplateReportConfigurationCloudWatchDashboard {
  dashboardIdentifier?: string | undefined;
}

export interface ExperimentTemplateReportConfigurationDataSources {
  cloudWatchDashboards?: (ExperimentTemplateReportConfigurationCloudWatchDashboard)[] | undefined;
}

export interface ExperimentTemplateReportConfigurationDataSourcesInput {
  cloudWatchDashboards?: (ReportConfigurationCloudWatchDashboardInput)[] | undefined;
}

export interface ExperimentTemplateReportConfigurationOutputs {
  s3Configuration?: ReportConfigurationS3Output | undefined;
}

export interface ExperimentTemplateReportConfigurationOutputsInput {
  s3Configuration?: ReportConfigurationS3OutputInput | undefined;
}

export interface ExperimentTemplateS3LogConfiguration {
  bucketName?: string | undefined;
  prefix?: string | undefined;
}

export interface ExperimentTemplateS3LogConfigurationInput {
  bucketName: string | undefined;
  prefix?: string | undefined;
}

export interface ExperimentTemplateStopCondition {
  source?: string | undefined;
  value?: string | undefined;
}

export interface ExperimentTemplateSummary {
  id?: string | undefined;
  arn?: string | undefined;
  description?: string | undefined;
  creationTime?: Date | undefined;
  lastUpdateTime?: Date | undefined;
  tags?: Record<string, string> | undefined;
}

export interface ExperimentTemplateTarget {
  resourceType?: string | undefined;
  resourceArns?: (string)[] | undefined;
  resourceTags?: Record<string, string> | undefined;
  filters?: (ExperimentTemplateTargetFilter)[] | undefined;
  selectionMode?: string | undefined;
  parameters?: Record<string, string> | undefined;
}

export interface ExperimentTemplateTargetFilter {
  path?: string | undefined;
  values?: (string)[] | undefined;
}

export interface ExperimentTemplateTargetInputFilter {
  path: string | undefined;
  values: (string)[] | undefined;
}

export interface GetActionRequest {
  id: string | undefined;
}

export interface GetActionResponse {
  action?: Action | undefined;
}

export interface GetExperimentRequest {
  id: string | undefined;
}

export interface GetExperimentResponse {
  experiment?: Experiment | undefined;
}

export interface GetExperimentTargetAccountConfigurationRequest {
  experimentId: string | undefined;
  accountId: string | undefined;
}

export interface GetExperimentTargetAccountConfigurationResponse {
  targetAccountConfiguration?: ExperimentTargetAccountConfiguration | undefined;
}

export interface GetExperimentTemplateRequest {
  id: string | undefined;
}

export interface GetExperimentTemplateResponse {
  experimentTemplate?: ExperimentTemplate | undefined;
}

export interface GetSafetyLeverRequest {
  id: string | undefined;
}

export interface GetSafetyLeverResponse {
  safetyLever?: SafetyLever | undefined;
}

export interface GetTargetAccountConfigurationRequest {
  experimentTemplateId: string | undefined;
  accountId: string | undefined;
}

export interface GetTargetAccountConfigurationResponse {
  targetAccountConfiguration?: TargetAccountConfiguration | undefined;
}

export interface GetTargetResourceTypeRequest {
  resourceType: string | undefined;
}

export interface GetTargetResourceTypeResponse {
  targetResourceType?: TargetResourceType | undefined;
}

export interface ListActionsRequest {
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}

export interface ListActionsResponse {
  actions?: (ActionSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListExperimentResolvedTargetsRequest {
  experimentId: string | undefined;
  maxResults?: number | undefined;
  nextToken?: string | undefined;
  targetName?: string | undefined;
}

export interface ListExperimentResolvedTargetsResponse {
  resolvedTargets?: (ResolvedTarget)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListExperimentTargetAccountConfigurationsRequest {
  experimentId: string | undefined;
  nextToken?: string | undefined;
}

export interface ListExperimentTargetAccountConfigurationsResponse {
  targetAccountConfigurations?: (ExperimentTargetAccountConfigurationSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListExperimentTemplatesRequest {
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}

export interface ListExperimentTemplatesResponse {
  experimentTemplates?: (ExperimentTemplateSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListExperimentsRequest {
  maxResults?: number | undefined;
  nextToken?: string | undefined;
  experimentTemplateId?: string | undefined;
}

export interface ListExperimentsResponse {
  experiments?: (ExperimentSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListTagsForResourceRequest {
  resourceArn: string | undefined;
}

export interface ListTagsForResourceResponse {
  tags?: Record<string, string> | undefined;
}

export interface ListTargetAccountConfigurationsRequest {
  experimentTemplateId: string | undefined;
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}

export interface ListTargetAccountConfigurationsResponse {
  targetAccountConfigurations?: (TargetAccountConfigurationSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListTargetResourceTypesRequest {
  maxResults?: number | undefined;
  nextToken?: string | undefined;
}

export interface ListTargetResourceTypesResponse {
  targetResourceTypes?: (TargetResourceTypeSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ReportConfigurationCloudWatchDashboardInput {
  dashboardIdentifier?: string | undefined;
}

export interface ReportConfigurationS3Output {
  bucketName?: string | undefined;
  prefix?: string | undefined;
}

export interface ReportConfigurationS3OutputInput {
  bucketName?: string | undefined;
  prefix?: string | undefined;
}

export interface ResolvedTarget {
  resourceType?: string | undefined;
  targetName?: string | undefined;
  targetInformation?: Record<string, string> | undefined;
}

export interface SafetyLever {
  id?: string | undefined;
  arn?: string | undefined;
  state?: SafetyLeverState | undefined;
}

export interface SafetyLeverState {
  status?: 'disengaged' | 'engaged' | 'engaging' | undefined;
  reason?: string | undefined;
}

export interface StartExperimentExperimentOptionsInput {
  actionsMode?: 'skip-all' | 'run-all' | undefined;
}

export interface StartExperimentRequest {
  clientToken: string | undefined;
  experimentTemplateId: string | undefined;
  experimentOptions?: StartExperimentExperimentOptionsInput | undefined;
  tags?: Record<string, string> | undefined;
}

export interface StartExperimentResponse {
  experiment?: Experiment | undefined;
}

export interface StopExperimentRequest {
  id: string | undefined;
}

export interface StopExperimentResponse {
  experiment?: Experiment | undefined;
}

export interface TagResourceRequest {
  resourceArn: string | undefined;
  tags: Record<string, string> | undefined;
}

export interface TagResourceResponse {
}

export interface TargetAccountConfiguration {
  roleArn?: string | undefined;
  accountId?: string | undefined;
  description?: string | undefined;
}

export interface TargetAccountConfigurationSummary {
  roleArn?: string | undefined;
  accountId?: string | undefined;
  description?: string | undefined;
}

export interface TargetResourceType {
  resourceType?: string | undefined;
  description?: string | undefined;
  parameters?: Record<string, TargetResourceTypeParameter> | undefined;
}

export interface TargetResourceTypeParameter {
  description?: string | undefined;
  required?: boolean | undefined;
}

export interface TargetResourceTypeSummary {
  resourceType?: string | undefined;
  description?: string | undefined;
}

export interface UntagResourceRequest {
  resourceArn: string | undefined;
  tagKeys?: (string)[] | undefined;
}

export interface UntagResourceResponse {
}

export interface UpdateExperimentTemplateActionInputItem {
  actionId?: string | undefined;
  description?: string | undefined;
  parameters?: Record<string, string> | undefined;
  targets?: Record<string, string> | undefined;
  startAfter?: (string)[] | undefined;
}

export interface UpdateExperimentTemplateExperimentOptionsInput {
  emptyTargetResolutionMode?: 'fail' | 'skip' | undefined;
}

export interface UpdateExperimentTemplateLogConfigurationInput {
  cloudWatchLogsConfiguration?: ExperimentTemplateCloudWatchLogsLogConfigurationInput | undefined;
  s3Configuration?: ExperimentTemplateS3LogConfigurationInput | undefined;
  logSchemaVersion?: number | undefined;
}

export interface UpdateExperimentTemplateReportConfigurationInput {
  outputs?: ExperimentTemplateReportConfigurationOutputsInput | undefined;
  dataSources?: ExperimentTemplateReportConfigurationDataSourcesInput | undefined;
  preExperimentDuration?: string | undefined;
  postExperimentDuration?: string | undefined;
}

export interface UpdateExperimentTemplateRequest {
  id: string | undefined;
  description?: string | undefined;
  stopConditions?: (UpdateExperimentTemplateStopConditionInput)[] | undefined;
  targets?: Record<string, UpdateExperimentTemplateTargetInput> | undefined;
  actions?: Record<string, UpdateExperimentTemplateActionInputItem> | undefined;
  roleArn?: string | undefined;
  logConfiguration?: UpdateExperimentTemplateLogConfigurationInput | undefined;
  experimentOptions?: UpdateExperimentTemplateExperimentOptionsInput | undefined;
  experimentReportConfiguration?: UpdateExperimentTemplateReportConfigurationInput | undefined;
}

export interface UpdateExperimentTemplateResponse {
  experimentTemplate?: ExperimentTemplate | undefined;
}

export interface UpdateExperimentTemplateStopConditionInput {
  source: string | undefined;
  value?: string | undefined;
}

export interface UpdateExperimentTemplateTargetInput {
  resourceType: string | undefined;
  resourceArns?: (string)[] | undefined;
  resourceTags?: Record<string, string> | undefined;
  filters?: (ExperimentTemplateTargetInputFilter)[] | undefined;
  selectionMode: string | undefined;
  parameters?: Record<string, string> | undefined;
}

export interface UpdateSafetyLeverStateInput {
  status: 'disengaged' | 'engaged' | undefined;
  reason: string | undefined;
}

export interface UpdateSafetyLeverStateRequest {
  id: string | undefined;
  state: UpdateSafetyLeverStateInput | undefined;
}

export interface UpdateSafetyLeverStateResponse {
  safetyLever?: SafetyLever | undefined;
}

export interface UpdateTargetAccountConfigurationRequest {
  experimentTemplateId: string | undefined;
  accountId: string | undefined;
  roleArn?: string | undefined;
  description?: string | undefined;
}

export interface UpdateTargetAccountConfigurationResponse {
  targetAccountConfiguration?: TargetAccountConfiguration | undefined;
}

export declare const CreateExperimentTemplateCommand: new (input: CreateExperimentTemplateRequest) => Handled<CreateExperimentTemplateResponse>;
export declare const CreateTargetAccountConfigurationCommand: new (input: CreateTargetAccountConfigurationRequest) => Handled<CreateTargetAccountConfigurationResponse>;
export declare const DeleteExperimentTemplateCommand: new (input: DeleteExperimentTemplateRequest) => Handled<DeleteExperimentTemplateResponse>;
export declare const DeleteTargetAccountConfigurationCommand: new (input: DeleteTargetAccountConfigurationRequest) => Handled<DeleteTargetAccountConfigurationResponse>;
export declare const GetActionCommand: new (input: GetActionRequest) => Handled<GetActionResponse>;
export declare const GetExperimentCommand: new (input: GetExperimentRequest) => Handled<GetExperimentResponse>;
export declare const GetExperimentTargetAccountConfigurationCommand: new (input: GetExperimentTargetAccountConfigurationRequest) => Handled<GetExperimentTargetAccountConfigurationResponse>;
export declare const GetExperimentTemplateCommand: new (input: GetExperimentTemplateRequest) => Handled<GetExperimentTemplateResponse>;
export declare const GetSafetyLeverCommand: new (input: GetSafetyLeverRequest) => Handled<GetSafetyLeverResponse>;
export declare const GetTargetAccountConfigurationCommand: new (input: GetTargetAccountConfigurationRequest) => Handled<GetTargetAccountConfigurationResponse>;
export declare const GetTargetResourceTypeCommand: new (input: GetTargetResourceTypeRequest) => Handled<GetTargetResourceTypeResponse>;
export declare const ListActionsCommand: new (input: ListActionsRequest) => Handled<ListActionsResponse>;
export declare const ListExperimentResolvedTargetsCommand: new (input: ListExperimentResolvedTargetsRequest) => Handled<ListExperimentResolvedTargetsResponse>;
export declare const ListExperimentTargetAccountConfigurationsCommand: new (input: ListExperimentTargetAccountConfigurationsRequest) => Handled<ListExperimentTargetAccountConfigurationsResponse>;
export declare const ListExperimentTemplatesCommand: new (input: ListExperimentTemplatesRequest) => Handled<ListExperimentTemplatesResponse>;
export declare const ListExperimentsCommand: new (input: ListExperimentsRequest) => Handled<ListExperimentsResponse>;
export declare const ListTagsForResourceCommand: new (input: ListTagsForResourceRequest) => Handled<ListTagsForResourceResponse>;
export declare const ListTargetAccountConfigurationsCommand: new (input: ListTargetAccountConfigurationsRequest) => Handled<ListTargetAccountConfigurationsResponse>;
export declare const ListTargetResourceTypesCommand: new (input: ListTargetResourceTypesRequest) => Handled<ListTargetResourceTypesResponse>;
export declare const StartExperimentCommand: new (input: StartExperimentRequest) => Handled<StartExperimentResponse>;
export declare const StopExperimentCommand: new (input: StopExperimentRequest) => Handled<StopExperimentResponse>;
export declare const TagResourceCommand: new (input: TagResourceRequest) => Handled<TagResourceResponse>;
export declare const UntagResourceCommand: new (input: UntagResourceRequest) => Handled<UntagResourceResponse>;
export declare const UpdateExperimentTemplateCommand: new (input: UpdateExperimentTemplateRequest) => Handled<UpdateExperimentTemplateResponse>;
export declare const UpdateSafetyLeverStateCommand: new (input: UpdateSafetyLeverStateRequest) => Handled<UpdateSafetyLeverStateResponse>;
export declare const UpdateTargetAccountConfigurationCommand: new (input: UpdateTargetAccountConfigurationRequest) => Handled<UpdateTargetAccountConfigurationResponse>;

const n0 = 'com.amazonaws.fis';
export const Action$: unknown = [3, n0, 'Action', 0, ['id', 'arn', 'description', 'parameters', 'targets', 'tags'], [0, 0, 0, [2, n0, 'ActionParameterMap', 0, 0, () => ActionParameter$], [2, n0, 'ActionTargetMap', 0, 0, () => ActionTarget$], [2, n0, 'TagMap', 0, 0, 0]]];
export const ActionParameter$: unknown = [3, n0, 'ActionParameter', 0, ['description', 'required'], [0, 2]];
export const ActionSummary$: unknown = [3, n0, 'ActionSummary', 0, ['id', 'arn', 'description', 'targets', 'tags'], [0, 0, 0, [2, n0, 'ActionTargetMap', 0, 0, () => ActionTarget$], [2, n0, 'TagMap', 0, 0, 0]]];
export const ActionTarget$: unknown = [3, n0, 'ActionTarget', 0, ['resourceType'], [0]];
export const CreateExperimentTemplateActionInput$: unknown = [3, n0, 'CreateExperimentTemplateActionInput', 0, ['actionId', 'description', 'parameters', 'targets', 'startAfter'], [0, 0, [2, n0, 'ExperimentTemplateActionParameterMap', 0, 0, 0], [2, n0, 'ExperimentTemplateActionTargetMap', 0, 0, 0], [1, n0, 'ExperimentTemplateActionStartAfterList', 0, 0]], 1];
export const CreateExperimentTemplateExperimentOptionsInput$: unknown = [3, n0, 'CreateExperimentTemplateExperimentOptionsInput', 0, ['accountTargeting', 'emptyTargetResolutionMode'], [0, 0]];
export const CreateExperimentTemplateLogConfigurationInput$: unknown = [3, n0, 'CreateExperimentTemplateLogConfigurationInput', 0, ['logSchemaVersion', 'cloudWatchLogsConfiguration', 's3Configuration'], [1, () => ExperimentTemplateCloudWatchLogsLogConfigurationInput$, () => ExperimentTemplateS3LogConfigurationInput$], 1];
export const CreateExperimentTemplateReportConfigurationInput$: unknown = [3, n0, 'CreateExperimentTemplateReportConfigurationInput', 0, ['outputs', 'dataSources', 'preExperimentDuration', 'postExperimentDuration'], [() => ExperimentTemplateReportConfigurationOutputsInput$, () => ExperimentTemplateReportConfigurationDataSourcesInput$, 0, 0]];
export const CreateExperimentTemplateRequest$: unknown = [3, n0, 'CreateExperimentTemplateRequest', 0, ['clientToken', 'description', 'stopConditions', 'actions', 'roleArn', 'targets', 'tags', 'logConfiguration', 'experimentOptions', 'experimentReportConfiguration'], [[0, 4], 0, [1, n0, 'CreateExperimentTemplateStopConditionInputList', 0, () => CreateExperimentTemplateStopConditionInput$], [2, n0, 'CreateExperimentTemplateActionInputMap', 0, 0, () => CreateExperimentTemplateActionInput$], 0, [2, n0, 'CreateExperimentTemplateTargetInputMap', 0, 0, () => CreateExperimentTemplateTargetInput$], [2, n0, 'TagMap', 0, 0, 0], () => CreateExperimentTemplateLogConfigurationInput$, () => CreateExperimentTemplateExperimentOptionsInput$, () => CreateExperimentTemplateReportConfigurationInput$], 5];
export const CreateExperimentTemplateResponse$: unknown = [3, n0, 'CreateExperimentTemplateResponse', 0, ['experimentTemplate'], [() => ExperimentTemplate$]];
export const CreateExperimentTemplateStopConditionInput$: unknown = [3, n0, 'CreateExperimentTemplateStopConditionInput', 0, ['source', 'value'], [0, 0], 1];
export const CreateExperimentTemplateTargetInput$: unknown = [3, n0, 'CreateExperimentTemplateTargetInput', 0, ['resourceType', 'selectionMode', 'resourceArns', 'resourceTags', 'filters', 'parameters'], [0, 0, [1, n0, 'ResourceArnList', 0, 0], [2, n0, 'TagMap', 0, 0, 0], [1, n0, 'ExperimentTemplateTargetFilterInputList', 0, () => ExperimentTemplateTargetInputFilter$], [2, n0, 'ExperimentTemplateTargetParameterMap', 0, 0, 0]], 2];
export const CreateTargetAccountConfigurationRequest$: unknown = [3, n0, 'CreateTargetAccountConfigurationRequest', 0, ['experimentTemplateId', 'accountId', 'roleArn', 'clientToken', 'description'], [[0, 1], [0, 1], 0, [0, 4], 0], 3];
export const CreateTargetAccountConfigurationResponse$: unknown = [3, n0, 'CreateTargetAccountConfigurationResponse', 0, ['targetAccountConfiguration'], [() => TargetAccountConfiguration$]];
export const DeleteExperimentTemplateRequest$: unknown = [3, n0, 'DeleteExperimentTemplateRequest', 0, ['id'], [[0, 1]], 1];
export const DeleteExperimentTemplateResponse$: unknown = [3, n0, 'DeleteExperimentTemplateResponse', 0, ['experimentTemplate'], [() => ExperimentTemplate$]];
export const DeleteTargetAccountConfigurationRequest$: unknown = [3, n0, 'DeleteTargetAccountConfigurationRequest', 0, ['experimentTemplateId', 'accountId'], [[0, 1], [0, 1]], 2];
export const DeleteTargetAccountConfigurationResponse$: unknown = [3, n0, 'DeleteTargetAccountConfigurationResponse', 0, ['targetAccountConfiguration'], [() => TargetAccountConfiguration$]];
export const Experiment$: unknown = [3, n0, 'Experiment', 0, ['id', 'arn', 'experimentTemplateId', 'roleArn', 'state', 'targets', 'actions', 'stopConditions', 'creationTime', 'startTime', 'endTime', 'tags', 'logConfiguration', 'experimentOptions', 'targetAccountConfigurationsCount', 'experimentReportConfiguration', 'experimentReport'], [0, 0, 0, 0, () => ExperimentState$, [2, n0, 'ExperimentTargetMap', 0, 0, () => ExperimentTarget$], [2, n0, 'ExperimentActionMap', 0, 0, () => ExperimentAction$], [1, n0, 'ExperimentStopConditionList', 0, () => ExperimentStopCondition$], 4, 4, 4, [2, n0, 'TagMap', 0, 0, 0], () => ExperimentLogConfiguration$, () => ExperimentOptions$, 1, () => ExperimentReportConfiguration$, () => ExperimentReport$]];
export const ExperimentAction$: unknown = [3, n0, 'ExperimentAction', 0, ['actionId', 'description', 'parameters', 'targets', 'startAfter', 'state', 'startTime', 'endTime'], [0, 0, [2, n0, 'ExperimentActionParameterMap', 0, 0, 0], [2, n0, 'ExperimentActionTargetMap', 0, 0, 0], [1, n0, 'ExperimentActionStartAfterList', 0, 0], () => ExperimentActionState$, 4, 4]];
export const ExperimentActionState$: unknown = [3, n0, 'ExperimentActionState', 0, ['status', 'reason'], [0, 0]];
export const ExperimentCloudWatchLogsLogConfiguration$: unknown = [3, n0, 'ExperimentCloudWatchLogsLogConfiguration', 0, ['logGroupArn'], [0]];
export const ExperimentError$: unknown = [3, n0, 'ExperimentError', 0, ['accountId', 'code', 'location'], [0, 0, 0]];
export const ExperimentLogConfiguration$: unknown = [3, n0, 'ExperimentLogConfiguration', 0, ['cloudWatchLogsConfiguration', 's3Configuration', 'logSchemaVersion'], [() => ExperimentCloudWatchLogsLogConfiguration$, () => ExperimentS3LogConfiguration$, 1]];
export const ExperimentOptions$: unknown = [3, n0, 'ExperimentOptions', 0, ['accountTargeting', 'emptyTargetResolutionMode', 'actionsMode'], [0, 0, 0]];
export const ExperimentReport$: unknown = [3, n0, 'ExperimentReport', 0, ['state', 's3Reports'], [() => ExperimentReportState$, [1, n0, 'ExperimentReportS3ReportList', 0, () => ExperimentReportS3Report$]]];
export const ExperimentReportConfiguration$: unknown = [3, n0, 'ExperimentReportConfiguration', 0, ['outputs', 'dataSources', 'preExperimentDuration', 'postExperimentDuration'], [() => ExperimentReportConfigurationOutputs$, () => ExperimentReportConfigurationDataSources$, 0, 0]];
export const ExperimentReportConfigurationCloudWatchDashboard$: unknown = [3, n0, 'ExperimentReportConfigurationCloudWatchDashboard', 0, ['dashboardIdentifier'], [0]];
export const ExperimentReportConfigurationDataSources$: unknown = [3, n0, 'ExperimentReportConfigurationDataSources', 0, ['cloudWatchDashboards'], [[1, n0, 'ExperimentReportConfigurationCloudWatchDashboardList', 0, () => ExperimentReportConfigurationCloudWatchDashboard$]]];
export const ExperimentReportConfigurationOutputs$: unknown = [3, n0, 'ExperimentReportConfigurationOutputs', 0, ['s3Configuration'], [() => ExperimentReportConfigurationOutputsS3Configuration$]];
export const ExperimentReportConfigurationOutputsS3Configuration$: unknown = [3, n0, 'ExperimentReportConfigurationOutputsS3Configuration', 0, ['bucketName', 'prefix'], [0, 0]];
export const ExperimentReportError$: unknown = [3, n0, 'ExperimentReportError', 0, ['code'], [0]];
export const ExperimentReportS3Report$: unknown = [3, n0, 'ExperimentReportS3Report', 0, ['arn', 'reportType'], [0, 0]];
export const ExperimentReportState$: unknown = [3, n0, 'ExperimentReportState', 0, ['status', 'reason', 'error'], [0, 0, () => ExperimentReportError$]];
export const ExperimentS3LogConfiguration$: unknown = [3, n0, 'ExperimentS3LogConfiguration', 0, ['bucketName', 'prefix'], [0, 0]];
export const ExperimentState$: unknown = [3, n0, 'ExperimentState', 0, ['status', 'reason', 'error'], [0, 0, () => ExperimentError$]];
export const ExperimentStopCondition$: unknown = [3, n0, 'ExperimentStopCondition', 0, ['source', 'value'], [0, 0]];
export const ExperimentSummary$: unknown = [3, n0, 'ExperimentSummary', 0, ['id', 'arn', 'experimentTemplateId', 'state', 'creationTime', 'tags', 'experimentOptions'], [0, 0, 0, () => ExperimentState$, 4, [2, n0, 'TagMap', 0, 0, 0], () => ExperimentOptions$]];
export const ExperimentTarget$: unknown = [3, n0, 'ExperimentTarget', 0, ['resourceType', 'resourceArns', 'resourceTags', 'filters', 'selectionMode', 'parameters'], [0, [1, n0, 'ResourceArnList', 0, 0], [2, n0, 'TagMap', 0, 0, 0], [1, n0, 'ExperimentTargetFilterList', 0, () => ExperimentTargetFilter$], 0, [2, n0, 'ExperimentTargetParameterMap', 0, 0, 0]]];
export const ExperimentTargetAccountConfiguration$: unknown = [3, n0, 'ExperimentTargetAccountConfiguration', 0, ['roleArn', 'accountId', 'description'], [0, 0, 0]];
export const ExperimentTargetAccountConfigurationSummary$: unknown = [3, n0, 'ExperimentTargetAccountConfigurationSummary', 0, ['roleArn', 'accountId', 'description'], [0, 0, 0]];
export const ExperimentTargetFilter$: unknown = [3, n0, 'ExperimentTargetFilter', 0, ['path', 'values'], [0, [1, n0, 'ExperimentTargetFilterValues', 0, 0]]];
export const ExperimentTemplate$: unknown = [3, n0, 'ExperimentTemplate', 0, ['id', 'arn', 'description', 'targets', 'actions', 'stopConditions', 'creationTime', 'lastUpdateTime', 'roleArn', 'tags', 'logConfiguration', 'experimentOptions', 'targetAccountConfigurationsCount', 'experimentReportConfiguration'], [0, 0, 0, [2, n0, 'ExperimentTemplateTargetMap', 0, 0, () => ExperimentTemplateTarget$], [2, n0, 'ExperimentTemplateActionMap', 0, 0, () => ExperimentTemplateAction$], [1, n0, 'ExperimentTemplateStopConditionList', 0, () => ExperimentTemplateStopCondition$], 4, 4, 0, [2, n0, 'TagMap', 0, 0, 0], () => ExperimentTemplateLogConfiguration$, () => ExperimentTemplateExperimentOptions$, 1, () => ExperimentTemplateReportConfiguration$]];
export const ExperimentTemplateAction$: unknown = [3, n0, 'ExperimentTemplateAction', 0, ['actionId', 'description', 'parameters', 'targets', 'startAfter'], [0, 0, [2, n0, 'ExperimentTemplateActionParameterMap', 0, 0, 0], [2, n0, 'ExperimentTemplateActionTargetMap', 0, 0, 0], [1, n0, 'ExperimentTemplateActionStartAfterList', 0, 0]]];
export const ExperimentTemplateCloudWatchLogsLogConfiguration$: unknown = [3, n0, 'ExperimentTemplateCloudWatchLogsLogConfiguration', 0, ['logGroupArn'], [0]];
export const ExperimentTemplateCloudWatchLogsLogConfigurationInput$: unknown = [3, n0, 'ExperimentTemplateCloudWatchLogsLogConfigurationInput', 0, ['logGroupArn'], [0], 1];
export const ExperimentTemplateExperimentOptions$: unknown = [3, n0, 'ExperimentTemplateExperimentOptions', 0, ['accountTargeting', 'emptyTargetResolutionMode'], [0, 0]];
export const ExperimentTemplateLogConfiguration$: unknown = [3, n0, 'ExperimentTemplateLogConfiguration', 0, ['cloudWatchLogsConfiguration', 's3Configuration', 'logSchemaVersion'], [() => ExperimentTemplateCloudWatchLogsLogConfiguration$, () => ExperimentTemplateS3LogConfiguration$, 1]];
export const ExperimentTemplateReportConfiguration$: unknown = [3, n0, 'ExperimentTemplateReportConfiguration', 0, ['outputs', 'dataSources', 'preExperimentDuration', 'postExperimentDuration'], [() => ExperimentTemplateReportConfigurationOutputs$, () => ExperimentTemplateReportConfigurationDataSources$, 0, 0]];
export const ExperimentTemplateReportConfigurationCloudWatchDashboard$: unknown = [3, n0, 'ExperimentTemplateReportConfigurationCloudWatchDashboard', 0, ['dashboardIdentifier'], [0]];
export const ExperimentTemplateReportConfigurationDataSources$: unknown = [3, n0, 'ExperimentTemplateReportConfigurationDataSources', 0, ['cloudWatchDashboards'], [[1, n0, 'ExperimentTemplateReportConfigurationCloudWatchDashboardList', 0, () => ExperimentTemplateReportConfigurationCloudWatchDashboard$]]];
export const ExperimentTemplateReportConfigurationDataSourcesInput$: unknown = [3, n0, 'ExperimentTemplateReportConfigurationDataSourcesInput', 0, ['cloudWatchDashboards'], [[1, n0, 'ReportConfigurationCloudWatchDashboardInputList', 0, () => ReportConfigurationCloudWatchDashboardInput$]]];
export const ExperimentTemplateReportConfigurationOutputs$: unknown = [3, n0, 'ExperimentTemplateReportConfigurationOutputs', 0, ['s3Configuration'], [() => ReportConfigurationS3Output$]];
export const ExperimentTemplateReportConfigurationOutputsInput$: unknown = [3, n0, 'ExperimentTemplateReportConfigurationOutputsInput', 0, ['s3Configuration'], [() => ReportConfigurationS3OutputInput$]];
export const ExperimentTemplateS3LogConfiguration$: unknown = [3, n0, 'ExperimentTemplateS3LogConfiguration', 0, ['bucketName', 'prefix'], [0, 0]];
export const ExperimentTemplateS3LogConfigurationInput$: unknown = [3, n0, 'ExperimentTemplateS3LogConfigurationInput', 0, ['bucketName', 'prefix'], [0, 0], 1];
export const ExperimentTemplateStopCondition$: unknown = [3, n0, 'ExperimentTemplateStopCondition', 0, ['source', 'value'], [0, 0]];
export const ExperimentTemplateSummary$: unknown = [3, n0, 'ExperimentTemplateSummary', 0, ['id', 'arn', 'description', 'creationTime', 'lastUpdateTime', 'tags'], [0, 0, 0, 4, 4, [2, n0, 'TagMap', 0, 0, 0]]];
export const ExperimentTemplateTarget$: unknown = [3, n0, 'ExperimentTemplateTarget', 0, ['resourceType', 'resourceArns', 'resourceTags', 'filters', 'selectionMode', 'parameters'], [0, [1, n0, 'ResourceArnList', 0, 0], [2, n0, 'TagMap', 0, 0, 0], [1, n0, 'ExperimentTemplateTargetFilterList', 0, () => ExperimentTemplateTargetFilter$], 0, [2, n0, 'ExperimentTemplateTargetParameterMap', 0, 0, 0]]];
export const ExperimentTemplateTargetFilter$: unknown = [3, n0, 'ExperimentTemplateTargetFilter', 0, ['path', 'values'], [0, [1, n0, 'ExperimentTemplateTargetFilterValues', 0, 0]]];
export const ExperimentTemplateTargetInputFilter$: unknown = [3, n0, 'ExperimentTemplateTargetInputFilter', 0, ['path', 'values'], [0, [1, n0, 'ExperimentTemplateTargetFilterValues', 0, 0]], 2];
export const GetActionRequest$: unknown = [3, n0, 'GetActionRequest', 0, ['id'], [[0, 1]], 1];
export const GetActionResponse$: unknown = [3, n0, 'GetActionResponse', 0, ['action'], [() => Action$]];
export const GetExperimentRequest$: unknown = [3, n0, 'GetExperimentRequest', 0, ['id'], [[0, 1]], 1];
export const GetExperimentResponse$: unknown = [3, n0, 'GetExperimentResponse', 0, ['experiment'], [() => Experiment$]];
export const GetExperimentTargetAccountConfigurationRequest$: unknown = [3, n0, 'GetExperimentTargetAccountConfigurationRequest', 0, ['experimentId', 'accountId'], [[0, 1], [0, 1]], 2];
export const GetExperimentTargetAccountConfigurationResponse$: unknown = [3, n0, 'GetExperimentTargetAccountConfigurationResponse', 0, ['targetAccountConfiguration'], [() => ExperimentTargetAccountConfiguration$]];
export const GetExperimentTemplateRequest$: unknown = [3, n0, 'GetExperimentTemplateRequest', 0, ['id'], [[0, 1]], 1];
export const GetExperimentTemplateResponse$: unknown = [3, n0, 'GetExperimentTemplateResponse', 0, ['experimentTemplate'], [() => ExperimentTemplate$]];
export const GetSafetyLeverRequest$: unknown = [3, n0, 'GetSafetyLeverRequest', 0, ['id'], [[0, 1]], 1];
export const GetSafetyLeverResponse$: unknown = [3, n0, 'GetSafetyLeverResponse', 0, ['safetyLever'], [() => SafetyLever$]];
export const GetTargetAccountConfigurationRequest$: unknown = [3, n0, 'GetTargetAccountConfigurationRequest', 0, ['experimentTemplateId', 'accountId'], [[0, 1], [0, 1]], 2];
export const GetTargetAccountConfigurationResponse$: unknown = [3, n0, 'GetTargetAccountConfigurationResponse', 0, ['targetAccountConfiguration'], [() => TargetAccountConfiguration$]];
export const GetTargetResourceTypeRequest$: unknown = [3, n0, 'GetTargetResourceTypeRequest', 0, ['resourceType'], [[0, 1]], 1];
export const GetTargetResourceTypeResponse$: unknown = [3, n0, 'GetTargetResourceTypeResponse', 0, ['targetResourceType'], [() => TargetResourceType$]];
export const ListActionsRequest$: unknown = [3, n0, 'ListActionsRequest', 0, ['maxResults', 'nextToken'], [[1, { httpQuery: 'maxResults' }], [0, { httpQuery: 'nextToken' }]]];
export const ListActionsResponse$: unknown = [3, n0, 'ListActionsResponse', 0, ['actions', 'nextToken'], [[1, n0, 'ActionSummaryList', 0, () => ActionSummary$], 0]];
export const ListExperimentResolvedTargetsRequest$: unknown = [3, n0, 'ListExperimentResolvedTargetsRequest', 0, ['experimentId', 'maxResults', 'nextToken', 'targetName'], [[0, 1], [1, { httpQuery: 'maxResults' }], [0, { httpQuery: 'nextToken' }], [0, { httpQuery: 'targetName' }]], 1];
export const ListExperimentResolvedTargetsResponse$: unknown = [3, n0, 'ListExperimentResolvedTargetsResponse', 0, ['resolvedTargets', 'nextToken'], [[1, n0, 'ResolvedTargetList', 0, () => ResolvedTarget$], 0]];
export const ListExperimentTargetAccountConfigurationsRequest$: unknown = [3, n0, 'ListExperimentTargetAccountConfigurationsRequest', 0, ['experimentId', 'nextToken'], [[0, 1], [0, { httpQuery: 'nextToken' }]], 1];
export const ListExperimentTargetAccountConfigurationsResponse$: unknown = [3, n0, 'ListExperimentTargetAccountConfigurationsResponse', 0, ['targetAccountConfigurations', 'nextToken'], [[1, n0, 'ExperimentTargetAccountConfigurationList', 0, () => ExperimentTargetAccountConfigurationSummary$], 0]];
export const ListExperimentTemplatesRequest$: unknown = [3, n0, 'ListExperimentTemplatesRequest', 0, ['maxResults', 'nextToken'], [[1, { httpQuery: 'maxResults' }], [0, { httpQuery: 'nextToken' }]]];
export const ListExperimentTemplatesResponse$: unknown = [3, n0, 'ListExperimentTemplatesResponse', 0, ['experimentTemplates', 'nextToken'], [[1, n0, 'ExperimentTemplateSummaryList', 0, () => ExperimentTemplateSummary$], 0]];
export const ListExperimentsRequest$: unknown = [3, n0, 'ListExperimentsRequest', 0, ['maxResults', 'nextToken', 'experimentTemplateId'], [[1, { httpQuery: 'maxResults' }], [0, { httpQuery: 'nextToken' }], [0, { httpQuery: 'experimentTemplateId' }]]];
export const ListExperimentsResponse$: unknown = [3, n0, 'ListExperimentsResponse', 0, ['experiments', 'nextToken'], [[1, n0, 'ExperimentSummaryList', 0, () => ExperimentSummary$], 0]];
export const ListTagsForResourceRequest$: unknown = [3, n0, 'ListTagsForResourceRequest', 0, ['resourceArn'], [[0, 1]], 1];
export const ListTagsForResourceResponse$: unknown = [3, n0, 'ListTagsForResourceResponse', 0, ['tags'], [[2, n0, 'TagMap', 0, 0, 0]]];
export const ListTargetAccountConfigurationsRequest$: unknown = [3, n0, 'ListTargetAccountConfigurationsRequest', 0, ['experimentTemplateId', 'maxResults', 'nextToken'], [[0, 1], [1, { httpQuery: 'maxResults' }], [0, { httpQuery: 'nextToken' }]], 1];
export const ListTargetAccountConfigurationsResponse$: unknown = [3, n0, 'ListTargetAccountConfigurationsResponse', 0, ['targetAccountConfigurations', 'nextToken'], [[1, n0, 'TargetAccountConfigurationList', 0, () => TargetAccountConfigurationSummary$], 0]];
export const ListTargetResourceTypesRequest$: unknown = [3, n0, 'ListTargetResourceTypesRequest', 0, ['maxResults', 'nextToken'], [[1, { httpQuery: 'maxResults' }], [0, { httpQuery: 'nextToken' }]]];
export const ListTargetResourceTypesResponse$: unknown = [3, n0, 'ListTargetResourceTypesResponse', 0, ['targetResourceTypes', 'nextToken'], [[1, n0, 'TargetResourceTypeSummaryList', 0, () => TargetResourceTypeSummary$], 0]];
export const ReportConfigurationCloudWatchDashboardInput$: unknown = [3, n0, 'ReportConfigurationCloudWatchDashboardInput', 0, ['dashboardIdentifier'], [0]];
export const ReportConfigurationS3Output$: unknown = [3, n0, 'ReportConfigurationS3Output', 0, ['bucketName', 'prefix'], [0, 0]];
export const ReportConfigurationS3OutputInput$: unknown = [3, n0, 'ReportConfigurationS3OutputInput', 0, ['bucketName', 'prefix'], [0, 0]];
export const ResolvedTarget$: unknown = [3, n0, 'ResolvedTarget', 0, ['resourceType', 'targetName', 'targetInformation'], [0, 0, [2, n0, 'TargetInformationMap', 0, 0, 0]]];
export const SafetyLever$: unknown = [3, n0, 'SafetyLever', 0, ['id', 'arn', 'state'], [0, 0, () => SafetyLeverState$]];
export const SafetyLeverState$: unknown = [3, n0, 'SafetyLeverState', 0, ['status', 'reason'], [0, 0]];
export const StartExperimentExperimentOptionsInput$: unknown = [3, n0, 'StartExperimentExperimentOptionsInput', 0, ['actionsMode'], [0]];
export const StartExperimentRequest$: unknown = [3, n0, 'StartExperimentRequest', 0, ['clientToken', 'experimentTemplateId', 'experimentOptions', 'tags'], [[0, 4], 0, () => StartExperimentExperimentOptionsInput$, [2, n0, 'TagMap', 0, 0, 0]], 2];
export const StartExperimentResponse$: unknown = [3, n0, 'StartExperimentResponse', 0, ['experiment'], [() => Experiment$]];
export const StopExperimentRequest$: unknown = [3, n0, 'StopExperimentRequest', 0, ['id'], [[0, 1]], 1];
export const StopExperimentResponse$: unknown = [3, n0, 'StopExperimentResponse', 0, ['experiment'], [() => Experiment$]];
export const TagResourceRequest$: unknown = [3, n0, 'TagResourceRequest', 0, ['resourceArn', 'tags'], [[0, 1], [2, n0, 'TagMap', 0, 0, 0]], 2];
export const TagResourceResponse$: unknown = [3, n0, 'TagResourceResponse', 0, [], []];
export const TargetAccountConfiguration$: unknown = [3, n0, 'TargetAccountConfiguration', 0, ['roleArn', 'accountId', 'description'], [0, 0, 0]];
export const TargetAccountConfigurationSummary$: unknown = [3, n0, 'TargetAccountConfigurationSummary', 0, ['roleArn', 'accountId', 'description'], [0, 0, 0]];
export const TargetResourceType$: unknown = [3, n0, 'TargetResourceType', 0, ['resourceType', 'description', 'parameters'], [0, 0, [2, n0, 'TargetResourceTypeParameterMap', 0, 0, () => TargetResourceTypeParameter$]]];
export const TargetResourceTypeParameter$: unknown = [3, n0, 'TargetResourceTypeParameter', 0, ['description', 'required'], [0, 2]];
export const TargetResourceTypeSummary$: unknown = [3, n0, 'TargetResourceTypeSummary', 0, ['resourceType', 'description'], [0, 0]];
export const UntagResourceRequest$: unknown = [3, n0, 'UntagResourceRequest', 0, ['resourceArn', 'tagKeys'], [[0, 1], [[1, n0, 'TagKeyList', 0, 0], { httpQuery: 'tagKeys' }]], 1];
export const UntagResourceResponse$: unknown = [3, n0, 'UntagResourceResponse', 0, [], []];
export const UpdateExperimentTemplateActionInputItem$: unknown = [3, n0, 'UpdateExperimentTemplateActionInputItem', 0, ['actionId', 'description', 'parameters', 'targets', 'startAfter'], [0, 0, [2, n0, 'ExperimentTemplateActionParameterMap', 0, 0, 0], [2, n0, 'ExperimentTemplateActionTargetMap', 0, 0, 0], [1, n0, 'ExperimentTemplateActionStartAfterList', 0, 0]]];
export const UpdateExperimentTemplateExperimentOptionsInput$: unknown = [3, n0, 'UpdateExperimentTemplateExperimentOptionsInput', 0, ['emptyTargetResolutionMode'], [0]];
export const UpdateExperimentTemplateLogConfigurationInput$: unknown = [3, n0, 'UpdateExperimentTemplateLogConfigurationInput', 0, ['cloudWatchLogsConfiguration', 's3Configuration', 'logSchemaVersion'], [() => ExperimentTemplateCloudWatchLogsLogConfigurationInput$, () => ExperimentTemplateS3LogConfigurationInput$, 1]];
export const UpdateExperimentTemplateReportConfigurationInput$: unknown = [3, n0, 'UpdateExperimentTemplateReportConfigurationInput', 0, ['outputs', 'dataSources', 'preExperimentDuration', 'postExperimentDuration'], [() => ExperimentTemplateReportConfigurationOutputsInput$, () => ExperimentTemplateReportConfigurationDataSourcesInput$, 0, 0]];
export const UpdateExperimentTemplateRequest$: unknown = [3, n0, 'UpdateExperimentTemplateRequest', 0, ['id', 'description', 'stopConditions', 'targets', 'actions', 'roleArn', 'logConfiguration', 'experimentOptions', 'experimentReportConfiguration'], [[0, 1], 0, [1, n0, 'UpdateExperimentTemplateStopConditionInputList', 0, () => UpdateExperimentTemplateStopConditionInput$], [2, n0, 'UpdateExperimentTemplateTargetInputMap', 0, 0, () => UpdateExperimentTemplateTargetInput$], [2, n0, 'UpdateExperimentTemplateActionInputMap', 0, 0, () => UpdateExperimentTemplateActionInputItem$], 0, () => UpdateExperimentTemplateLogConfigurationInput$, () => UpdateExperimentTemplateExperimentOptionsInput$, () => UpdateExperimentTemplateReportConfigurationInput$], 1];
export const UpdateExperimentTemplateResponse$: unknown = [3, n0, 'UpdateExperimentTemplateResponse', 0, ['experimentTemplate'], [() => ExperimentTemplate$]];
export const UpdateExperimentTemplateStopConditionInput$: unknown = [3, n0, 'UpdateExperimentTemplateStopConditionInput', 0, ['source', 'value'], [0, 0], 1];
export const UpdateExperimentTemplateTargetInput$: unknown = [3, n0, 'UpdateExperimentTemplateTargetInput', 0, ['resourceType', 'selectionMode', 'resourceArns', 'resourceTags', 'filters', 'parameters'], [0, 0, [1, n0, 'ResourceArnList', 0, 0], [2, n0, 'TagMap', 0, 0, 0], [1, n0, 'ExperimentTemplateTargetFilterInputList', 0, () => ExperimentTemplateTargetInputFilter$], [2, n0, 'ExperimentTemplateTargetParameterMap', 0, 0, 0]], 2];
export const UpdateSafetyLeverStateInput$: unknown = [3, n0, 'UpdateSafetyLeverStateInput', 0, ['status', 'reason'], [0, 0], 2];
export const UpdateSafetyLeverStateRequest$: unknown = [3, n0, 'UpdateSafetyLeverStateRequest', 0, ['id', 'state'], [[0, 1], () => UpdateSafetyLeverStateInput$], 2];
export const UpdateSafetyLeverStateResponse$: unknown = [3, n0, 'UpdateSafetyLeverStateResponse', 0, ['safetyLever'], [() => SafetyLever$]];
export const UpdateTargetAccountConfigurationRequest$: unknown = [3, n0, 'UpdateTargetAccountConfigurationRequest', 0, ['experimentTemplateId', 'accountId', 'roleArn', 'description'], [[0, 1], [0, 1], 0, 0], 2];
export const UpdateTargetAccountConfigurationResponse$: unknown = [3, n0, 'UpdateTargetAccountConfigurationResponse', 0, ['targetAccountConfiguration'], [() => TargetAccountConfiguration$]];
export const CreateExperimentTemplate$ = [9, n0, 'CreateExperimentTemplate', { http: ['POST', '/experimentTemplates', 200] }, () => CreateExperimentTemplateRequest$, () => CreateExperimentTemplateResponse$];
export const CreateTargetAccountConfiguration$ = [9, n0, 'CreateTargetAccountConfiguration', { http: ['POST', '/experimentTemplates/{experimentTemplateId}/targetAccountConfigurations/{accountId}', 200] }, () => CreateTargetAccountConfigurationRequest$, () => CreateTargetAccountConfigurationResponse$];
export const DeleteExperimentTemplate$ = [9, n0, 'DeleteExperimentTemplate', { http: ['DELETE', '/experimentTemplates/{id}', 200] }, () => DeleteExperimentTemplateRequest$, () => DeleteExperimentTemplateResponse$];
export const DeleteTargetAccountConfiguration$ = [9, n0, 'DeleteTargetAccountConfiguration', { http: ['DELETE', '/experimentTemplates/{experimentTemplateId}/targetAccountConfigurations/{accountId}', 200] }, () => DeleteTargetAccountConfigurationRequest$, () => DeleteTargetAccountConfigurationResponse$];
export const GetAction$ = [9, n0, 'GetAction', { http: ['GET', '/actions/{id}', 200] }, () => GetActionRequest$, () => GetActionResponse$];
export const GetExperiment$ = [9, n0, 'GetExperiment', { http: ['GET', '/experiments/{id}', 200] }, () => GetExperimentRequest$, () => GetExperimentResponse$];
export const GetExperimentTargetAccountConfiguration$ = [9, n0, 'GetExperimentTargetAccountConfiguration', { http: ['GET', '/experiments/{experimentId}/targetAccountConfigurations/{accountId}', 200] }, () => GetExperimentTargetAccountConfigurationRequest$, () => GetExperimentTargetAccountConfigurationResponse$];
export const GetExperimentTemplate$ = [9, n0, 'GetExperimentTemplate', { http: ['GET', '/experimentTemplates/{id}', 200] }, () => GetExperimentTemplateRequest$, () => GetExperimentTemplateResponse$];
export const GetSafetyLever$ = [9, n0, 'GetSafetyLever', { http: ['GET', '/safetyLevers/{id}', 200] }, () => GetSafetyLeverRequest$, () => GetSafetyLeverResponse$];
export const GetTargetAccountConfiguration$ = [9, n0, 'GetTargetAccountConfiguration', { http: ['GET', '/experimentTemplates/{experimentTemplateId}/targetAccountConfigurations/{accountId}', 200] }, () => GetTargetAccountConfigurationRequest$, () => GetTargetAccountConfigurationResponse$];
export const GetTargetResourceType$ = [9, n0, 'GetTargetResourceType', { http: ['GET', '/targetResourceTypes/{resourceType}', 200] }, () => GetTargetResourceTypeRequest$, () => GetTargetResourceTypeResponse$];
export const ListActions$ = [9, n0, 'ListActions', { http: ['GET', '/actions', 200] }, () => ListActionsRequest$, () => ListActionsResponse$];
export const ListExperimentResolvedTargets$ = [9, n0, 'ListExperimentResolvedTargets', { http: ['GET', '/experiments/{experimentId}/resolvedTargets', 200] }, () => ListExperimentResolvedTargetsRequest$, () => ListExperimentResolvedTargetsResponse$];
export const ListExperimentTargetAccountConfigurations$ = [9, n0, 'ListExperimentTargetAccountConfigurations', { http: ['GET', '/experiments/{experimentId}/targetAccountConfigurations', 200] }, () => ListExperimentTargetAccountConfigurationsRequest$, () => ListExperimentTargetAccountConfigurationsResponse$];
export const ListExperimentTemplates$ = [9, n0, 'ListExperimentTemplates', { http: ['GET', '/experimentTemplates', 200] }, () => ListExperimentTemplatesRequest$, () => ListExperimentTemplatesResponse$];
export const ListExperiments$ = [9, n0, 'ListExperiments', { http: ['GET', '/experiments', 200] }, () => ListExperimentsRequest$, () => ListExperimentsResponse$];
export const ListTagsForResource$ = [9, n0, 'ListTagsForResource', { http: ['GET', '/tags/{resourceArn}', 200] }, () => ListTagsForResourceRequest$, () => ListTagsForResourceResponse$];
export const ListTargetAccountConfigurations$ = [9, n0, 'ListTargetAccountConfigurations', { http: ['GET', '/experimentTemplates/{experimentTemplateId}/targetAccountConfigurations', 200] }, () => ListTargetAccountConfigurationsRequest$, () => ListTargetAccountConfigurationsResponse$];
export const ListTargetResourceTypes$ = [9, n0, 'ListTargetResourceTypes', { http: ['GET', '/targetResourceTypes', 200] }, () => ListTargetResourceTypesRequest$, () => ListTargetResourceTypesResponse$];
export const StartExperiment$ = [9, n0, 'StartExperiment', { http: ['POST', '/experiments', 200] }, () => StartExperimentRequest$, () => StartExperimentResponse$];
export const StopExperiment$ = [9, n0, 'StopExperiment', { http: ['DELETE', '/experiments/{id}', 200] }, () => StopExperimentRequest$, () => StopExperimentResponse$];
export const TagResource$ = [9, n0, 'TagResource', { http: ['POST', '/tags/{resourceArn}', 200] }, () => TagResourceRequest$, () => TagResourceResponse$];
export const UntagResource$ = [9, n0, 'UntagResource', { http: ['DELETE', '/tags/{resourceArn}', 200] }, () => UntagResourceRequest$, () => UntagResourceResponse$];
export const UpdateExperimentTemplate$ = [9, n0, 'UpdateExperimentTemplate', { http: ['PATCH', '/experimentTemplates/{id}', 200] }, () => UpdateExperimentTemplateRequest$, () => UpdateExperimentTemplateResponse$];
export const UpdateSafetyLeverState$ = [9, n0, 'UpdateSafetyLeverState', { http: ['PATCH', '/safetyLevers/{id}/state', 200] }, () => UpdateSafetyLeverStateRequest$, () => UpdateSafetyLeverStateResponse$];
export const UpdateTargetAccountConfiguration$ = [9, n0, 'UpdateTargetAccountConfiguration', { http: ['PATCH', '/experimentTemplates/{experimentTemplateId}/targetAccountConfigurations/{accountId}', 200] }, () => UpdateTargetAccountConfigurationRequest$, () => UpdateTargetAccountConfigurationResponse$];
