// The views, in the order of their keys: 1, 2, 3 …
import type { Place } from '../state/place.ts';
import { Alarms } from './alarms.ts';
import { Deployments } from './deployments.ts';
import { Logs } from './logs.ts';
import { Pipelines } from './pipelines.ts';
import { Requests } from './requests.ts';
import { Stacks } from './stacks.ts';
import { System } from './system.ts';
import type { View } from './view.ts';

export const views: readonly View[] = [
  { id: 'system', title: 'System', show: System },
  { id: 'deployments', title: 'Deployments', show: Deployments },
  { id: 'pipelines', title: 'Pipelines', show: Pipelines },
  { id: 'stacks', title: 'Stacks', show: Stacks },
  { id: 'alarms', title: 'Alarms', show: Alarms },
  { id: 'logs', title: 'Logs', show: Logs },
  { id: 'requests', title: 'Requests', show: Requests },
];

export const viewOf = ({ view }: Place): View => views.find(({ id }) => id === view) ?? views[0]!;

/** The view of a key; nothing for other keys. */
export const keyOf = (key: string): string | undefined => views[Number(key) - 1]?.id;
