// A public subnet in one availability zone, and its association with the route table.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-subnet.html
import { CfnSubnet, CfnSubnetRouteTableAssociation } from 'aws-cdk-lib/aws-ec2';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface PublicSubnetProps {
  readonly vpc: string;
  readonly vpcCidr: string;
  readonly routeTable: string;
  readonly name: string;
  /** 0 for the first zone and 10.20.10.0/24, 1 for the second and 10.20.20.0/24, and so on. */
  readonly index: number;
}

const hostBits = 8;

export class PublicSubnet extends Construct {
  readonly id: string;
  readonly availabilityZone: string;

  constructor(scope: Construct, id: string, { vpc, vpcCidr, routeTable, name, index }: PublicSubnetProps) {
    super(scope, id);
    const block = 10 * (index + 1);
    const subnet = new CfnSubnet(this, 'Resource', {
      vpcId: vpc,
      availabilityZone: Fn.select(index, Fn.getAzs()),
      // Derived from the VPC's block, so that one parameter moves the entire network.
      cidrBlock: Fn.select(block, Fn.cidr(vpcCidr, block + 1, String(hostBits))),
      // Without NAT gateways, this is how instances reach ECS and ECR. Their security group admits nobody.
      mapPublicIpOnLaunch: true,
      tags: [{ key: 'Name', value: name }],
    });
    new CfnSubnetRouteTableAssociation(this, 'RouteTable', {
      subnetId: subnet.ref,
      routeTableId: routeTable,
    });
    this.id = subnet.ref;
    this.availabilityZone = subnet.attrAvailabilityZone;
  }
}
