// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemovePermission.html
import type { Operation } from '../../../kernel/context.ts';
import { statementNotFound } from '../faults.ts';
import { requireBus } from '../find.ts';
import { buses } from '../state.ts';

export const removePermission: Operation<'events', 'RemovePermission'> = (input, ctx) => {
  const bus = requireBus(input.EventBusName, ctx);
  const { StatementId = '', RemoveAllPermissions } = input;
  if (!RemoveAllPermissions && !Object.hasOwn(bus.policy, StatementId)) throw statementNotFound(StatementId);
  const { [StatementId]: _removed, ...kept } = bus.policy;
  ctx.put(buses, bus.name, { ...bus, policy: RemoveAllPermissions ? {} : kept });
  return {};
};
