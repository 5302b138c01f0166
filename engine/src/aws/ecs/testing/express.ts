// Express services among the real services, with a runtime whose tasks start and health checks that the test decides.
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { acm } from '../../acm/index.ts';
import { applicationAutoScaling } from '../../application-autoscaling/index.ts';
import { cloudWatch } from '../../cloudwatch/index.ts';
import { ec2 } from '../../ec2/index.ts';
import { ecr } from '../../ecr/index.ts';
import { elbv2 } from '../../elbv2/index.ts';
import { iam } from '../../iam/index.ts';
import { logs } from '../../logs/index.ts';
import { s3 } from '../../s3/index.ts';
import { ssm } from '../../ssm/index.ts';
import { sts } from '../../sts/index.ts';
import { ecs } from '../index.ts';
import { tasks } from '../state.ts';

const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;

export const request = {
  serviceName: 'shop',
  executionRoleArn: role('execution'),
  infrastructureRoleArn: role('infrastructure'),
  primaryContainer: { image: 'example/shop:1' },
};

export function rehearseExpress() {
  const cloud: Rehearsal = rehearse({
    services: [acm, applicationAutoScaling, cloudWatch, ec2, ecr, ecs, elbv2, iam, logs, s3, ssm, sts],
  });
  let port = 40_000;
  const check = () => {
    const targets = cloud.state
      .all(tasks)
      .filter((task) => task.lastStatus === 'RUNNING')
      .flatMap((task) =>
        task.targets.flatMap(({ targetGroupArn, id, port: at }) =>
          id === undefined || at === undefined
            ? []
            : [{ targetGroupArn, id, port: at, state: 'healthy' as const }],
        ),
      );
    cloud.report('balancer/health', { targets });
  };
  cloud.on('runtime/start-task', ({ taskArn, containers }) => {
    port++;
    cloud.report('runtime/task-started', {
      taskArn,
      pullStartedAt: cloud.clock.now(),
      pullStoppedAt: cloud.clock.now(),
      containers: containers.map(({ name, portMappings }) => ({
        name,
        runtimeId: `run-${name}`,
        endpoints: portMappings.map(({ containerPort }) => ({ containerPort, host: '127.0.0.1', port })),
      })),
    });
    check();
  });
  cloud.on('balancer/apply', ({ loadBalancers }) => {
    for (const { arn, hostPorts } of loadBalancers)
      cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
    for (const { arn, hostPorts } of loadBalancers.flatMap((balancer) => balancer.listeners))
      cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0] });
    check();
  });
  cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
  const describe = (serviceArn: string) =>
    cloud.call('ecs', 'DescribeExpressGatewayService', { serviceArn, include: ['TAGS'] }).service!;
  return { cloud, describe };
}

/** What there is of everything that Express services are made of. */
export function partsOf(cloud: Rehearsal) {
  const { LoadBalancers = [] } = cloud.call('elbv2', 'DescribeLoadBalancers', {});
  const listeners = LoadBalancers.flatMap(
    ({ LoadBalancerArn }) => cloud.call('elbv2', 'DescribeListeners', { LoadBalancerArn }).Listeners ?? [],
  );
  const rules = listeners.flatMap(
    ({ ListenerArn }) => cloud.call('elbv2', 'DescribeRules', { ListenerArn }).Rules ?? [],
  );
  const names = <T>(list: readonly T[] | undefined, of: (each: T) => string | undefined) =>
    (list ?? []).map((each) => of(each) ?? '');
  return {
    loadBalancers: names(LoadBalancers, (each) => each.LoadBalancerName),
    rules: rules.filter(({ Priority }) => Priority !== 'default').map(({ Priority }) => Priority),
    targetGroups: names(
      cloud.call('elbv2', 'DescribeTargetGroups', {}).TargetGroups,
      (each) => each.TargetGroupName,
    ),
    certificates: names(
      cloud.call('acm', 'ListCertificates', { Includes: { keyTypes: ['EC_prime256v1'] } })
        .CertificateSummaryList,
      (each) => each.DomainName,
    ),
    alarms: names(
      cloud.call('cloudwatch', 'DescribeAlarms', { AlarmNamePrefix: 'default/' }).MetricAlarms,
      (each) => each.AlarmName,
    ),
    scaling: names(
      cloud.call('application-autoscaling', 'DescribeScalableTargets', { ServiceNamespace: 'ecs' })
        .ScalableTargets,
      (each) => each.ResourceId,
    ),
    groups: names(
      cloud
        .call('ec2', 'DescribeSecurityGroups', {})
        .SecurityGroups?.filter(({ GroupName }) => GroupName !== 'default'),
      (each) => each.GroupName,
    ),
    logGroups: names(cloud.call('logs', 'DescribeLogGroups', {}).logGroups, (each) => each.logGroupName),
  };
}
