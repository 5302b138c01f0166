// What an account contains that costs money or stands in the way of the same stack's next deployment.
import type { Clients } from '../engine/clients.ts';

/** Names of what is there: compared before and after a stack's life. */
export async function inventory({ ec2, ecs, elb, ecr, s3 }: Clients): Promise<Set<string>> {
  const found = new Set<string>();
  const add = (kind: string, names: readonly (string | undefined)[] = []) => {
    for (const name of names) found.add(`${kind} ${name}`);
  };
  const { clusterArns } = await ecs.listClusters({});
  add('cluster', clusterArns);
  const { Reservations = [] } = await ec2.describeInstances({});
  const alive = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
    ({ State }) => State?.Name !== 'terminated',
  );
  add(
    'instance',
    alive.map(({ InstanceId }) => InstanceId),
  );
  const [vpcs, groups, interfaces] = await Promise.all([
    ec2.describeVpcs({}),
    ec2.describeSecurityGroups({}),
    ec2.describeNetworkInterfaces({}),
  ]);
  add(
    'vpc',
    vpcs.Vpcs?.map(({ VpcId }) => VpcId),
  );
  add(
    'security group',
    groups.SecurityGroups?.map(({ GroupId }) => GroupId),
  );
  add(
    'network interface',
    interfaces.NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
  );
  const [balancers, targets] = await Promise.all([
    elb.describeLoadBalancers({}),
    elb.describeTargetGroups({}),
  ]);
  add(
    'load balancer',
    balancers.LoadBalancers?.map(({ LoadBalancerName }) => LoadBalancerName),
  );
  add(
    'target group',
    targets.TargetGroups?.map(({ TargetGroupName }) => TargetGroupName),
  );
  const [repositories, buckets] = await Promise.all([ecr.describeRepositories({}), s3.listBuckets({})]);
  add(
    'repository',
    repositories.repositories?.map(({ repositoryName }) => repositoryName),
  );
  add(
    'bucket',
    buckets.Buckets?.map(({ Name }) => Name),
  );
  return found;
}
