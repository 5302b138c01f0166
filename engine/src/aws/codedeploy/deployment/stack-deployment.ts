// A deployment on behalf of a stack: CloudFormation makes the replacement task set, and deletes the original one; between
// the two CodeDeploy runs the hooks and moves the traffic.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/blue-green.html
import type { TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { newDeploymentId } from '../find.ts';
import {
  activeDeployments,
  type DeploymentRecord,
  deployments,
  type Hook,
  type TaskSetReference,
} from '../state.ts';
import { eventNames } from './start.ts';

export interface StackDeployment {
  readonly stackId: string;
  readonly cluster: string;
  readonly service: string;
  readonly blue: TaskSetReference;
  readonly green: Omit<TaskSetReference, 'id'>;
  readonly production: string;
  readonly test?: string | undefined;
  readonly routing: TrafficRoutingConfig;
  readonly hooks: readonly Hook[];
  readonly terminationWaitMinutes: number;
}

export function startStackDeployment(ctx: Context, wanted: StackDeployment): DeploymentRecord {
  const { blue, green, production, test } = wanted;
  const record: DeploymentRecord = plain({
    id: newDeploymentId(ctx),
    application: '',
    group: '',
    configName: '',
    creator: 'CloudFormation' as const,
    externalId: wanted.stackId,
    status: 'InProgress' as const,
    createdAt: ctx.now,
    startedAt: ctx.now,
    settings: {
      serviceRoleArn: undefined,
      deploymentStyle: {
        deploymentType: 'BLUE_GREEN' as const,
        deploymentOption: 'WITH_TRAFFIC_CONTROL' as const,
      },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE' as const, 'DEPLOYMENT_STOP_ON_REQUEST' as const],
      },
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: {
          action: 'TERMINATE' as const,
          terminationWaitTimeInMinutes: wanted.terminationWaitMinutes,
        },
        deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT' as const, waitTimeInMinutes: 0 },
      },
      loadBalancerInfo: {
        targetGroupPairInfoList: [
          {
            targetGroups: [{ name: blue.targetGroupName }, { name: green.targetGroupName }],
            prodTrafficRoute: { listenerArns: [production] },
            ...(test ? { testTrafficRoute: { listenerArns: [test] } } : {}),
          },
        ],
      },
      ecsServices: [{ clusterName: wanted.cluster, serviceName: wanted.service }],
    },
    routing: wanted.routing,
    service: { cluster: wanted.cluster, name: wanted.service },
    hooks: wanted.hooks,
    events: eventNames(test !== undefined).map((name) => ({ name, status: 'Pending' as const })),
    blue,
    green: { id: '', ...green },
    percent: 0,
    ofStack: true as const,
  });
  ctx.put(deployments, record.id, record);
  return record;
}

/** The deployment of a stack, or its rollback, that is not over. */
export const activeOfStack = (state: Pick<Context, 'by'>, stackId: string): DeploymentRecord | undefined =>
  state.by(activeDeployments, 'all').find(({ externalId }) => externalId === stackId);
