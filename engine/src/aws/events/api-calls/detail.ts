// A call as CloudTrail records it. Not known here: the client's name, and formats that single services have.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
import type { PerformedCall } from '../../../kernel/access-control.ts';
import type { Context } from '../../../kernel/context.ts';
import { isPending } from '../../../kernel/pending.ts';
import { isStreamed } from '../../../kernel/streamed.ts';
import { identityOf } from './identity.ts';
import { isDataEvent, nameOfCall } from './names.ts';
import { recorded, withoutItems } from './recorded.ts';

/** CloudTrail's names of services that the engine, as the AWS CLI, calls otherwise. */
const hosts: Readonly<Record<string, string>> = {
  cloudwatch: 'monitoring',
  efs: 'elasticfilesystem',
  elbv2: 'elasticloadbalancing',
  codeconnections: 'codeconnections',
  resourcegroupstaggingapi: 'tagging',
  'service-quotas': 'servicequotas',
};

const hostOf = (service: string) => hosts[service] ?? service;

/** For example `aws.ecr`. */
export const sourceOfCall = (service: string): string => `aws.${hostOf(service)}`;

export function detailOf(call: PerformedCall, isReadOnly: boolean, ctx: Context) {
  const { service, operation, output } = call;
  const isData = isDataEvent(call);
  const isKnown = output !== undefined && !isPending(output) && !isStreamed(output);
  const isShown = isKnown && !isReadOnly && !(isData && service === 'dynamodb');
  const answered = isShown ? recorded(output, service) : undefined;
  const resources = resourcesOf(call, ctx);
  return {
    eventVersion: '1.11',
    userIdentity: identityOf(ctx),
    eventTime: new Date(ctx.now).toISOString().replace(/\.\d+Z$/, 'Z'),
    eventSource: `${hostOf(service)}.amazonaws.com`,
    eventName: nameOfCall(service, operation),
    awsRegion: ctx.region,
    sourceIPAddress: '127.0.0.1',
    userAgent: 'unknown',
    requestParameters: requestParameters(call, isData),
    responseElements: isEmpty(answered) ? null : answered,
    requestID: ctx.requestId(),
    eventID: ctx.ids.uuid(),
    readOnly: isReadOnly,
    ...(resources.length > 0 && { resources }),
    eventType: 'AwsApiCall',
    managementEvent: !isData,
    recipientAccountId: ctx.account,
    eventCategory: isData ? 'Data' : 'Management',
  };
}

const memberOf = (value: unknown, name: string): string | undefined =>
  (value as Readonly<Record<string, string | undefined>> | undefined)?.[name];

/** S3 names the bucket and the key in a way of its own. */
function requestParameters(call: PerformedCall, isData: boolean): unknown {
  const isOfItems = isData && call.service === 'dynamodb';
  const given = recorded(isOfItems ? withoutItems(call.input as object) : call.input, call.service);
  if (call.service !== 's3') return isEmpty(given) ? null : given;
  const { bucket, ...rest } = given as Readonly<Record<string, unknown>>;
  return {
    ...(bucket !== undefined && { bucketName: bucket, Host: `${bucket}.s3.amazonaws.com` }),
    ...rest,
  };
}

/** What rules of the CDK match by: an object with its bucket, and a repository. */
function resourcesOf(call: PerformedCall, { account: accountId, arn }: Context): object[] {
  const bucket = call.service === 's3' ? memberOf(call.input, 'Bucket') : undefined;
  if (bucket !== undefined) {
    const key = memberOf(call.input, 'Key');
    const ARN = `arn:aws:s3:::${bucket}`;
    return [
      ...(key === undefined ? [] : [{ type: 'AWS::S3::Object', ARN: `${ARN}/${key}` }]),
      { accountId, type: 'AWS::S3::Bucket', ARN },
    ];
  }
  const repository = call.service === 'ecr' ? memberOf(call.input, 'repositoryName') : undefined;
  return repository === undefined ? [] : [{ accountId, ARN: arn('ecr', `repository/${repository}`) }];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
