// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/archive.ts'))['archiveResource']>('AWS::Events::Archive', 'archive', 'archiveResource'),
  resource<(typeof import('../resources/event-bus.ts'))['eventBusResource']>('AWS::Events::EventBus', 'event-bus', 'eventBusResource'),
  resource<(typeof import('../resources/event-bus-policy.ts'))['eventBusPolicyResource']>('AWS::Events::EventBusPolicy', 'event-bus-policy', 'eventBusPolicyResource'),
  resource<(typeof import('../resources/rule.ts'))['ruleResource']>('AWS::Events::Rule', 'rule', 'ruleResource'),
];
