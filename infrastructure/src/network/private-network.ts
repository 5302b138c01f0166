// Private subnets, and the way out that the parameter `Egress` asks for.
import { CfnRoute } from 'aws-cdk-lib/aws-ec2';
import { type CfnCondition, Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { onlyIf } from '../only-if.ts';
import { egressConditions } from './egress.ts';
import type { InternetAccess } from './internet-access.ts';
import { NatGateway } from './nat-gateway.ts';
import { PrivateSubnet } from './private-subnet.ts';
import type { PublicSubnet } from './public-subnet.ts';
import { S3Endpoint, VpcEndpoints } from './vpc-endpoints.ts';

export interface PrivateNetworkProps {
  readonly egress: string;
  readonly vpc: string;
  readonly vpcCidr: string;
  readonly system: string;
  readonly internet: InternetAccess;
  readonly publicSubnets: readonly PublicSubnet[];
  /** Holds where tasks run on container instances. */
  readonly usesInstances: CfnCondition;
}

export class PrivateNetwork {
  readonly #subnets: readonly PrivateSubnet[];
  readonly #isPrivate: string;

  /** @param stack gets the resources, with ids of their own */
  constructor(stack: Construct, props: PrivateNetworkProps) {
    const { egress, vpc, vpcCidr, system, internet, publicSubnets } = props;
    const conditions = egressConditions(stack, egress, props.usesInstances);
    const name = (what: string, index: number) => Fn.join('-', [system, what, String(index + 1)]);

    const subnets = publicSubnets.map((_, index) =>
      onlyIf(
        conditions.isPrivate,
        new PrivateSubnet(stack, `PrivateSubnet${index + 1}`, {
          vpc,
          vpcCidr,
          name: name('private', index),
          index,
        }),
      ),
    );
    const gateways = publicSubnets.map((subnet, index) =>
      onlyIf(
        index === 0 ? conditions.hasNat : conditions.hasNatPerZone,
        new NatGateway(stack, `NatGateway${index + 1}`, {
          subnet: subnet.id,
          name: name('nat', index),
          internet: internet.defaultRoute,
        }),
      ),
    );
    const [first] = gateways;
    for (const [index, subnet] of subnets.entries()) {
      const own = gateways[index]!.id;
      const gateway =
        index === 0 ? own : Fn.conditionIf(conditions.hasNatPerZone.logicalId, own, first!.id).toString();
      onlyIf(
        conditions.hasNat,
        new CfnRoute(subnet, 'DefaultRoute', {
          routeTableId: subnet.routeTable,
          destinationCidrBlock: '0.0.0.0/0',
          natGatewayId: gateway,
        }),
      );
    }
    onlyIf(
      conditions.isPrivate,
      new S3Endpoint(stack, 'StorageEndpoint', { vpc, routeTables: subnets.map((one) => one.routeTable) }),
    );
    new VpcEndpoints(stack, 'Endpoint', {
      vpc,
      vpcCidr,
      subnets: subnets.map((one) => one.id),
      conditions: { always: conditions.hasEndpoints, withInstances: conditions.hasEndpointsOfInstances },
    });
    this.#subnets = subnets;
    this.#isPrivate = conditions.isPrivate.logicalId;
  }

  /** The ids of the private subnets, separated by commas, or of others where there are none. */
  subnetsOr(others: string): string {
    return this.ifPrivate(
      Fn.join(
        ',',
        this.#subnets.map((subnet) => subnet.id),
      ),
      others,
    );
  }

  ifPrivate(value: string, otherwise: unknown): string {
    return Fn.conditionIf(this.#isPrivate, value, otherwise).toString();
  }
}
