// What calls of EventBridge need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

const events = 'events.amazonaws.com';

export const permissions: ServicePermissions = {
  resource({ Name, Rule, EventBusName, Entries }, at) {
    const bus = (given = 'default') => given.split('/').at(-1)!;
    if (Entries)
      return [
        ...new Set<string>(Entries.map((each: { EventBusName?: string }) => bus(each.EventBusName))),
      ].map((name) => at.arn('events', `event-bus/${name}`));
    const rule = Name ?? Rule;
    if (rule === undefined) return undefined;
    const on = bus(EventBusName);
    return at.arn('events', on === 'default' ? `rule/${rule}` : `rule/${on}/${rule}`);
  },

  passes: {
    PutRule: ({ RoleArn }) => [[RoleArn, events]],
    PutTargets: ({ Targets = [] }) => Targets.map(({ RoleArn }: { RoleArn?: string }) => [RoleArn, events]),
  },
};
