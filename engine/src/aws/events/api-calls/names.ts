// What CloudTrail calls a call, and whether it is one of data, which a trail records only when it is told to.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
import type { PerformedCall } from '../../../kernel/access-control.ts';

/** Lambda's calls have the date of their API's version, those that were changed its number too. */
const dated: Readonly<Record<string, string>> = {
  AddPermission: '20150331v2',
  CreateAlias: '20150331',
  CreateEventSourceMapping: '20150331',
  CreateFunction: '20150331',
  DeleteAlias: '20150331',
  DeleteEventSourceMapping: '20150331',
  DeleteFunction: '20150331',
  DeleteFunctionConcurrency: '20171031',
  GetFunction: '20150331v2',
  GetFunctionConfiguration: '20150331v2',
  GetPolicy: '20150331v2',
  ListFunctions: '20150331',
  PublishLayerVersion: '20181031',
  PublishVersion: '20150331',
  PutFunctionConcurrency: '20171031',
  RemovePermission: '20150331v2',
  TagResource: '20170331v2',
  UntagResource: '20170331v2',
  UpdateAlias: '20150331',
  UpdateEventSourceMapping: '20150331',
  UpdateFunctionCode: '20150331v2',
  UpdateFunctionConfiguration: '20150331v2',
};

export const nameOfCall = (service: string, operation: string): string =>
  service === 'lambda' ? `${operation}${dated[operation] ?? ''}` : operation;

const ofData: Readonly<Record<string, RegExp>> = {
  dynamodb: /Items?$|^(Query|Scan)$/,
  lambda: /^Invoke/,
  sns: /^Publish/,
  sqs: /Message/,
};

export const isDataEvent = ({ service, operation, input }: PerformedCall): boolean =>
  service === 's3' ? 'Key' in (input as object) : ofData[service]?.test(operation) === true;
