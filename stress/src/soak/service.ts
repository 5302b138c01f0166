// The service that requests go through: behind a load balancer, with two target groups, for every deployment strategy.
import { setTimeout as delay } from 'node:timers/promises';
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Clients } from '../engine/clients.ts';
import { pushImage } from './image.ts';

export const strategies = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'] as const;
export type Strategy = (typeof strategies)[number];

const cluster = 'soak';
const name = 'web';
const role = 'arn:aws:iam::000000000000:role/soak';
const deploysWithinMs = 180_000;

export class SoakService {
  /** Where the load balancer listens. */
  url = '';
  readonly #clients: Clients;
  readonly #image: string;
  #version = 0;

  private constructor(clients: Clients, image: string) {
    this.#clients = clients;
    this.#image = image;
  }

  static async create(clients: Clients, tasks: number): Promise<SoakService> {
    const { ec2, ecs, elb } = clients;
    const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
    const VpcId = Vpc!.VpcId!;
    const subnets: string[] = [];
    for (const [at, AvailabilityZone] of ['us-east-1a', 'us-east-1b'].entries()) {
      const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: `10.0.${at}.0/24`, AvailabilityZone });
      subnets.push(Subnet!.SubnetId!);
    }
    const { LoadBalancers = [] } = await elb.createLoadBalancer({
      Name: 'soak',
      Scheme: 'internal',
      Subnets: subnets,
    });
    const { LoadBalancerArn } = LoadBalancers[0]!;
    const groups: string[] = [];
    for (const Name of ['blue', 'green']) {
      const { TargetGroups = [] } = await elb.createTargetGroup({
        Name,
        VpcId,
        Port: 80,
        Protocol: 'HTTP',
        TargetType: 'ip',
        HealthCheckIntervalSeconds: 5,
        HealthCheckTimeoutSeconds: 2,
        HealthyThresholdCount: 2,
      });
      const { TargetGroupArn = '' } = TargetGroups[0]!;
      const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '2' }];
      await elb.modifyTargetGroupAttributes({ TargetGroupArn, Attributes });
      groups.push(TargetGroupArn);
    }
    const { Listeners = [] } = await elb.createListener({
      LoadBalancerArn,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
    const { Rules = [] } = await elb.createRule({
      ListenerArn: Listeners[0]!.ListenerArn,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: groups.map((TargetGroupArn, at) => ({ TargetGroupArn, Weight: at === 0 ? 1 : 0 })),
          },
        },
      ],
    });
    await ecs.createCluster({ clusterName: cluster });
    const service = new SoakService(clients, await pushImage(clients));
    await ecs.createService({
      cluster,
      serviceName: name,
      launchType: 'FARGATE',
      desiredCount: tasks,
      taskDefinition: await service.#register(),
      networkConfiguration: { awsvpcConfiguration: { subnets } },
      loadBalancers: [
        {
          containerName: 'web',
          containerPort: 8080,
          targetGroupArn: groups[0],
          advancedConfiguration: {
            alternateTargetGroupArn: groups[1],
            productionListenerRule: Rules[0]!.RuleArn,
            roleArn: role,
          },
        },
      ],
      deploymentConfiguration: configuration('BLUE_GREEN'),
    });
    await service.untilSteady();
    // Not before: until its listener is bound, the name may have the port of another program.
    service.url = await urlOf(clients);
    return service;
  }

  /** Deploys the next version; resolves when all traffic goes to it and the old tasks are gone. */
  async deploy(strategy: Strategy): Promise<void> {
    await this.#clients.ecs.updateService({
      cluster,
      service: name,
      taskDefinition: await this.#register(),
      deploymentConfiguration: configuration(strategy),
    });
    await this.untilSteady();
  }

  /** @throws Error with the service's last event */
  async untilSteady(): Promise<void> {
    const until = performance.now() + deploysWithinMs;
    for (;;) {
      const { services: [service] = [] } = await this.#clients.ecs.describeServices({
        cluster,
        services: [name],
      });
      const { deployments = [], desiredCount, runningCount, pendingCount } = service ?? {};
      if (
        deployments.length === 1 &&
        deployments[0]?.rolloutState === 'COMPLETED' &&
        runningCount === desiredCount &&
        pendingCount === 0
      )
        return;
      if (performance.now() > until)
        throw new Error(`The service is not steady: ${service?.events?.[0]?.message}`);
      await delay(100);
    }
  }

  async #register(): Promise<string> {
    this.#version += 1;
    const { taskDefinition } = await this.#clients.ecs.registerTaskDefinition({
      family: name,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'web',
          image: this.#image,
          environment: [{ name: 'VERSION', value: `${this.#version}` }],
          portMappings: [{ containerPort: 8080 }],
          stopTimeout: 10,
        },
      ],
    });
    return taskDefinition!.taskDefinitionArn!;
  }
}

/** The load balancer's name is complete once its listener is bound. */
async function urlOf({ elb }: Clients): Promise<string> {
  for (;;) {
    const { LoadBalancers = [] } = await elb.describeLoadBalancers({ Names: ['soak'] });
    const { DNSName = '', State } = LoadBalancers[0] ?? {};
    if (State?.Code === 'active' && DNSName.includes(':')) return `http://${DNSName}/`;
    await delay(20);
  }
}

function configuration(strategy: Strategy): DeploymentConfiguration {
  const common = { strategy, minimumHealthyPercent: 100, maximumPercent: 200 };
  switch (strategy) {
    case 'ROLLING':
      return common;
    case 'BLUE_GREEN':
      return { ...common, bakeTimeInMinutes: 0 };
    case 'LINEAR':
      return {
        ...common,
        bakeTimeInMinutes: 0,
        linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 0 },
      };
    case 'CANARY':
      return {
        ...common,
        bakeTimeInMinutes: 0,
        canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 0 },
      };
  }
}
