// The way to the internet: a gateway, its attachment, and one route table whose default route leads there.
// https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
import { CfnInternetGateway, CfnRoute, CfnRouteTable, CfnVPCGatewayAttachment } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export class InternetAccess extends Construct {
  readonly routeTable: string;
  /** Whatever needs the internet while it is created depends on this route. */
  readonly defaultRoute: CfnRoute;

  constructor(scope: Construct, id: string, props: { readonly vpc: string }) {
    super(scope, id);
    const gateway = new CfnInternetGateway(this, 'Gateway');
    const attachment = new CfnVPCGatewayAttachment(this, 'Attachment', {
      vpcId: props.vpc,
      internetGatewayId: gateway.ref,
    });
    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId: props.vpc });
    this.defaultRoute = new CfnRoute(this, 'DefaultRoute', {
      routeTableId: routeTable.ref,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: gateway.ref,
    });
    // A route to a gateway that is not attached yet is refused, and nothing in the route refers to the attachment, so the
    // dependency is explicit.
    this.defaultRoute.addResourceDependency(attachment);
    this.routeTable = routeTable.ref;
  }
}
