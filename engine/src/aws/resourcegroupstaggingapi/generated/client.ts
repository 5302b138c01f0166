// Written by `npm run generate` from AWS's model of resourcegroupstaggingapi. Do not edit.

interface Handled<O> { resolveMiddleware(...args: never): (...args: never) => Promise<{ output: O }> }

export interface ComplianceDetails {
  NoncompliantKeys?: (string)[] | undefined;
  KeysWithNoncompliantValues?: (string)[] | undefined;
  ComplianceStatus?: boolean | undefined;
}

export interface DescribeReportCreationInput {
}

export interface DescribeReportCreationOutput {
  Status?: string | undefined;
  S3Location?: string | undefined;
  ErrorMessage?: string | undefined;
}

export interface FailureInfo {
  StatusCode?: number | undefined;
  ErrorCode?: 'InternalServiceException' | 'InvalidParameterException' | undefined;
  ErrorMessage?: string | undefined;
}

export interface GetComplianceSummaryInput {
  TargetIdFilters?: (string)[] | undefined;
  RegionFilters?: (string)[] | undefined;
  ResourceTypeFilters?: (string)[] | undefined;
  TagKeyFilters?: (string)[] | undefined;
  GroupBy?: ('TARGET_ID' | 'REGION' | 'RESOURCE_TYPE')[] | undefined;
  MaxResults?: number | undefined;
  PaginationToken?: string | undefined;
}

export interface GetComplianceSummaryOutput {
  SummaryList?: (Summary)[] | undefined;
  PaginationToken?: string | undefined;
}

export interface GetResourcesInput {
  PaginationToken?: string | undefined;
  TagFilters?: (TagFilter)[] | undefined;
  ResourcesPerPage?: number | undefined;
  TagsPerPage?: number | undefined;
  ResourceTypeFilters?: (string)[] | undefined;
  IncludeComplianceDetails?: boolean | undefined;
  ExcludeCompliantResources?: boolean | undefined;
  ResourceARNList?: (string)[] | undefined;
}

export interface GetResourcesOutput {
  PaginationToken?: string | undefined;
  ResourceTagMappingList?: (ResourceTagMapping)[] | undefined;
}

export interface GetTagKeysInput {
  PaginationToken?: string | undefined;
}

export interface GetTagKeysOutput {
  PaginationToken?: string | undefined;
  TagKeys?: (string)[] | undefined;
}

export interface GetTagValuesInput {
  PaginationToken?: string | undefined;
  Key: string | undefined;
}

export interface GetTagValuesOutput {
  PaginationToken?: string | undefined;
  TagValues?: (string)[] | undefined;
}

export interface ListRequiredTagsInput {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListRequiredTagsOutput {
  RequiredTags?: (RequiredTag)[] | undefined;
  NextToken?: string | undefined;
}

export interface RequiredTag {
  ResourceType?: string | undefined;
  CloudFormationResourceTypes?: (string)[] | undefined;
  ReportingTagKeys?: (string)[] | undefined;
}

export interface ResourceTagMapping {
  ResourceARN?: string | undefined;
  Tags?: (Tag)[] | undefined;
  ComplianceDetails?: ComplianceDetails | undefined;
}

export interface StartReportCreationInput {
  S3Bucket: string | undefined;
}

export interface StartReportCreationOutput {
}

export interface Summary {
  LastUpdated?: string | undefined;
  TargetId?: string | undefined;
  TargetIdType?: 'ACCOUNT' | 'OU' | 'ROOT' | undefined;
  Region?: string | undefined;
  ResourceType?: string | undefined;
  NonCompliantResources?: number | undefined;
}

export interface Tag {
  Key: string | undefined;
  Value: string | undefined;
}

export interface TagFilter {
  Key?: string | undefined;
  Values?: (string)[] | undefined;
}

export interface TagResourcesInput {
  ResourceARNList: (string)[] | undefined;
  Tags: Record<string, string> | undefined;
}

export interface TagResourcesOutput {
  FailedResourcesMap?: Record<string, FailureInfo> | undefined;
}

export interface UntagResourcesInput {
  ResourceARNList: (string)[] | undefined;
  TagKeys: (string)[] | undefined;
}

export interface UntagResourcesOutput {
  FailedResourcesMap?: Record<string, FailureInfo> | undefined;
}

export declare const DescribeReportCreationCommand: new (input: DescribeReportCreationInput) => Handled<DescribeReportCreationOutput>;
export declare const GetComplianceSummaryCommand: new (input: GetComplianceSummaryInput) => Handled<GetComplianceSummaryOutput>;
export declare const GetResourcesCommand: new (input: GetResourcesInput) => Handled<GetResourcesOutput>;
export declare const GetTagKeysCommand: new (input: GetTagKeysInput) => Handled<GetTagKeysOutput>;
export declare const GetTagValuesCommand: new (input: GetTagValuesInput) => Handled<GetTagValuesOutput>;
export declare const ListRequiredTagsCommand: new (input: ListRequiredTagsInput) => Handled<ListRequiredTagsOutput>;
export declare const StartReportCreationCommand: new (input: StartReportCreationInput) => Handled<StartReportCreationOutput>;
export declare const TagResourcesCommand: new (input: TagResourcesInput) => Handled<TagResourcesOutput>;
export declare const UntagResourcesCommand: new (input: UntagResourcesInput) => Handled<UntagResourcesOutput>;

const n0 = 'com.amazonaws.resourcegroupstaggingapi';
export const ComplianceDetails$: unknown = [3, n0, 'ComplianceDetails', 0, ['NoncompliantKeys', 'KeysWithNoncompliantValues', 'ComplianceStatus'], [[1, n0, 'TagKeyList', 0, 0], [1, n0, 'TagKeyList', 0, 0], 2]];
export const DescribeReportCreationInput$: unknown = [3, n0, 'DescribeReportCreationInput', 0, [], []];
export const DescribeReportCreationOutput$: unknown = [3, n0, 'DescribeReportCreationOutput', 0, ['Status', 'S3Location', 'ErrorMessage'], [0, 0, 0]];
export const FailureInfo$: unknown = [3, n0, 'FailureInfo', 0, ['StatusCode', 'ErrorCode', 'ErrorMessage'], [1, 0, 0]];
export const GetComplianceSummaryInput$: unknown = [3, n0, 'GetComplianceSummaryInput', 0, ['TargetIdFilters', 'RegionFilters', 'ResourceTypeFilters', 'TagKeyFilters', 'GroupBy', 'MaxResults', 'PaginationToken'], [[1, n0, 'TargetIdFilterList', 0, 0], [1, n0, 'RegionFilterList', 0, 0], [1, n0, 'ResourceTypeFilterList', 0, 0], [1, n0, 'TagKeyFilterList', 0, 0], [1, n0, 'GroupBy', 0, 0], 1, 0]];
export const GetComplianceSummaryOutput$: unknown = [3, n0, 'GetComplianceSummaryOutput', 0, ['SummaryList', 'PaginationToken'], [[1, n0, 'SummaryList', 0, () => Summary$], 0]];
export const GetResourcesInput$: unknown = [3, n0, 'GetResourcesInput', 0, ['PaginationToken', 'TagFilters', 'ResourcesPerPage', 'TagsPerPage', 'ResourceTypeFilters', 'IncludeComplianceDetails', 'ExcludeCompliantResources', 'ResourceARNList'], [0, [1, n0, 'TagFilterList', 0, () => TagFilter$], 1, 1, [1, n0, 'ResourceTypeFilterList', 0, 0], 2, 2, [1, n0, 'ResourceARNListForGet', 0, 0]]];
export const GetResourcesOutput$: unknown = [3, n0, 'GetResourcesOutput', 0, ['PaginationToken', 'ResourceTagMappingList'], [0, [1, n0, 'ResourceTagMappingList', 0, () => ResourceTagMapping$]]];
export const GetTagKeysInput$: unknown = [3, n0, 'GetTagKeysInput', 0, ['PaginationToken'], [0]];
export const GetTagKeysOutput$: unknown = [3, n0, 'GetTagKeysOutput', 0, ['PaginationToken', 'TagKeys'], [0, [1, n0, 'TagKeyList', 0, 0]]];
export const GetTagValuesInput$: unknown = [3, n0, 'GetTagValuesInput', 0, ['Key', 'PaginationToken'], [0, 0], 1];
export const GetTagValuesOutput$: unknown = [3, n0, 'GetTagValuesOutput', 0, ['PaginationToken', 'TagValues'], [0, [1, n0, 'TagValuesOutputList', 0, 0]]];
export const ListRequiredTagsInput$: unknown = [3, n0, 'ListRequiredTagsInput', 0, ['NextToken', 'MaxResults'], [0, 1]];
export const ListRequiredTagsOutput$: unknown = [3, n0, 'ListRequiredTagsOutput', 0, ['RequiredTags', 'NextToken'], [[1, n0, 'RequiredTagsForListRequiredTags', 0, () => RequiredTag$], 0]];
export const RequiredTag$: unknown = [3, n0, 'RequiredTag', 0, ['ResourceType', 'CloudFormationResourceTypes', 'ReportingTagKeys'], [0, [1, n0, 'CloudFormationResourceTypes', 0, 0], [1, n0, 'ReportingTagKeys', 0, 0]]];
export const ResourceTagMapping$: unknown = [3, n0, 'ResourceTagMapping', 0, ['ResourceARN', 'Tags', 'ComplianceDetails'], [0, [1, n0, 'TagList', 0, () => Tag$], () => ComplianceDetails$]];
export const StartReportCreationInput$: unknown = [3, n0, 'StartReportCreationInput', 0, ['S3Bucket'], [0], 1];
export const StartReportCreationOutput$: unknown = [3, n0, 'StartReportCreationOutput', 0, [], []];
export const Summary$: unknown = [3, n0, 'Summary', 0, ['LastUpdated', 'TargetId', 'TargetIdType', 'Region', 'ResourceType', 'NonCompliantResources'], [0, 0, 0, 0, 0, 1]];
export const Tag$: unknown = [3, n0, 'Tag', 0, ['Key', 'Value'], [0, 0], 2];
export const TagFilter$: unknown = [3, n0, 'TagFilter', 0, ['Key', 'Values'], [0, [1, n0, 'TagValueList', 0, 0]]];
export const TagResourcesInput$: unknown = [3, n0, 'TagResourcesInput', 0, ['ResourceARNList', 'Tags'], [[1, n0, 'ResourceARNListForTagUntag', 0, 0], [2, n0, 'TagMap', 0, 0, 0]], 2];
export const TagResourcesOutput$: unknown = [3, n0, 'TagResourcesOutput', 0, ['FailedResourcesMap'], [[2, n0, 'FailedResourcesMap', 0, 0, () => FailureInfo$]]];
export const UntagResourcesInput$: unknown = [3, n0, 'UntagResourcesInput', 0, ['ResourceARNList', 'TagKeys'], [[1, n0, 'ResourceARNListForTagUntag', 0, 0], [1, n0, 'TagKeyListForUntag', 0, 0]], 2];
export const UntagResourcesOutput$: unknown = [3, n0, 'UntagResourcesOutput', 0, ['FailedResourcesMap'], [[2, n0, 'FailedResourcesMap', 0, 0, () => FailureInfo$]]];
export const DescribeReportCreation$ = [9, n0, 'DescribeReportCreation', { http: ['POST', '/', 200] }, () => DescribeReportCreationInput$, () => DescribeReportCreationOutput$];
export const GetComplianceSummary$ = [9, n0, 'GetComplianceSummary', { http: ['POST', '/', 200] }, () => GetComplianceSummaryInput$, () => GetComplianceSummaryOutput$];
export const GetResources$ = [9, n0, 'GetResources', { http: ['POST', '/', 200] }, () => GetResourcesInput$, () => GetResourcesOutput$];
export const GetTagKeys$ = [9, n0, 'GetTagKeys', { http: ['POST', '/', 200] }, () => GetTagKeysInput$, () => GetTagKeysOutput$];
export const GetTagValues$ = [9, n0, 'GetTagValues', { http: ['POST', '/', 200] }, () => GetTagValuesInput$, () => GetTagValuesOutput$];
export const ListRequiredTags$ = [9, n0, 'ListRequiredTags', { http: ['POST', '/', 200] }, () => ListRequiredTagsInput$, () => ListRequiredTagsOutput$];
export const StartReportCreation$ = [9, n0, 'StartReportCreation', { http: ['POST', '/', 200] }, () => StartReportCreationInput$, () => StartReportCreationOutput$];
export const TagResources$ = [9, n0, 'TagResources', { http: ['POST', '/', 200] }, () => TagResourcesInput$, () => TagResourcesOutput$];
export const UntagResources$ = [9, n0, 'UntagResources', { http: ['POST', '/', 200] }, () => UntagResourcesInput$, () => UntagResourcesOutput$];
