// What stacks have that is not there: somebody deleted it by its own API. CloudFormation believes its record and makes
// nothing again, so an update says that all is well while nothing answers. On AWS, drift detection says the same later.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
import type { Clients } from '../targets/clients.ts';

export interface LostResource {
  /** The stack that was asked about, not one nested in it. */
  readonly root: string;
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

type Needed = Pick<
  Clients,
  'autoScaling' | 'cloudFormation' | 'codeBuild' | 'codePipeline' | 'ecr' | 'ecs' | 'elbv2' | 'logs'
>;

/** Whether it is there, for the types without which a system does not answer or is not delivered. */
const isThere: Readonly<Record<string, (clients: Needed, id: string) => Promise<boolean>>> = {
  'AWS::ECS::Cluster': async ({ ecs }, id) => {
    const { clusters = [] } = await ecs.describeClusters({ clusters: [id] });
    return clusters.some(({ status }) => status !== 'INACTIVE');
  },
  'AWS::ECS::Service': async ({ ecs }, id) => {
    const cluster = id.split('/').at(-2);
    const { services = [] } = await ecs.describeServices({ cluster, services: [id] });
    return services.some(({ status }) => status === 'ACTIVE');
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ elbv2 }, id) =>
    found(elbv2.describeLoadBalancers({ LoadBalancerArns: [id] })),
  'AWS::ElasticLoadBalancingV2::TargetGroup': ({ elbv2 }, id) =>
    found(elbv2.describeTargetGroups({ TargetGroupArns: [id] })),
  'AWS::ElasticLoadBalancingV2::Listener': ({ elbv2 }, id) =>
    found(elbv2.describeListeners({ ListenerArns: [id] })),
  'AWS::ElasticLoadBalancingV2::ListenerRule': ({ elbv2 }, id) =>
    found(elbv2.describeRules({ RuleArns: [id] })),
  'AWS::AutoScaling::AutoScalingGroup': async ({ autoScaling }, id) => {
    const groups = await autoScaling.describeAutoScalingGroups({ AutoScalingGroupNames: [id] });
    return (groups.AutoScalingGroups ?? []).length > 0;
  },
  'AWS::Logs::LogGroup': async ({ logs }, id) => {
    const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: id });
    return logGroups.some(({ logGroupName }) => logGroupName === id);
  },
  'AWS::CodePipeline::Pipeline': ({ codePipeline }, id) => found(codePipeline.getPipeline({ name: id })),
  'AWS::CodeBuild::Project': async ({ codeBuild }, id) => {
    const { projectsNotFound = [] } = await codeBuild.batchGetProjects({ names: [id] });
    return !projectsNotFound.includes(id);
  },
  'AWS::ECR::Repository': ({ ecr }, id) => found(ecr.describeRepositories({ repositoryNames: [id] })),
};

/** @param stackNames root stacks; those nested in them are looked at too. One that does not exist has lost nothing. */
export async function lostResources(
  clients: Needed,
  stackNames: readonly string[],
): Promise<readonly LostResource[]> {
  const perStack = await Promise.all(stackNames.map((name) => lostOf(clients, name, name)));
  return perStack.flat();
}

async function lostOf(clients: Needed, root: string, StackName: string): Promise<LostResource[]> {
  const { StackResources = [] } = await clients.cloudFormation
    .describeStackResources({ StackName })
    .catch((error: Error) => {
      if (/does not exist/.test(error.message)) return { StackResources: [] };
      throw error;
    });
  const perResource = await Promise.all(
    StackResources.map(async (resource): Promise<LostResource[]> => {
      const { LogicalResourceId: logicalId = '', ResourceType: type = '' } = resource;
      const { PhysicalResourceId: physicalId, ResourceStatus: status = '' } = resource;
      // One that is being made or deleted is the stack's own affair.
      if (!physicalId || !/^(CREATE|UPDATE|IMPORT)(_ROLLBACK)?_COMPLETE$/.test(status)) return [];
      if (type === 'AWS::CloudFormation::Stack') return lostOf(clients, root, physicalId);
      const look = isThere[type];
      if (!look || (await found(look(clients, physicalId)))) return [];
      return [{ root, logicalId, type, physicalId }];
    }),
  );
  return perResource.flat();
}

/** False where it says so, or where AWS knows nothing of it. */
async function found(call: Promise<unknown>): Promise<boolean> {
  try {
    return (await call) !== false;
  } catch (error) {
    if (/NotFound/.test((error as Error).name)) return false;
    throw error;
  }
}
