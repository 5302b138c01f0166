// An event source mapping as it is given, checked and returned. Queues of SQS are polled; streams and brokers are recorded.
// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
import type {
  CreateEventSourceMappingRequest,
  EventSourceMappingConfiguration,
  UpdateEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';
import { parsePattern } from '../../../contracts/event-patterns/parse.ts';
import { isOfHere } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, mappingNotFound } from '../faults.ts';
import { findFunction } from '../find.ts';
import { whyRecorded } from '../recorded.ts';
import { type EventSourceMappingRecord, eventSourceMappings } from '../state.ts';

export const isQueue = (arn: string | undefined) => arn?.split(':')[2] === 'sqs';

/** @throws ResourceNotFoundException */
export function requireMapping(uuid: string | undefined, ctx: Context): EventSourceMappingRecord {
  const found = ctx.get(eventSourceMappings, uuid ?? '');
  if (!found || found.state === 'Deleting') throw mappingNotFound();
  return found;
}

type Given = CreateEventSourceMappingRequest | Omit<UpdateEventSourceMappingRequest, 'UUID'>;

/**
 * What a call sets, over what was there before.
 * @throws InvalidParameterValueException, ResourceNotFoundException
 */
export function settingsOf(
  input: Given,
  before: EventSourceMappingRecord | undefined,
  source: string | undefined,
  ctx: Context,
): Omit<EventSourceMappingRecord, 'uuid' | 'state' | 'modifiedAt' | 'tags'> {
  const function_ = findFunction(input.FunctionName ?? functionOf(before!), ctx);
  const batchSize = input.BatchSize ?? before?.batchSize ?? (isQueue(source) ? 10 : 100);
  const windowSeconds = input.MaximumBatchingWindowInSeconds ?? before?.windowSeconds ?? 0;
  if (isQueue(source))
    checkQueue(source!, { batchSize, windowSeconds }, function_.record.timeoutSeconds, ctx);
  const types = input.FunctionResponseTypes;
  const criteria = input.FilterCriteria?.Filters?.map(({ Pattern = '' }) => Pattern);
  for (const pattern of criteria ?? []) checkFilter(pattern);
  const { FunctionName: _name, Enabled, ...given } = input;
  return plain({
    functionName: function_.record.name,
    qualifier: function_.qualifier,
    eventSourceArn: source,
    enabled: Enabled ?? before?.enabled ?? true,
    batchSize,
    windowSeconds,
    reportsItemFailures: types
      ? types.includes('ReportBatchItemFailures')
      : (before?.reportsItemFailures ?? false),
    maximumConcurrency: input.ScalingConfig
      ? input.ScalingConfig.MaximumConcurrency
      : before?.maximumConcurrency,
    filters: criteria ?? before?.filters ?? [],
    given: { ...before?.given, ...given },
    lastResult: undefined,
  });
}

const functionOf = ({ functionName, qualifier }: EventSourceMappingRecord) =>
  qualifier === undefined ? functionName : `${functionName}:${qualifier}`;

function checkQueue(
  arn: string,
  { batchSize, windowSeconds }: { readonly batchSize: number; readonly windowSeconds: number },
  timeoutSeconds: number,
  ctx: Context,
): void {
  if (arn.endsWith('.fifo')) {
    if (windowSeconds > 0) throw invalid('Batching window is not supported for FIFO queues');
    if (batchSize > 10) throw invalid('Maximum batch size for FIFO queues is 10');
  } else if (batchSize > 10 && windowSeconds === 0) {
    throw invalid(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  const visibility = visibilitySeconds(arn, ctx);
  if (visibility < timeoutSeconds)
    throw invalid(
      `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeoutSeconds} seconds`,
    );
}

export const queueUrlOf = (arn: string, { endpoint }: Pick<Context, 'endpoint'>) =>
  `${endpoint}/${arn.split(':')[4]}/${arn.split(':')[5]}`;

function visibilitySeconds(arn: string, ctx: Context): number {
  if (!isOfHere(arn, ctx)) throw invalid(noQueue('The specified queue does not exist.'));
  try {
    const { Attributes = {} } = ctx.call('sqs', 'GetQueueAttributes', {
      QueueUrl: queueUrlOf(arn, ctx),
      AttributeNames: ['VisibilityTimeout'],
    });
    return Number(Attributes.VisibilityTimeout);
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'QueueDoesNotExist')) throw error;
    throw invalid(noQueue(error.message));
  }
}

const noQueue = (why: string) =>
  `Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: ${why}`;

function checkFilter(pattern: string): void {
  try {
    // The pattern language is EventBridge's.
    parsePattern(pattern);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw invalid('Invalid filter pattern definition.');
  }
}

/** Why nothing is polled. Undefined for what is. */
export function whyNotPolled(
  mapping: EventSourceMappingRecord,
  ctx: Pick<Context, 'call'> & Context,
): string | undefined {
  if (!isQueue(mapping.eventSourceArn))
    return `Recorded only: Drydock does not poll ${mapping.eventSourceArn ?? 'brokers of one’s own'}. It polls queues of SQS.`;
  return whyRecorded(findFunction(functionOf(mapping), ctx).record);
}

/** Members that are returned as they were given. */
const returned = [
  'AmazonManagedKafkaEventSourceConfig',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'DocumentDBEventSourceConfig',
  'FilterCriteria',
  'FunctionResponseTypes',
  'KMSKeyArn',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'MetricsConfig',
  'ParallelizationFactor',
  'ProvisionedPollerConfig',
  'Queues',
  'ScalingConfig',
  'SelfManagedEventSource',
  'SelfManagedKafkaEventSourceConfig',
  'SourceAccessConfigurations',
  'StartingPosition',
  'Topics',
  'TumblingWindowInSeconds',
];

export const mappingArn = ({ uuid }: EventSourceMappingRecord, ctx: Context) =>
  ctx.arn('lambda', `event-source-mapping:${uuid}`);

export function mappingView(
  mapping: EventSourceMappingRecord,
  ctx: Context,
): EventSourceMappingConfiguration {
  const { eventSourceArn, given, lastResult } = mapping;
  return {
    UUID: mapping.uuid,
    EventSourceMappingArn: mappingArn(mapping, ctx),
    FunctionArn: ctx.arn('lambda', `function:${functionOf(mapping)}`),
    ...(eventSourceArn !== undefined && { EventSourceArn: eventSourceArn }),
    BatchSize: mapping.batchSize,
    MaximumBatchingWindowInSeconds: mapping.windowSeconds,
    State: mapping.state,
    StateTransitionReason: 'USER_INITIATED',
    LastModified: new Date(mapping.modifiedAt),
    ...(lastResult !== undefined && { LastProcessingResult: lastResult }),
    ...Object.fromEntries(
      returned.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
    ),
  };
}
