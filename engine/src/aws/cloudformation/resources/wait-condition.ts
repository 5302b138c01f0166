// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitcondition.html
// Waits for signals to the URL of its handle, or, with a CreationPolicy, for those of SignalResource.
import { presignedUploads } from '../../../contracts/presigned-files.ts';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { defineTable } from '../../../kernel/table.ts';
import { logicalIdOfHandle, pathOfHandle, waitConditionType } from '../wait-conditions/handle-path.ts';
import { readSignals } from '../wait-conditions/signals.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/wait-conditions': { readonly data: Readonly<Record<string, string>> };
  }
}

/** Key: the physical id. What the signals said, for `Fn::GetAtt`. */
const waitConditions = defineTable('cloudformation/wait-conditions');

interface WaitProperties {
  readonly Handle?: string;
  readonly Timeout?: string;
  readonly Count?: number;
}

const longestSeconds = 43_200;

const failure = (message: string) => new AwsFault({ code: 'ResourceFailure', message });

export const waitCondition: ResourceType = {
  type: waitConditionType,
  create(request, ctx) {
    const { Handle, Timeout, Count = 1 } = request.properties as WaitProperties;
    if (request.creationPolicy)
      return { status: 'success', physicalId: `${request.stackId}/${request.logicalId}` };
    if (Handle === undefined || Timeout === undefined)
      throw failure('A wait condition needs a Handle and a Timeout, or a CreationPolicy.');
    if (Number(Timeout) > longestSeconds) throw failure('Value for Timeout property must be less than 43200');
    return awaitSignals(request, { handle: Handle, seconds: Number(Timeout), count: Number(Count) }, ctx);
  },
  update() {
    throw failure('Update to resource type AWS::CloudFormation::WaitCondition is not supported.');
  },
  delete(physicalId, _request, ctx) {
    ctx.delete(waitConditions, physicalId);
    return { status: 'success', physicalId };
  },
  attributes: (physicalId, ctx) => ({
    Id: physicalId,
    Data: JSON.stringify(ctx.get(waitConditions, physicalId)?.data ?? {}),
  }),
};

function awaitSignals(
  { stackId, startedAt }: ResourceRequest,
  { handle, seconds, count }: { readonly handle: string; readonly seconds: number; readonly count: number },
  ctx: Context,
): Progress {
  const path = pathOfHandle(handle);
  const signals = readSignals(ctx.get(presignedUploads, path)?.bodies ?? []);
  if (signals.status === 'failed') throw failure(signals.reason);
  const received = Object.keys(signals.data).length;
  const physicalId = `${stackId}/${logicalIdOfHandle(path)}`;
  if (received >= count) {
    ctx.put(waitConditions, physicalId, { data: signals.data });
    return { status: 'success', physicalId };
  }
  const until = startedAt + seconds * 1000;
  if (ctx.now >= until)
    throw failure(`WaitCondition timed out. Received ${received} conditions when expecting ${count}`);
  return {
    status: 'in-progress',
    againInMs: until - ctx.now,
    reason: `Received ${received} of ${count} signals. The wait condition waits until ${new Date(until).toISOString()}.`,
  };
}
