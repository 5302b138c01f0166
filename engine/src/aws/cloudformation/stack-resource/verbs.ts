// Calls a resource type's verb once, and returns its progress or, in CloudFormation's words, why it failed.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html

import {
  CreateFailed,
  type Progress,
  type Properties,
  type ResourceRequest,
} from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { handlerErrorCode } from '../handler-error-code.ts';
import type { KnownType } from '../schema/registry.ts';
import { actingFor } from '../source/service-role.ts';
import { operations, type ResourceRecord, type StackRecord, type Step, stackController } from '../state.ts';
import { canonical } from '../template/json.ts';

export type Outcome =
  | Progress
  | {
      readonly status: 'failed';
      readonly reason: string;
      /** Of a create that may have made something. */
      readonly physicalId?: string;
    };

/** @param previous for update: the properties that the resource has now */
export function callVerb(
  { handler, name }: KnownType,
  { physicalId = '', logicalId }: ResourceRecord,
  step: Step,
  stack: StackRecord,
  ctx: Context,
  previous: Properties = {},
): Outcome {
  const request: ResourceRequest = {
    stackId: stack.stackId,
    stackName: stack.stackName,
    logicalId,
    properties: step.target.properties,
    tags: [
      ...step.target.tags,
      { Key: 'aws:cloudformation:stack-name', Value: stack.stackName },
      { Key: 'aws:cloudformation:logical-id', Value: logicalId },
      { Key: 'aws:cloudformation:stack-id', Value: stack.stackId },
    ],
    generatedName: (maxLength = 255, lowerCase = false) => {
      const made = physicalName(stack.stackName, logicalId, step.suffix, maxLength);
      return lowerCase ? made.toLowerCase() : made;
    },
    startedAt: step.startedAt,
    waker: { controller: stackController, key: stack.stackId },
    ...(step.memo ? { memo: step.memo } : {}),
    ...(step.target.deletionPolicy === 'Snapshot' ? { takesSnapshot: true } : {}),
    ...(step.creationPolicy ? { creationPolicy: step.creationPolicy } : {}),
    ...(step.target.updatePolicy ? { updatePolicy: step.target.updatePolicy } : {}),
  };
  // AWS's own handlers read other things than the engine's do: only what changes something is judged.
  const own = ctx.as(actingFor(stack, ctx), (operation) => !isRead(operation));
  try {
    return ctx.attempt(() => {
      if (step.verb === 'create') return handler.create(request, own);
      if (step.verb === 'delete') return handler.delete(physicalId, request, own);
      const names = ctx.get(operations, stack.stackId)?.leftAlone?.[logicalId] ?? [];
      const before = without(previous, names, step.target.properties);
      const properties = without(step.target.properties, names, previous);
      return handler.update!(physicalId, { ...request, properties, previous: before }, own);
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) {
      ctx.log(`${name} ${step.verb} of ${stack.stackName}/${logicalId}: ${(error as Error).stack}`);
    }
    return {
      status: 'failed',
      reason: failureReason(error, step.token),
      ...(error instanceof CreateFailed ? { physicalId: error.physicalId } : {}),
    };
  }
}

const isRead = (operation: string): boolean => /^(Get|List|Describe|BatchGet|Head|Test)/.test(operation);

/** `<stack>-<logical id>-<suffix>`. Where that is too long, the longer of the two names is cut. */
export function physicalName(
  stackName: string,
  logicalId: string,
  suffix: string,
  maxLength: number,
): string {
  const room = maxLength - suffix.length - 2;
  const half = Math.floor(room / 2);
  const stackRoom = Math.max(half, room - logicalId.length);
  const idRoom = Math.max(room - half, room - stackName.length);
  const name = `${stackName.slice(0, stackRoom)}-${logicalId.slice(0, idRoom)}-${suffix}`;
  return name.replaceAll(/-{2,}/g, '-').replace(/^-/, '');
}

/** The message of a fault with one of these codes is used unchanged. */
const unprefixed = ['ResourceFailure', 'PropertyValidationFailure'];

function failureReason(error: unknown, token: string): string {
  if (error instanceof AwsFault && unprefixed.includes(error.code)) return error.message;
  const code = error instanceof AwsFault ? handlerErrorCode(error) : 'InternalFailure';
  return `Resource handler returned message: "${(error as Error).message || (error as AwsFault).code}" (RequestToken: ${token}, HandlerErrorCode: ${code})`;
}

/** Without properties that are to be left alone, unless the template has changed them. */
function without(properties: Properties, names: readonly string[], other: Properties): Properties {
  if (names.length === 0) return properties;
  const isLeft = (name: string) =>
    names.includes(name) && canonical(properties[name]) === canonical(other[name]);
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !isLeft(name)));
}
