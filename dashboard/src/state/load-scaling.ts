// What scaled: the activities of Auto Scaling groups, and of Application Auto Scaling for ECS services.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf } from '../cloud/xml.ts';
import { nameOf } from './shapes.ts';

export interface ScalingActivity {
  readonly id: string;
  /** Milliseconds. */
  readonly at: number;
  readonly kind: 'Auto Scaling group' | 'service';
  /** The name of the group or the service. */
  readonly of: string;
  readonly what: string;
  readonly cause: string;
  readonly status: string;
  /** The alarm that it came from; empty for another cause. */
  readonly alarm: string;
  readonly policy: string;
}

/** Newest first. */
export async function scalingActivities(cloud: Cloud): Promise<readonly ScalingActivity[]> {
  const [groups, services] = await Promise.all([ofGroups(cloud), ofServices(cloud)]);
  return [...groups, ...services].sort((a, b) => b.at - a.at);
}

async function ofGroups(cloud: Cloud): Promise<ScalingActivity[]> {
  const { Activities } = await cloud.query('autoscaling', 'DescribeScalingActivities', {});
  return listOf(Activities).map((activity) =>
    withTrigger({
      id: textOf(activity.ActivityId),
      at: Date.parse(textOf(activity.StartTime)),
      kind: 'Auto Scaling group',
      of: textOf(activity.AutoScalingGroupName),
      what: textOf(activity.Description),
      cause: textOf(activity.Cause),
      status: textOf(activity.StatusCode),
    }),
  );
}

async function ofServices(cloud: Cloud): Promise<ScalingActivity[]> {
  const { ScalingActivities = [] } = await cloud.json<{
    ScalingActivities?: {
      ActivityId: string;
      StartTime: number;
      ResourceId: string;
      Description: string;
      Cause: string;
      StatusCode: string;
    }[];
  }>('application-autoscaling', 'DescribeScalingActivities', { ServiceNamespace: 'ecs' });
  return ScalingActivities.map((activity) =>
    withTrigger({
      id: activity.ActivityId,
      at: activity.StartTime * 1000,
      kind: 'service',
      of: nameOf(activity.ResourceId),
      what: activity.Description,
      cause: activity.Cause,
      status: activity.StatusCode,
    }),
  );
}

/** Both services say `monitor alarm <name> in state ALARM triggered policy <name>`. */
function withTrigger(activity: Omit<ScalingActivity, 'alarm' | 'policy'>): ScalingActivity {
  const [, alarm = '', policy = ''] =
    /monitor alarm (.+?) in state \w+ triggered policy (\S+)/.exec(activity.cause) ?? [];
  return { ...activity, alarm, policy };
}
