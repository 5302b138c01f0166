// A private subnet in one availability zone, with a route table of its own: each zone may have its own NAT gateway.
// https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
import { CfnRouteTable, CfnSubnet, CfnSubnetRouteTableAssociation } from 'aws-cdk-lib/aws-ec2';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface PrivateSubnetProps {
  readonly vpc: string;
  readonly vpcCidr: string;
  readonly name: string;
  /** 0 for the first zone and 10.20.11.0/24, 1 for the second and 10.20.21.0/24: the blocks after the public ones. */
  readonly index: number;
}

const hostBits = 8;

export class PrivateSubnet extends Construct {
  readonly id: string;
  readonly routeTable: string;

  constructor(scope: Construct, id: string, { vpc, vpcCidr, name, index }: PrivateSubnetProps) {
    super(scope, id);
    const block = 10 * (index + 1) + 1;
    const tags = [{ key: 'Name', value: name }];
    const subnet = new CfnSubnet(this, 'Resource', {
      vpcId: vpc,
      availabilityZone: Fn.select(index, Fn.getAzs()),
      cidrBlock: Fn.select(block, Fn.cidr(vpcCidr, block + 1, String(hostBits))),
      mapPublicIpOnLaunch: false,
      tags,
    });
    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId: vpc, tags });
    new CfnSubnetRouteTableAssociation(this, 'Association', {
      subnetId: subnet.ref,
      routeTableId: routeTable.ref,
    });
    this.id = subnet.ref;
    this.routeTable = routeTable.ref;
  }
}
