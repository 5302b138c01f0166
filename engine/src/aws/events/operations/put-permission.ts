// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
// Policies are kept; nobody else has events for a bus here.

import { isFields } from '../../../contracts/event-patterns/fields.ts';
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid } from '../faults.ts';
import { requireBus } from '../find.ts';
import { buses } from '../state.ts';

export const putPermission: Operation<'events', 'PutPermission'> = (input, ctx) => {
  const bus = requireBus(input.EventBusName, ctx);
  const policy =
    input.Policy === undefined ? { ...bus.policy, ...single(input, bus.arn) } : statementsOf(input.Policy);
  ctx.put(buses, bus.name, { ...bus, policy });
  return {};
};

function single(
  { StatementId, Action, Principal = '', Condition }: Parameters<typeof putPermission>[0],
  arn: string,
): Record<string, string> {
  if (!StatementId || !Action || !Principal)
    throw invalid('Parameter(s) Action, Principal and StatementId must be specified, or Policy.');
  if (Action !== 'events:PutEvents') throw invalid("Provided value in parameter 'action' is not supported.");
  const statement = {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` },
    Action,
    Resource: arn,
    ...(Condition && { Condition: { [Condition.Type!]: { [Condition.Key!]: Condition.Value } } }),
  };
  return { [StatementId]: JSON.stringify(statement) };
}

/** By their ids, or their places where they have none. */
function statementsOf(text: string): Record<string, string> {
  let document: unknown;
  try {
    document = parseJson(text);
  } catch {
    document = undefined;
  }
  if (!isFields(document)) throw invalid('Parameter Policy is not valid.');
  const statements = [document.Statement].flat() as readonly { readonly Sid?: string }[];
  return Object.fromEntries(
    statements.map((each, index) => [each.Sid ?? String(index), JSON.stringify(each)]),
  );
}
