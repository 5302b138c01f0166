// How an instance is launched. https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html
import { CfnLaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { Aws, CfnCondition, Fn, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface LaunchTemplateProps {
  readonly imageId: string;
  readonly instanceType: string;
  /** Empty for none. */
  readonly keyName: string;
  readonly securityGroup: string;
  readonly instanceProfileArn: string;
  readonly userData: string;
}

export class LaunchTemplate extends Construct {
  readonly id: string;
  readonly latestVersion: string;

  constructor(scope: Construct, id: string, props: LaunchTemplateProps) {
    super(scope, id);
    const hasKey = new CfnCondition(this, 'HasKey', {
      expression: Fn.conditionNot(Fn.conditionEquals(props.keyName, '')),
    });
    const tags = [{ key: 'Name', value: Fn.join('-', [Aws.STACK_NAME, 'instance']) }];
    const template = new CfnLaunchTemplate(this, 'Resource', {
      launchTemplateData: {
        imageId: props.imageId,
        instanceType: props.instanceType,
        keyName: Token.asString(Fn.conditionIf(hasKey.logicalId, props.keyName, { Ref: 'AWS::NoValue' })),
        securityGroupIds: [props.securityGroup],
        iamInstanceProfile: { arn: props.instanceProfileArn },
        // IMDSv2 only. One hop: the agent shares the host's network, and tasks are kept away from it altogether.
        metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled', httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          {
            deviceName: '/dev/xvda',
            ebs: { volumeType: 'gp3', volumeSize: 30, encrypted: true, deleteOnTermination: true },
          },
        ],
        tagSpecifications: [
          { resourceType: 'instance', tags },
          { resourceType: 'volume', tags },
        ],
        userData: props.userData,
      },
    });
    this.id = template.ref;
    this.latestVersion = template.attrLatestVersionNumber;
  }
}
