// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { busName, findBus } from '../find.ts';
import { buses } from '../state.ts';

interface PolicyProperties {
  readonly StatementId: string;
  readonly EventBusName?: string;
  /** A statement; action, principal and condition are the older way. */
  readonly Statement?: object;
  readonly Action?: string;
  readonly Principal?: string;
  readonly Condition?: { readonly Type: string; readonly Key: string; readonly Value: string };
}
const propertiesOf = (properties: ResourceRequest['properties']) => properties as unknown as PolicyProperties;

export const eventBusPolicyResource: ResourceType = {
  type: 'AWS::Events::EventBusPolicy',

  create(request, ctx) {
    put(request, ctx);
    const { EventBusName, StatementId } = propertiesOf(request.properties);
    return { status: 'success', physicalId: `${busName(EventBusName)}|${StatementId}` };
  },

  update(physicalId, request, ctx) {
    put(request, ctx);
    return { status: 'success', physicalId };
  },

  delete(physicalId, _request, ctx) {
    const [EventBusName = '', StatementId = ''] = physicalId.split('|');
    if (Object.hasOwn(findBus(EventBusName, ctx)?.policy ?? {}, StatementId))
      ctx.call('events', 'RemovePermission', { EventBusName, StatementId });
    return { status: 'success', physicalId };
  },

  read(physicalId, properties, ctx) {
    const { Statement } = propertiesOf(properties);
    const [EventBusName = '', StatementId = ''] = physicalId.split('|');
    const text = findBus(EventBusName, ctx)?.policy[StatementId];
    if (text === undefined) return undefined;
    const { Sid, ...statement } = JSON.parse(text) as StatementText;
    if (Statement === undefined) return { EventBusName, StatementId, ...membersOf(statement) };
    const isNamed = Object.hasOwn(Statement, 'Sid');
    return { EventBusName, StatementId, Statement: isNamed ? { Sid, ...statement } : statement };
  },

  attributes: () => ({}),
};

interface StatementText {
  readonly Sid: string;
  readonly Action?: unknown;
  readonly Principal?: string | { readonly AWS?: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** As the older way has them: what PutPermission made a statement of. */
function membersOf({ Action, Principal, Condition }: Omit<StatementText, 'Sid'>) {
  const [[Type, keys] = []] = Object.entries(Condition ?? {});
  const [[Key, Value] = []] = Object.entries(keys ?? {});
  return {
    Action,
    Principal: typeof Principal === 'string' ? Principal : /::(\d{12}):root$/.exec(Principal?.AWS ?? '')?.[1],
    Condition: Condition && { Type, Key, Value },
  };
}

function put({ properties }: ResourceRequest, ctx: Context): void {
  const { Statement, ...given } = propertiesOf(properties);
  if (!Statement) {
    ctx.call('events', 'PutPermission', given);
    return;
  }
  const bus = findBus(given.EventBusName, ctx);
  const own = JSON.stringify({ Sid: given.StatementId, ...Statement });
  if (bus) ctx.put(buses, bus.name, { ...bus, policy: { ...bus.policy, [given.StatementId]: own } });
  else ctx.call('events', 'DescribeEventBus', { Name: given.EventBusName });
}
