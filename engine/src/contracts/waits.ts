// What `--waits short` shortens: only what costs time. What protects a running service (health check thresholds, grace
// periods, cooldowns, alarms' periods, the bake time that alarms watch) is as on AWS.
import type { Wait } from '../kernel/waits.ts';

export const waits = {
  /** Elastic Load Balancing: what is in flight after it is cut off, as after AWS's delay. */
  deregistration: { name: 'deregistration delay of a target', shortMs: 5_000 },
  /** Elastic Load Balancing: between checks that only confirm what the last one found. */
  healthCheck: { name: 'health check of a target that is not healthy yet', shortMs: 1_000 },
  /** ECS: AWS's 40 s. */
  settling: { name: 'time until a task without health checks counts as healthy', shortMs: 5_000 },
  /** ECS: after a blue/green, linear or canary deployment, and of a rolling one. CodeDeploy: before the original task set goes. */
  bake: { name: 'bake time that no alarm watches', shortMs: 5_000 },
  /** ECS and CodeDeploy: between the steps of a linear or canary deployment. */
  trafficStep: { name: 'step of a linear or canary deployment that no alarm watches', shortMs: 5_000 },
  /** CloudFormation: a pause of a rolling update that awaits no signals. */
  pause: { name: 'pause of a rolling update without signals', shortMs: 5_000 },
} satisfies Readonly<Record<string, Wait>>;
