// What calls of EventBridge need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { busArn, busName, defaultBus } from './find.ts';

const events = 'events.amazonaws.com';

export const permissions: ServicePermissions = {
  resource({ Name, Rule, EventBusName, Entries, ArchiveName, ReplayName }, at, operation) {
    if (Entries)
      return [
        ...new Set<string>(Entries.map((each: { EventBusName?: string }) => busName(each.EventBusName))),
      ].map((name) => busArn(name, at));
    if (ArchiveName !== undefined) return at.arn('events', `archive/${ArchiveName}`);
    if (ReplayName !== undefined) return at.arn('events', `replay/${ReplayName}`);
    if (operation.endsWith('EventBus')) return busArn(busName(Name), at);
    if (operation.endsWith('Permission')) return busArn(busName(EventBusName), at);
    const rule = Name ?? Rule;
    if (rule === undefined) return undefined;
    const on = busName(EventBusName);
    return at.arn('events', on === defaultBus ? `rule/${rule}` : `rule/${on}/${rule}`);
  },

  passes: {
    PutRule: ({ RoleArn }) => [[RoleArn, events]],
    PutTargets: ({ Targets = [] }) => Targets.map(({ RoleArn }: { RoleArn?: string }) => [RoleArn, events]),
  },
};
