// A service on Fargate behind a load balancer with two target groups, for deployments that shift traffic in steps.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { LoneEngine } from './lone-engine.ts';
import { eventually } from './system.ts';

const cluster = 'shop';
const service = 'web';
const role = 'arn:aws:iam::000000000000:role/shop';

export class ShiftingService {
  readonly #cloud: LoneEngine;
  #version = 0;

  constructor(cloud: LoneEngine) {
    this.#cloud = cloud;
  }

  async create(): Promise<void> {
    const { ec2, ecs, elbv2 } = this.#cloud.clients;
    const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
    const VpcId = Vpc!.VpcId!;
    const Subnets: string[] = [];
    for (const [at, AvailabilityZone] of ['us-east-1a', 'us-east-1b'].entries()) {
      const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: `10.0.${at}.0/24`, AvailabilityZone });
      Subnets.push(Subnet!.SubnetId!);
    }
    const balancers = await elbv2.createLoadBalancer({ Name: 'shop', Scheme: 'internal', Subnets });
    const groups: string[] = [];
    for (const Name of ['blue', 'green']) {
      const group = { Name, VpcId, Port: 80, Protocol: 'HTTP', TargetType: 'ip' } as const;
      const { TargetGroups = [] } = await elbv2.createTargetGroup(group);
      groups.push(TargetGroups[0]!.TargetGroupArn!);
    }
    const { Listeners = [] } = await elbv2.createListener({
      LoadBalancerArn: balancers.LoadBalancers![0]!.LoadBalancerArn!,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
    const TargetGroups = groups.map((TargetGroupArn, at) => ({ TargetGroupArn, Weight: at === 0 ? 1 : 0 }));
    const { Rules = [] } = await elbv2.createRule({
      ListenerArn: Listeners[0]!.ListenerArn!,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
      Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
    });
    await ecs.createCluster({ clusterName: cluster });
    await ecs.createService({
      cluster,
      serviceName: service,
      launchType: 'FARGATE',
      desiredCount: 2,
      taskDefinition: await this.#register(),
      networkConfiguration: { awsvpcConfiguration: { subnets: Subnets } },
      loadBalancers: [
        {
          containerName: 'web',
          containerPort: 8080,
          targetGroupArn: groups[0]!,
          advancedConfiguration: {
            alternateTargetGroupArn: groups[1]!,
            productionListenerRule: Rules[0]!.RuleArn!,
            roleArn: role,
          },
        },
      ],
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 },
    });
    await this.settled();
  }

  /** Begins the deployment of the next version. */
  async deploy(deploymentConfiguration: DeploymentConfiguration): Promise<void> {
    const taskDefinition = await this.#register();
    await this.#cloud.clients.ecs.updateService({
      cluster,
      service,
      taskDefinition,
      deploymentConfiguration,
    });
  }

  /** Lets minutes pass until no deployment is under way. */
  async settled(): Promise<void> {
    await eventually(async () => {
      await this.#cloud.advance(60_000);
      const { services: [found] = [] } = await this.#cloud.clients.ecs.describeServices({
        cluster,
        services: [service],
      });
      const { deployments = [], runningCount } = found!;
      return deployments.length === 1 && deployments[0]?.rolloutState === 'COMPLETED' && runningCount === 2;
    });
  }

  async #register(): Promise<string> {
    this.#version += 1;
    const { taskDefinition } = await this.#cloud.clients.ecs.registerTaskDefinition({
      family: 'web',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'web', image: `web:${this.#version}`, portMappings: [{ containerPort: 8080 }] },
      ],
    });
    return taskDefinition!.taskDefinitionArn!;
  }
}
