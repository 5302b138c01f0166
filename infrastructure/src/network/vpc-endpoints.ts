// AWS's APIs inside the VPC: what instances and tasks need where nothing else leads out.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
import { CfnSecurityGroup, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { type CfnCondition, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { onlyIf } from '../only-if.ts';

export interface VpcEndpointsProps {
  readonly vpc: string;
  readonly vpcCidr: string;
  readonly subnets: string[];
  /** Holds where there are endpoints, and where there are endpoints and container instances. */
  readonly conditions: { readonly always: CfnCondition; readonly withInstances: CfnCondition };
}

/** To start a task, write its log, read its parameters, and open a shell in it. */
const ofTasks = {
  EcrApi: 'ecr.api',
  EcrRegistry: 'ecr.dkr',
  Logs: 'logs',
  Parameters: 'ssm',
  Sessions: 'ssmmessages',
};

/** What the agent of a container instance connects to, and where it signals that it is up. */
const ofInstances = {
  Ecs: 'ecs',
  EcsAgent: 'ecs-agent',
  EcsTelemetry: 'ecs-telemetry',
  Signals: 'cloudformation',
};

export class VpcEndpoints extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { vpc, vpcCidr, subnets, conditions: { always, withInstances } }: VpcEndpointsProps,
  ) {
    super(scope, id);
    const group = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: 'VPC endpoints: HTTPS from the VPC.',
      vpcId: vpc,
      securityGroupIngress: [
        {
          cidrIp: vpcCidr,
          ipProtocol: 'tcp',
          fromPort: 443,
          toPort: 443,
          description: 'Calls of AWS APIs from instances and tasks.',
        },
      ],
      // An endpoint only answers.
      securityGroupEgress: [
        { cidrIp: '127.0.0.1/32', ipProtocol: '-1', description: 'Nowhere: endpoints open no connection.' },
      ],
    });
    acknowledge(group, {
      'AwsSolutions-EC23':
        "The range is the VPC's own, from a parameter that cdk-nag cannot see through. No other address is admitted.",
    });
    onlyIf(always, group);
    const endpoints = (services: Readonly<Record<string, string>>, condition: CfnCondition) => {
      for (const [name, service] of Object.entries(services))
        onlyIf(
          condition,
          new CfnVPCEndpoint(this, name, {
            vpcId: vpc,
            vpcEndpointType: 'Interface',
            serviceName: serviceName(service),
            subnetIds: subnets,
            securityGroupIds: [group.attrGroupId],
            // The services' own names lead here, so that nothing needs to know that there are endpoints.
            privateDnsEnabled: true,
          }),
        );
    };
    endpoints(ofTasks, always);
    endpoints(ofInstances, withInstances);
  }
}

/**
 * S3 by a route. It costs nothing, so private subnets have it whatever their way out is: layers of images and packages of
 * instances come from S3, and do not pass a NAT gateway that charges for each gigabyte.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export class S3Endpoint extends Construct {
  constructor(scope: Construct, id: string, props: { readonly vpc: string; readonly routeTables: string[] }) {
    super(scope, id);
    new CfnVPCEndpoint(this, 'Resource', {
      vpcId: props.vpc,
      vpcEndpointType: 'Gateway',
      serviceName: serviceName('s3'),
      routeTableIds: props.routeTables,
    });
  }
}

const serviceName = (service: string) => Fn.sub(`com.amazonaws.\${AWS::Region}.${service}`);
