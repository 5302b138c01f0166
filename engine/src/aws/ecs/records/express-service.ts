// What ECS keeps of an Express service, beside the service that it is: what was asked for, and the parts that ECS made.
import type {
  ExpressGatewayContainer,
  ExpressGatewayScalingTarget,
  ExpressGatewayServiceNetworkConfiguration,
} from '@aws-sdk/client-ecs';

/** One revision of it. */
export interface ExpressConfigurationRecord {
  /** Absent until its deployment has started. */
  readonly revisionArn?: string;
  readonly executionRoleArn?: string;
  readonly taskRoleArn?: string;
  /** Given by the user, instead of a container. */
  readonly taskDefinitionArn?: string;
  readonly cpu?: string;
  readonly memory?: string;
  readonly cpuArchitecture: 'X86_64' | 'ARM64';
  readonly networkConfiguration: Required<ExpressGatewayServiceNetworkConfiguration>;
  readonly healthCheckPath: string;
  readonly primaryContainer?: ExpressGatewayContainer;
  readonly scalingTarget: Required<ExpressGatewayScalingTarget>;
  readonly createdAt: number;
}

export interface ExpressPartsRecord {
  readonly loadBalancerArn: string;
  readonly loadBalancerSecurityGroup: string;
  readonly listenerArn: string;
  readonly ruleArn: string;
  readonly certificateArn: string;
  readonly targetGroupArns: readonly string[];
  readonly serviceSecurityGroup: string;
  readonly alarmName: string;
  readonly alarmArn: string;
  /** Made by ECS; absent when the container or the task definition names its own. */
  readonly logGroup?: string;
  readonly scalableTargetArn: string;
  readonly scalingPolicyArn: string;
}

export interface ExpressServiceRecord {
  readonly serviceKey: string;
  readonly infrastructureRoleArn: string;
  /** `<first letters of the name>-<32 hexadecimal digits>.ecs.<region>.on.aws` */
  readonly endpoint: string;
  readonly accessType: 'PUBLIC' | 'PRIVATE';
  readonly vpcId: string;
  /** Newest first. */
  readonly configurations: readonly ExpressConfigurationRecord[];
  readonly parts: ExpressPartsRecord;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Its service is INACTIVE, and what ECS made for it is deleted. */
  readonly removed?: true;
}
