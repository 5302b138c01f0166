// The network: a VPC, public subnets in different availability zones and their way to the internet, and, where the
// parameter `Egress` asks for a way out for tasks, private ones.
// Security groups do the filtering, each beside what it protects. There are no network ACLs.
import { Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { usesInstances } from '../launch-type.ts';
import { NestedTemplate, type NestedTemplateInput } from '../nested-template.ts';
import { FlowLog } from './flow-log.ts';
import { InternetAccess } from './internet-access.ts';
import { PrivateNetwork } from './private-network.ts';
import { PublicSubnet } from './public-subnet.ts';
import { Vpc } from './vpc.ts';

export interface NetworkStackProps extends NestedTemplateInput {
  /** How many public subnets, each in an availability zone of its own: 2 or more. */
  readonly subnetCount: number;
}

export class NetworkStack extends NestedTemplate {
  constructor(scope: Construct, id: string, { subnetCount, ...props }: NetworkStackProps) {
    super(scope, id, {
      ...props,
      template: 'network',
      description: 'Drydock: the VPC, its subnets and their ways to the internet.',
    });
    if (!Number.isInteger(subnetCount) || subnetCount < 2 || subnetCount > 6)
      throw new RangeError(
        `${subnetCount} subnets: it must be a whole number from 2 (a load balancer's minimum) to 6.`,
      );

    const system = this.parameter(
      'SystemName',
      'String',
      "The root stack's name, which resources show.",
    ).valueAsString;
    const vpcCidr = this.parameter('VpcCidr', 'String', "The VPC's address range.").valueAsString;

    const egress = this.parameter('Egress', 'String', 'The way out of tasks, or none.').valueAsString;
    this.parameter('LaunchType', 'String', 'EC2 or FARGATE.');
    const hasInstances = usesInstances(this);

    const vpc = new Vpc(this, 'Vpc', { cidr: vpcCidr, name: system });
    const internet = new InternetAccess(this, 'Internet', { vpc: vpc.id });
    const subnets = Array.from(
      { length: subnetCount },
      (_, index) =>
        new PublicSubnet(this, `PublicSubnet${index + 1}`, {
          vpc: vpc.id,
          vpcCidr,
          routeTable: internet.routeTable,
          name: Fn.join('-', [system, 'public', String(index + 1)]),
          index,
        }),
    );
    const privateNetwork = new PrivateNetwork(this, {
      egress,
      vpc: vpc.id,
      vpcCidr,
      system,
      internet,
      publicSubnets: subnets,
      usesInstances: hasInstances,
    });
    new FlowLog(this, 'FlowLog', { vpc: vpc.id });

    const list = (values: string[]) => Fn.join(',', values);
    this.output('VpcId', vpc.id);
    this.output('AvailabilityZones', list(subnets.map((subnet) => subnet.availabilityZone)));
    const publicSubnets = list(subnets.map((subnet) => subnet.id));
    this.output('SubnetIds', publicSubnets);
    this.output('TaskSubnetIds', privateNetwork.subnetsOr(publicSubnets));
    // In a public subnet, a Fargate task has no way to its image without a public address. EC2 tasks cannot have one.
    this.output(
      'AssignPublicIp',
      privateNetwork.ifPrivate('DISABLED', Fn.conditionIf(hasInstances.logicalId, 'DISABLED', 'ENABLED')),
    );
    this.output('DefaultSecurityGroup', vpc.defaultSecurityGroup);
  }
}
