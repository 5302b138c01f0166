// What AWS would not let through although an engine does: from load balancers to their services, and from tasks on Fargate to
// the internet, without which they do not start. On EC2 the instance pulls images and sends logs; whether the tasks themselves
// call anything is not known (`drydock reach` tells whether they could).
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
import type { Service } from '@aws-sdk/client-ecs';
import type { BlockedRow } from '../messages/status.ts';
import { placeOfService } from '../reach/ecs-places.ts';
import { type Judgement, judge } from '../reach/judge.ts';
import type { Place } from '../reach/network.ts';
import { internet, placeOfLoadBalancer } from '../reach/places.ts';
import { readNetwork } from '../reach/read-network.ts';
import { allServices } from '../services/find-service.ts';
import type { Clients } from '../targets/clients.ts';
import type { Section } from './section.ts';

export const blockedSection: Section = async (clients) => {
  const rows: BlockedRow[] = [];
  // The section that lists services says why they cannot be listed.
  const services = await allServices(clients).catch(() => []);
  for (const { cluster, service } of services) {
    const hasOwnAddress = service.networkConfiguration?.awsvpcConfiguration !== undefined;
    const isBalanced = (service.loadBalancers ?? []).length > 0;
    // Without an own address it is where its instances are: known once it has tasks.
    if (!hasOwnAddress && !(isBalanced && service.runningCount)) continue;
    const to = await placeOfService(clients, cluster, service);
    const rowOf = (from: Place, target: Place, found: Judgement): BlockedRow => {
      const denied = found.checks.find(({ verdict }) => verdict === 'denied');
      return {
        service: service.serviceName ?? '',
        from: from.name,
        to: target.name,
        port: found.ports.from,
        reason: denied ? `${denied.gate} ${denied.id}: ${denied.by}` : '',
        command: denied?.missing?.command ?? '',
      };
    };
    for (const from of await balancersOf(clients, service)) {
      const network = await readNetwork(clients.ec2, vpcsOf(from, to));
      const found = to.ports.map((ports) => judge(network, from, to, ports));
      rows.push(...found.filter(({ verdict }) => verdict === 'denied').map((each) => rowOf(from, to, each)));
    }
    if (!runsOnFargate(service)) continue;
    const network = await readNetwork(clients.ec2, vpcsOf(to));
    const out = judge(network, to, internet, internet.ports[0]!);
    if (out.verdict === 'denied' && !(await pullsByEndpoints(clients, to)))
      rows.push(rowOf(to, internet, out));
  }
  return rows.length > 0 ? { code: 'status-blocked', blocked: rows } : undefined;
};

const runsOnFargate = ({ launchType, capacityProviderStrategy = [] }: Service): boolean =>
  launchType === 'FARGATE' ||
  capacityProviderStrategy.some(({ capacityProvider = '' }) => capacityProvider.startsWith('FARGATE'));

const vpcsOf = (...places: readonly Place[]) =>
  places.flatMap(({ spots }) => spots.map(({ vpcId }) => vpcId));

async function balancersOf(clients: Clients, service: Service): Promise<Place[]> {
  const arns = (service.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (arns.length === 0) return [];
  const { TargetGroups = [] } = await clients.elbv2.describeTargetGroups({ TargetGroupArns: arns });
  const LoadBalancerArns = [...new Set(TargetGroups.flatMap((group) => group.LoadBalancerArns ?? []))];
  if (LoadBalancerArns.length === 0) return [];
  const { LoadBalancers = [] } = await clients.elbv2.describeLoadBalancers({ LoadBalancerArns });
  return Promise.all(LoadBalancers.map((balancer) => placeOfLoadBalancer(clients, balancer)));
}

/** Images of ECR come by an interface endpoint, when there is one. Whether it covers all that a task needs is not judged. */
async function pullsByEndpoints({ ec2 }: Clients, place: Place): Promise<boolean> {
  const { VpcEndpoints = [] } = await ec2.describeVpcEndpoints({
    Filters: [{ Name: 'vpc-id', Values: [...new Set(vpcsOf(place))] }],
  });
  return VpcEndpoints.some(({ ServiceName = '' }) => ServiceName.endsWith('.ecr.dkr'));
}
