// What ECS's managed scaling asks of an Auto Scaling group. On AWS a target tracking policy of the group does, which ECS has
// made, when one of its alarms fires; here ECS decides, and names the policy and the alarm as the group's activities do.

declare module '../kernel/registry.ts' {
  interface Reports {
    'scaling/managed': ManagedScalingRequest;
  }
}

export interface ManagedScalingRequest {
  readonly autoScalingGroupName: string;
  readonly capacity: number;
  readonly policy: string;
  readonly alarm: string;
}
