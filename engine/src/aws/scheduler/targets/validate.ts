// Which targets a schedule may have.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
import type { Target } from '@aws-sdk/client-scheduler';
import { isRefused } from '../../../contracts/trusted-role.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid, roleNotAssumable } from '../faults.ts';
import { universalTarget } from './services.ts';

export function checkTarget(target: Target | undefined, ctx: Context): Target {
  const { Arn = '', RoleArn = '', Input, ...more } = target ?? ({} as Partial<Target>);
  const arn = parseArn(Arn);
  if (!arn) throw invalid(`Provided Arn ${Arn} is not in correct format.`);
  const universal = universalTarget(Arn);
  if (arn.service === 'scheduler' && !universal) throw invalid(`${Arn} is not a valid target.`);
  if (universal?.isReadOnly)
    throw invalid(`${Arn} is not a valid target: read-only API actions are not supported.`);
  if (universal && Input !== undefined && !isObject(Input))
    throw invalid(
      'Invalid RequestJson provided. Reason: the Input of a universal target must be a JSON object.',
    );
  if (arn.service === 'ecs' && !more.EcsParameters)
    throw invalid('EcsParameters must be specified for a target of Amazon ECS.');
  if (arn.service === 'events' && !more.EventBridgeParameters)
    throw invalid('EventBridgeParameters must be specified for a target of Amazon EventBridge.');
  if (arn.service === 'events' && !isObject(Input ?? ''))
    throw invalid('Input must be a JSON object for a target of Amazon EventBridge.');
  if (arn.service === 'sqs' && arn.resource.endsWith('.fifo') && !more.SqsParameters?.MessageGroupId)
    throw invalid('MessageGroupId must be specified for a target that is a FIFO queue.');
  if (isRefused(RoleArn, 'scheduler.amazonaws.com', ctx)) throw roleNotAssumable();
  return target!;
}

function isObject(text: string): boolean {
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
