// The load balancer: internet-facing, with a production listener, two target groups, and what blue/green needs.
import { CfnCondition, Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { NestedTemplate, type NestedTemplateInput } from '../nested-template.ts';
import { DeploymentAlarms } from './deployment-alarms.ts';
import { Listeners } from './listeners.ts';
import { LoadBalancer } from './load-balancer.ts';
import { LogBucket } from './log-bucket.ts';
import { ProductionRule } from './production-rule.ts';
import { LoadBalancerSecurityGroup } from './security-group.ts';
import { TargetGroup } from './target-group.ts';

export class LoadBalancerStack extends NestedTemplate {
  constructor(scope: Construct, id: string, props: NestedTemplateInput) {
    super(scope, id, {
      ...props,
      template: 'load-balancer',
      description:
        'Drydock: the load balancer, its listeners and the two target groups of blue/green deployments.',
    });
    this.parameter('SystemName', 'String', "The root stack's name. Exports begin with it.");
    const vpc = this.parameter('VpcId', 'AWS::EC2::VPC::Id', 'The VPC.').valueAsString;
    const vpcCidr = this.parameter('VpcCidr', 'String', "The VPC's address range.").valueAsString;
    const subnets = this.parameter('SubnetIds', 'List<AWS::EC2::Subnet::Id>', 'Public subnets.').valueAsList;
    const certificate = this.parameter(
      'CertificateArn',
      'String',
      'An ACM certificate, or nothing for HTTP.',
    ).valueAsString;
    const interval = this.parameter(
      'HealthCheckIntervalSeconds',
      'Number',
      'Time between health checks of a target.',
    );
    const delay = this.parameter(
      'DeregistrationDelaySeconds',
      'Number',
      'How long a target may finish its requests.',
    );
    const port = this.parameter('ContainerPort', 'Number', 'The port of tasks.').valueAsNumber;
    const healthCheckPath = this.parameter('HealthCheckPath', 'String', 'What a health check requests.');
    const healthCheckMatcher = this.parameter('HealthCheckMatcher', 'String', 'Codes of a healthy answer.');
    const https = new CfnCondition(this, 'Https', {
      expression: Fn.conditionNot(Fn.conditionEquals(certificate, '')),
    });

    const securityGroup = new LoadBalancerSecurityGroup(this, 'SecurityGroup', {
      vpc,
      vpcCidr,
      port,
      https: https.logicalId,
    });
    const logs = new LogBucket(this, 'LogBucket');
    const loadBalancer = new LoadBalancer(this, 'LoadBalancer', {
      subnets,
      securityGroup: securityGroup.id,
      logs,
    });
    const targetGroup = (color: string) =>
      new TargetGroup(this, `${color}TargetGroup`, {
        vpc,
        healthCheckPath: healthCheckPath.valueAsString,
        healthCheckMatcher: healthCheckMatcher.valueAsString,
        healthCheckIntervalSeconds: interval.valueAsNumber,
        deregistrationDelaySeconds: delay.valueAsString,
      });
    const blue = targetGroup('Blue');
    const green = targetGroup('Green');
    const listeners = new Listeners(this, 'Listeners', {
      loadBalancer: loadBalancer.arn,
      certificate,
      https,
    });
    const rule = new ProductionRule(this, 'ProductionRule', {
      listener: listeners.production,
      blue: blue.arn,
      green: green.arn,
    });
    const alarms = new DeploymentAlarms(this, 'DeploymentAlarms', {
      loadBalancer,
      targetGroups: { Blue: blue, Green: green },
    });

    this.exported('BlueTargetGroup', blue.arn);
    this.exported('GreenTargetGroup', green.arn);
    this.exported('ProductionRule', rule.arn);
    this.exported('DeploymentAlarms', Fn.join(',', [...alarms.names]));
    this.output('LoadBalancerSecurityGroup', securityGroup.id);
    this.output('LogBucket', logs.name);
    const url = (scheme: string) => Fn.join('', [scheme, '://', loadBalancer.dnsName]);
    this.output('ServiceUrl', Fn.conditionIf(https.logicalId, url('https'), url('http')).toString());
  }
}
