// The scenarios that come with Drydock, in the order of the list.
import type { Scenario } from '../scenario.ts';
import { day } from './day.ts';
import { badDeployment, deployment, slowStart } from './deployments.ts';
import { latency } from './latency.ts';
import { instanceLoss, lateCapacity, zoneLoss } from './losses.ts';
import { scaleOut } from './scale-out.ts';

export const scenarios: readonly Scenario[] = [
  scaleOut,
  deployment,
  badDeployment,
  slowStart,
  instanceLoss,
  lateCapacity,
  zoneLoss,
  latency,
  day,
];
