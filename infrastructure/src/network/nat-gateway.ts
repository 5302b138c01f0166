// A NAT gateway with its address, in a public subnet.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
import { CfnEIP, CfnNatGateway, type CfnRoute } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface NatGatewayProps {
  readonly subnet: string;
  readonly name: string;
  /** The default route of the public subnets. */
  readonly internet: CfnRoute;
}

export class NatGateway extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { subnet, name, internet }: NatGatewayProps) {
    super(scope, id);
    const tags = [{ key: 'Name', value: name }];
    const address = new CfnEIP(this, 'Address', { domain: 'vpc', tags });
    const gateway = new CfnNatGateway(this, 'Resource', {
      subnetId: subnet,
      allocationId: address.attrAllocationId,
      tags,
    });
    // Neither works before the internet gateway is attached, nor can the gateway be detached before they are gone.
    for (const each of [address, gateway]) each.addResourceDependency(internet);
    this.id = gateway.ref;
  }
}
