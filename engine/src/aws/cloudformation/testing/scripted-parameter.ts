// A resource type for tests, in the shape of AWS::SSM::Parameter: what its verbs do is written in its Value.
//   slow 500     every verb takes 500 ms                    fail create | fail update | fail delete
//   settles 500  the same, but all is applied at once
//   blocked by N an update fails while a parameter named N exists, and changes nothing
//   broken       a defect: throws an error that is no fault   anything else succeeds at once

import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { privateTable } from '../../../testing/private-table.ts';

/** The parameters that exist, by physical id. */
export const things = privateTable<{ readonly value: string; readonly team?: string }>(
  'cloudformation/scripted-parameters',
);

const alreadyExists = fault('ParameterAlreadyExists', 'The parameter already exists.');
const scripted = fault('ValidationException', 'as the script says');

function run(
  verb: 'create' | 'update' | 'delete',
  physicalId: string,
  { properties, memo }: Pick<ResourceRequest, 'properties' | 'memo'>,
): Progress {
  const value = String(properties.Value);
  if (value === `fail ${verb}`) throw scripted();
  if (value === 'broken') throw new Error('a defect');
  const slow = /^(?:slow|settles) (\d+)/.exec(value);
  if (!slow || memo?.begun) return { status: 'success', physicalId };
  return {
    status: 'in-progress',
    physicalId,
    ...(value.startsWith('settles') && { configured: true }),
    againInMs: Number(slow[1]),
    memo: { begun: true },
    reason: 'It is slow.',
  };
}

export const scriptedParameter: ResourceType = {
  type: 'AWS::SSM::Parameter',
  create: (request, ctx) => {
    const name = (request.properties.Name as string | undefined) ?? request.generatedName();
    if (!request.memo && ctx.get(things, name)) throw alreadyExists();
    put(name, request, ctx);
    return run('create', name, request);
  },
  update: (physicalId, request, ctx) => {
    const blocker = /^blocked by (.+)/.exec(String(request.properties.Value))?.[1];
    if (blocker !== undefined && ctx.get(things, blocker)) throw scripted();
    put(physicalId, request, ctx);
    return run('update', physicalId, request);
  },
  delete: (physicalId, request, ctx) => {
    if (!request.memo && !ctx.get(things, physicalId)) return { status: 'success', physicalId };
    ctx.delete(things, physicalId);
    return run('delete', physicalId, request);
  },
  attributes: (physicalId, ctx) => ({ Type: 'String', Value: ctx.get(things, physicalId)?.value }),
};

/** Stores the value, and the stack's tag `team` if there is one. */
function put(name: string, { properties, tags }: ResourceRequest, ctx: Context): void {
  const team = tags.find(({ Key }) => Key === 'team')?.Value;
  ctx.put(things, name, { value: String(properties.Value), ...(team === undefined ? {} : { team }) });
}
