// The VPC.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-vpc.html
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export class Vpc extends Construct {
  readonly id: string;
  readonly defaultSecurityGroup: string;

  constructor(scope: Construct, id: string, props: { readonly cidr: string; readonly name: string }) {
    super(scope, id);
    const vpc = new CfnVPC(this, 'Resource', {
      cidrBlock: props.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: [{ key: 'Name', value: props.name }],
    });
    this.id = vpc.ref;
    this.defaultSecurityGroup = vpc.attrDefaultSecurityGroup;
  }
}
