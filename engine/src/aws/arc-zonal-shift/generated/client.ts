// Written by `npm run generate` from AWS's model of arc-zonal-shift. Do not edit.

interface Handled<O> { resolveMiddleware(...args: never): (...args: never) => Promise<{ output: O }> }

export interface AutoshiftInResource {
  appliedStatus: 'APPLIED' | 'NOT_APPLIED' | undefined;
  awayFrom: string | undefined;
  startTime: Date | undefined;
}

export interface AutoshiftSummary {
  awayFrom: string | undefined;
  endTime?: Date | undefined;
  startTime: Date | undefined;
  status: 'ACTIVE' | 'COMPLETED' | undefined;
}

export interface CancelPracticeRunRequest {
  zonalShiftId: string | undefined;
}

export interface CancelPracticeRunResponse {
  zonalShiftId: string | undefined;
  resourceIdentifier: string | undefined;
  awayFrom: string | undefined;
  expiryTime: Date | undefined;
  startTime: Date | undefined;
  status: 'ACTIVE' | 'EXPIRED' | 'CANCELED' | undefined;
  comment: string | undefined;
}

export interface CancelZonalShiftRequest {
  zonalShiftId: string | undefined;
}

export interface ControlCondition {
  type: 'CLOUDWATCH' | undefined;
  alarmIdentifier: string | undefined;
}

export interface CreatePracticeRunConfigurationRequest {
  resourceIdentifier: string | undefined;
  blockedWindows?: (string)[] | undefined;
  blockedDates?: (string)[] | undefined;
  blockingAlarms?: (ControlCondition)[] | undefined;
  allowedWindows?: (string)[] | undefined;
  outcomeAlarms: (ControlCondition)[] | undefined;
}

export interface CreatePracticeRunConfigurationResponse {
  arn: string | undefined;
  name: string | undefined;
  zonalAutoshiftStatus: 'ENABLED' | 'DISABLED' | undefined;
  practiceRunConfiguration: PracticeRunConfiguration | undefined;
}

export interface DeletePracticeRunConfigurationRequest {
  resourceIdentifier: string | undefined;
}

export interface DeletePracticeRunConfigurationResponse {
  arn: string | undefined;
  name: string | undefined;
  zonalAutoshiftStatus: 'ENABLED' | 'DISABLED' | undefined;
}

export interface GetAutoshiftObserverNotificationStatusRequest {
}

export interface GetAutoshiftObserverNotificationStatusResponse {
  status: 'ENABLED' | 'DISABLED' | undefined;
}

export interface GetManagedResourceRequest {
  resourceIdentifier: string | undefined;
}

export interface GetManagedResourceResponse {
  arn?: string | undefined;
  name?: string | undefined;
  appliedWeights: Record<string, number> | undefined;
  zonalShifts: (ZonalShiftInResource)[] | undefined;
  autoshifts?: (AutoshiftInResource)[] | undefined;
  practiceRunConfiguration?: PracticeRunConfiguration | undefined;
  zonalAutoshiftStatus?: 'ENABLED' | 'DISABLED' | undefined;
}

export interface ListAutoshiftsRequest {
  nextToken?: string | undefined;
  status?: 'ACTIVE' | 'COMPLETED' | undefined;
  maxResults?: number | undefined;
}

export interface ListAutoshiftsResponse {
  items?: (AutoshiftSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListManagedResourcesRequest {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

export interface ListManagedResourcesResponse {
  items: (ManagedResourceSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ListZonalShiftsRequest {
  nextToken?: string | undefined;
  status?: 'ACTIVE' | 'EXPIRED' | 'CANCELED' | undefined;
  maxResults?: number | undefined;
  resourceIdentifier?: string | undefined;
}

export interface ListZonalShiftsResponse {
  items?: (ZonalShiftSummary)[] | undefined;
  nextToken?: string | undefined;
}

export interface ManagedResourceSummary {
  arn?: string | undefined;
  name?: string | undefined;
  availabilityZones: (string)[] | undefined;
  appliedWeights?: Record<string, number> | undefined;
  zonalShifts?: (ZonalShiftInResource)[] | undefined;
  autoshifts?: (AutoshiftInResource)[] | undefined;
  zonalAutoshiftStatus?: 'ENABLED' | 'DISABLED' | undefined;
  practiceRunStatus?: 'ENABLED' | 'DISABLED' | undefined;
}

export interface PracticeRunConfiguration {
  blockingAlarms?: (ControlCondition)[] | undefined;
  outcomeAlarms: (ControlCondition)[] | undefined;
  blockedWindows?: (string)[] | undefined;
  allowedWindows?: (string)[] | undefined;
  blockedDates?: (string)[] | undefined;
}

export interface StartPracticeRunRequest {
  resourceIdentifier: string | undefined;
  awayFrom: string | undefined;
  comment: string | undefined;
}

export interface StartPracticeRunResponse {
  zonalShiftId: string | undefined;
  resourceIdentifier: string | undefined;
  awayFrom: string | undefined;
  expiryTime: Date | undefined;
  startTime: Date | undefined;
  status: 'ACTIVE' | 'EXPIRED' | 'CANCELED' | undefined;
  comment: string | undefined;
}

export interface StartZonalShiftRequest {
  resourceIdentifier: string | undefined;
  awayFrom: string | undefined;
  expiresIn: string | undefined;
  comment: string | undefined;
}

export interface UpdateAutoshiftObserverNotificationStatusRequest {
  status: 'ENABLED' | 'DISABLED' | undefined;
}

export interface UpdateAutoshiftObserverNotificationStatusResponse {
  status: 'ENABLED' | 'DISABLED' | undefined;
}

export interface UpdatePracticeRunConfigurationRequest {
  resourceIdentifier: string | undefined;
  blockedWindows?: (string)[] | undefined;
  blockedDates?: (string)[] | undefined;
  blockingAlarms?: (ControlCondition)[] | undefined;
  allowedWindows?: (string)[] | undefined;
  outcomeAlarms?: (ControlCondition)[] | undefined;
}

export interface UpdatePracticeRunConfigurationResponse {
  arn: string | undefined;
  name: string | undefined;
  zonalAutoshiftStatus: 'ENABLED' | 'DISABLED' | undefined;
  practiceRunConfiguration: PracticeRunConfiguration | undefined;
}

export interface UpdateZonalAutoshiftConfigurationRequest {
  resourceIdentifier: string | undefined;
  zonalAutoshiftStatus: 'ENABLED' | 'DISABLED' | undefined;
}

export interface UpdateZonalAutoshiftConfigurationResponse {
  resourceIdentifier: string | undefined;
  zonalAutoshiftStatus: 'ENABLED' | 'DISABLED' | undefined;
}

export interface UpdateZonalShiftRequest {
  zonalShiftId: string | undefined;
  comment?: string | undefined;
  expiresIn?: string | undefined;
}

export interface ZonalShift {
  zonalShiftId: string | undefined;
  resourceIdentifier: string | undefined;
  awayFrom: string | undefined;
  expiryTime: Date | undefined;
  startTime: Date | undefined;
  status: 'ACTIVE' | 'EXPIRED' | 'CANCELED' | undefined;
  comment: string | undefined;
}

export interface ZonalShiftInResource {
  appliedStatus: 'APPLIED' | 'NOT_APPLIED' | undefined;
  zonalShiftId: string | undefined;
  resourceIdentifier: string | undefined;
  awayFrom: string | undefined;
  expiryTime: Date | undefined;
  startTime: Date | undefined;
  comment: string | undefined;
  shiftType?: 'ZONAL_SHIFT' | 'PRACTICE_RUN' | 'FIS_EXPERIMENT' | 'ZONAL_AUTOSHIFT' | undefined;
  practiceRunOutcome?: 'FAILED' | 'INTERRUPTED' | 'PENDING' | 'SUCCEEDED' | 'CAPACITY_CHECK_FAILED' | undefined;
}

export interface ZonalShiftSummary {
  zonalShiftId: string | undefined;
  resourceIdentifier: string | undefined;
  awayFrom: string | undefined;
  expiryTime: Date | undefined;
  startTime: Date | undefined;
  status: 'ACTIVE' | 'EXPIRED' | 'CANCELED' | undefined;
  comment: string | undefined;
  shiftType?: 'ZONAL_SHIFT' | 'PRACTICE_RUN' | 'FIS_EXPERIMENT' | 'ZONAL_AUTOSHIFT' | undefined;
  practiceRunOutcome?: 'FAILED' | 'INTERRUPTED' | 'PENDING' | 'SUCCEEDED' | 'CAPACITY_CHECK_FAILED' | undefined;
}

export declare const CancelPracticeRunCommand: new (input: CancelPracticeRunRequest) => Handled<CancelPracticeRunResponse>;
export declare const CancelZonalShiftCommand: new (input: CancelZonalShiftRequest) => Handled<ZonalShift>;
export declare const CreatePracticeRunConfigurationCommand: new (input: CreatePracticeRunConfigurationRequest) => Handled<CreatePracticeRunConfigurationResponse>;
export declare const DeletePracticeRunConfigurationCommand: new (input: DeletePracticeRunConfigurationRequest) => Handled<DeletePracticeRunConfigurationResponse>;
export declare const GetAutoshiftObserverNotificationStatusCommand: new (input: GetAutoshiftObserverNotificationStatusRequest) => Handled<GetAutoshiftObserverNotificationStatusResponse>;
export declare const GetManagedResourceCommand: new (input: GetManagedResourceRequest) => Handled<GetManagedResourceResponse>;
export declare const ListAutoshiftsCommand: new (input: ListAutoshiftsRequest) => Handled<ListAutoshiftsResponse>;
export declare const ListManagedResourcesCommand: new (input: ListManagedResourcesRequest) => Handled<ListManagedResourcesResponse>;
export declare const ListZonalShiftsCommand: new (input: ListZonalShiftsRequest) => Handled<ListZonalShiftsResponse>;
export declare const StartPracticeRunCommand: new (input: StartPracticeRunRequest) => Handled<StartPracticeRunResponse>;
export declare const StartZonalShiftCommand: new (input: StartZonalShiftRequest) => Handled<ZonalShift>;
export declare const UpdateAutoshiftObserverNotificationStatusCommand: new (input: UpdateAutoshiftObserverNotificationStatusRequest) => Handled<UpdateAutoshiftObserverNotificationStatusResponse>;
export declare const UpdatePracticeRunConfigurationCommand: new (input: UpdatePracticeRunConfigurationRequest) => Handled<UpdatePracticeRunConfigurationResponse>;
export declare const UpdateZonalAutoshiftConfigurationCommand: new (input: UpdateZonalAutoshiftConfigurationRequest) => Handled<UpdateZonalAutoshiftConfigurationResponse>;
export declare const UpdateZonalShiftCommand: new (input: UpdateZonalShiftRequest) => Handled<ZonalShift>;

const n0 = 'com.amazonaws.arc-zonal-shift';
export const AutoshiftInResource$: unknown = [3, n0, 'AutoshiftInResource', 0, ['appliedStatus', 'awayFrom', 'startTime'], [0, 0, 4], 3];
export const AutoshiftSummary$: unknown = [3, n0, 'AutoshiftSummary', 0, ['awayFrom', 'startTime', 'status', 'endTime'], [0, 4, 0, 4], 3];
export const CancelPracticeRunRequest$: unknown = [3, n0, 'CancelPracticeRunRequest', 0, ['zonalShiftId'], [[0, 1]], 1];
export const CancelPracticeRunResponse$: unknown = [3, n0, 'CancelPracticeRunResponse', 0, ['zonalShiftId', 'resourceIdentifier', 'awayFrom', 'expiryTime', 'startTime', 'status', 'comment'], [0, 0, 0, 4, 4, 0, 0], 7];
export const CancelZonalShiftRequest$: unknown = [3, n0, 'CancelZonalShiftRequest', 0, ['zonalShiftId'], [[0, 1]], 1];
export const ControlCondition$: unknown = [3, n0, 'ControlCondition', 0, ['type', 'alarmIdentifier'], [0, 0], 2];
export const CreatePracticeRunConfigurationRequest$: unknown = [3, n0, 'CreatePracticeRunConfigurationRequest', 0, ['resourceIdentifier', 'outcomeAlarms', 'blockedWindows', 'blockedDates', 'blockingAlarms', 'allowedWindows'], [0, [1, n0, 'OutcomeAlarms', 0, () => ControlCondition$], [1, n0, 'BlockedWindows', 0, 0], [1, n0, 'BlockedDates', 0, 0], [1, n0, 'BlockingAlarms', 0, () => ControlCondition$], [1, n0, 'AllowedWindows', 0, 0]], 2];
export const CreatePracticeRunConfigurationResponse$: unknown = [3, n0, 'CreatePracticeRunConfigurationResponse', 0, ['arn', 'name', 'zonalAutoshiftStatus', 'practiceRunConfiguration'], [0, 0, 0, () => PracticeRunConfiguration$], 4];
export const DeletePracticeRunConfigurationRequest$: unknown = [3, n0, 'DeletePracticeRunConfigurationRequest', 0, ['resourceIdentifier'], [[0, 1]], 1];
export const DeletePracticeRunConfigurationResponse$: unknown = [3, n0, 'DeletePracticeRunConfigurationResponse', 0, ['arn', 'name', 'zonalAutoshiftStatus'], [0, 0, 0], 3];
export const GetAutoshiftObserverNotificationStatusRequest$: unknown = [3, n0, 'GetAutoshiftObserverNotificationStatusRequest', 0, [], []];
export const GetAutoshiftObserverNotificationStatusResponse$: unknown = [3, n0, 'GetAutoshiftObserverNotificationStatusResponse', 0, ['status'], [0], 1];
export const GetManagedResourceRequest$: unknown = [3, n0, 'GetManagedResourceRequest', 0, ['resourceIdentifier'], [[0, 1]], 1];
export const GetManagedResourceResponse$: unknown = [3, n0, 'GetManagedResourceResponse', 0, ['appliedWeights', 'zonalShifts', 'arn', 'name', 'autoshifts', 'practiceRunConfiguration', 'zonalAutoshiftStatus'], [[2, n0, 'AppliedWeights', 0, 0, 1], [1, n0, 'ZonalShiftsInResource', 0, () => ZonalShiftInResource$], 0, 0, [1, n0, 'AutoshiftsInResource', 0, () => AutoshiftInResource$], () => PracticeRunConfiguration$, 0], 2];
export const ListAutoshiftsRequest$: unknown = [3, n0, 'ListAutoshiftsRequest', 0, ['nextToken', 'status', 'maxResults'], [[0, { httpQuery: 'nextToken' }], [0, { httpQuery: 'status' }], [1, { httpQuery: 'maxResults' }]]];
export const ListAutoshiftsResponse$: unknown = [3, n0, 'ListAutoshiftsResponse', 0, ['items', 'nextToken'], [[1, n0, 'AutoshiftSummaries', 0, () => AutoshiftSummary$], 0]];
export const ListManagedResourcesRequest$: unknown = [3, n0, 'ListManagedResourcesRequest', 0, ['nextToken', 'maxResults'], [[0, { httpQuery: 'nextToken' }], [1, { httpQuery: 'maxResults' }]]];
export const ListManagedResourcesResponse$: unknown = [3, n0, 'ListManagedResourcesResponse', 0, ['items', 'nextToken'], [[1, n0, 'ManagedResourceSummaries', 0, () => ManagedResourceSummary$], 0], 1];
export const ListZonalShiftsRequest$: unknown = [3, n0, 'ListZonalShiftsRequest', 0, ['nextToken', 'status', 'maxResults', 'resourceIdentifier'], [[0, { httpQuery: 'nextToken' }], [0, { httpQuery: 'status' }], [1, { httpQuery: 'maxResults' }], [0, { httpQuery: 'resourceIdentifier' }]]];
export const ListZonalShiftsResponse$: unknown = [3, n0, 'ListZonalShiftsResponse', 0, ['items', 'nextToken'], [[1, n0, 'ZonalShiftSummaries', 0, () => ZonalShiftSummary$], 0]];
export const ManagedResourceSummary$: unknown = [3, n0, 'ManagedResourceSummary', 0, ['availabilityZones', 'arn', 'name', 'appliedWeights', 'zonalShifts', 'autoshifts', 'zonalAutoshiftStatus', 'practiceRunStatus'], [[1, n0, 'AvailabilityZones', 0, 0], 0, 0, [2, n0, 'AppliedWeights', 0, 0, 1], [1, n0, 'ZonalShiftsInResource', 0, () => ZonalShiftInResource$], [1, n0, 'AutoshiftsInResource', 0, () => AutoshiftInResource$], 0, 0], 1];
export const PracticeRunConfiguration$: unknown = [3, n0, 'PracticeRunConfiguration', 0, ['outcomeAlarms', 'blockingAlarms', 'blockedWindows', 'allowedWindows', 'blockedDates'], [[1, n0, 'OutcomeAlarms', 0, () => ControlCondition$], [1, n0, 'BlockingAlarms', 0, () => ControlCondition$], [1, n0, 'BlockedWindows', 0, 0], [1, n0, 'AllowedWindows', 0, 0], [1, n0, 'BlockedDates', 0, 0]], 1];
export const StartPracticeRunRequest$: unknown = [3, n0, 'StartPracticeRunRequest', 0, ['resourceIdentifier', 'awayFrom', 'comment'], [0, 0, 0], 3];
export const StartPracticeRunResponse$: unknown = [3, n0, 'StartPracticeRunResponse', 0, ['zonalShiftId', 'resourceIdentifier', 'awayFrom', 'expiryTime', 'startTime', 'status', 'comment'], [0, 0, 0, 4, 4, 0, 0], 7];
export const StartZonalShiftRequest$: unknown = [3, n0, 'StartZonalShiftRequest', 0, ['resourceIdentifier', 'awayFrom', 'expiresIn', 'comment'], [0, 0, 0, 0], 4];
export const UpdateAutoshiftObserverNotificationStatusRequest$: unknown = [3, n0, 'UpdateAutoshiftObserverNotificationStatusRequest', 0, ['status'], [0], 1];
export const UpdateAutoshiftObserverNotificationStatusResponse$: unknown = [3, n0, 'UpdateAutoshiftObserverNotificationStatusResponse', 0, ['status'], [0], 1];
export const UpdatePracticeRunConfigurationRequest$: unknown = [3, n0, 'UpdatePracticeRunConfigurationRequest', 0, ['resourceIdentifier', 'blockedWindows', 'blockedDates', 'blockingAlarms', 'allowedWindows', 'outcomeAlarms'], [[0, 1], [1, n0, 'BlockedWindows', 0, 0], [1, n0, 'BlockedDates', 0, 0], [1, n0, 'BlockingAlarms', 0, () => ControlCondition$], [1, n0, 'AllowedWindows', 0, 0], [1, n0, 'OutcomeAlarms', 0, () => ControlCondition$]], 1];
export const UpdatePracticeRunConfigurationResponse$: unknown = [3, n0, 'UpdatePracticeRunConfigurationResponse', 0, ['arn', 'name', 'zonalAutoshiftStatus', 'practiceRunConfiguration'], [0, 0, 0, () => PracticeRunConfiguration$], 4];
export const UpdateZonalAutoshiftConfigurationRequest$: unknown = [3, n0, 'UpdateZonalAutoshiftConfigurationRequest', 0, ['resourceIdentifier', 'zonalAutoshiftStatus'], [[0, 1], 0], 2];
export const UpdateZonalAutoshiftConfigurationResponse$: unknown = [3, n0, 'UpdateZonalAutoshiftConfigurationResponse', 0, ['resourceIdentifier', 'zonalAutoshiftStatus'], [0, 0], 2];
export const UpdateZonalShiftRequest$: unknown = [3, n0, 'UpdateZonalShiftRequest', 0, ['zonalShiftId', 'comment', 'expiresIn'], [[0, 1], 0, 0], 1];
export const ZonalShift$: unknown = [3, n0, 'ZonalShift', 0, ['zonalShiftId', 'resourceIdentifier', 'awayFrom', 'expiryTime', 'startTime', 'status', 'comment'], [0, 0, 0, 4, 4, 0, 0], 7];
export const ZonalShiftInResource$: unknown = [3, n0, 'ZonalShiftInResource', 0, ['appliedStatus', 'zonalShiftId', 'resourceIdentifier', 'awayFrom', 'expiryTime', 'startTime', 'comment', 'shiftType', 'practiceRunOutcome'], [0, 0, 0, 0, 4, 4, 0, 0, 0], 7];
export const ZonalShiftSummary$: unknown = [3, n0, 'ZonalShiftSummary', 0, ['zonalShiftId', 'resourceIdentifier', 'awayFrom', 'expiryTime', 'startTime', 'status', 'comment', 'shiftType', 'practiceRunOutcome'], [0, 0, 0, 4, 4, 0, 0, 0, 0], 7];
export const CancelPracticeRun$ = [9, n0, 'CancelPracticeRun', { http: ['DELETE', '/practiceruns/{zonalShiftId}', 200] }, () => CancelPracticeRunRequest$, () => CancelPracticeRunResponse$];
export const CancelZonalShift$ = [9, n0, 'CancelZonalShift', { http: ['DELETE', '/zonalshifts/{zonalShiftId}', 200] }, () => CancelZonalShiftRequest$, () => ZonalShift$];
export const CreatePracticeRunConfiguration$ = [9, n0, 'CreatePracticeRunConfiguration', { http: ['POST', '/configuration', 201] }, () => CreatePracticeRunConfigurationRequest$, () => CreatePracticeRunConfigurationResponse$];
export const DeletePracticeRunConfiguration$ = [9, n0, 'DeletePracticeRunConfiguration', { http: ['DELETE', '/configuration/{resourceIdentifier}', 200] }, () => DeletePracticeRunConfigurationRequest$, () => DeletePracticeRunConfigurationResponse$];
export const GetAutoshiftObserverNotificationStatus$ = [9, n0, 'GetAutoshiftObserverNotificationStatus', { http: ['GET', '/autoshift-observer-notification', 200] }, () => GetAutoshiftObserverNotificationStatusRequest$, () => GetAutoshiftObserverNotificationStatusResponse$];
export const GetManagedResource$ = [9, n0, 'GetManagedResource', { http: ['GET', '/managedresources/{resourceIdentifier}', 200] }, () => GetManagedResourceRequest$, () => GetManagedResourceResponse$];
export const ListAutoshifts$ = [9, n0, 'ListAutoshifts', { http: ['GET', '/autoshifts', 200] }, () => ListAutoshiftsRequest$, () => ListAutoshiftsResponse$];
export const ListManagedResources$ = [9, n0, 'ListManagedResources', { http: ['GET', '/managedresources', 200] }, () => ListManagedResourcesRequest$, () => ListManagedResourcesResponse$];
export const ListZonalShifts$ = [9, n0, 'ListZonalShifts', { http: ['GET', '/zonalshifts', 200] }, () => ListZonalShiftsRequest$, () => ListZonalShiftsResponse$];
export const StartPracticeRun$ = [9, n0, 'StartPracticeRun', { http: ['POST', '/practiceruns', 200] }, () => StartPracticeRunRequest$, () => StartPracticeRunResponse$];
export const StartZonalShift$ = [9, n0, 'StartZonalShift', { http: ['POST', '/zonalshifts', 201] }, () => StartZonalShiftRequest$, () => ZonalShift$];
export const UpdateAutoshiftObserverNotificationStatus$ = [9, n0, 'UpdateAutoshiftObserverNotificationStatus', { http: ['PUT', '/autoshift-observer-notification', 200] }, () => UpdateAutoshiftObserverNotificationStatusRequest$, () => UpdateAutoshiftObserverNotificationStatusResponse$];
export const UpdatePracticeRunConfiguration$ = [9, n0, 'UpdatePracticeRunConfiguration', { http: ['PATCH', '/configuration/{resourceIdentifier}', 200] }, () => UpdatePracticeRunConfigurationRequest$, () => UpdatePracticeRunConfigurationResponse$];
export const UpdateZonalAutoshiftConfiguration$ = [9, n0, 'UpdateZonalAutoshiftConfiguration', { http: ['PUT', '/managedresources/{resourceIdentifier}', 200] }, () => UpdateZonalAutoshiftConfigurationRequest$, () => UpdateZonalAutoshiftConfigurationResponse$];
export const UpdateZonalShift$ = [9, n0, 'UpdateZonalShift', { http: ['PATCH', '/zonalshifts/{zonalShiftId}', 200] }, () => UpdateZonalShiftRequest$, () => ZonalShift$];
