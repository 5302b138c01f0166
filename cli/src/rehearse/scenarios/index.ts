// The scenarios that come with Drydock, in the order of the list.
import type { Scenario } from '../scenario.ts';
import { scaleOut } from './scale-out.ts';

export const scenarios: readonly Scenario[] = [scaleOut];
