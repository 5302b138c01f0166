// The root stack: takes the parameters, nests the other stacks, and outputs the service's URL.
//
// For the location of nested templates, see nested-template.ts. The service itself is in its own stack, which the pipeline
// creates (service/service-stack.ts).
import {
  type App,
  Aws,
  type CfnElement,
  CfnOutput,
  CfnParameter,
  Fn,
  Stack,
  type StackProps,
} from 'aws-cdk-lib/core';
import { ClusterStack } from './cluster/cluster-stack.ts';
import { type Defaults, withDefault } from './defaults.ts';
import { deliveryConditions } from './delivery.ts';
import { GithubStack } from './github/github-stack.ts';
import { usesInstances } from './launch-type.ts';
import { LoadBalancerStack } from './load-balancer/load-balancer-stack.ts';
import { logicalIdOf } from './logical-id.ts';
import type { NestedTemplate } from './nested-template.ts';
import { NetworkStack } from './network/network-stack.ts';
import { PipelineStack } from './pipeline/pipeline-stack.ts';
import { RegistryStack } from './registry/registry-stack.ts';
import { type RootParameter, rootParameters } from './root-parameters.ts';
import { ServiceRolesStack } from './service-roles/service-roles-stack.ts';

export interface RootStackProps extends StackProps {
  /** Nested templates are fetched from the parameter `TemplateBaseUrl`, not from the CDK's bootstrap bucket. */
  readonly templatesByUrl: boolean;
  readonly subnetCount: number;
  /** Other defaults of the parameters, by their names. */
  readonly defaults?: Defaults;
}

export class RootStack extends Stack {
  readonly children: readonly NestedTemplate[];

  constructor(scope: App, id: string, { templatesByUrl, subnetCount, defaults, ...props }: RootStackProps) {
    super(scope, id, {
      ...props,
      description:
        'Drydock: a highly available containerised HTTP service on ECS, and the pipeline that delivers it.',
    });
    this.templateOptions.templateFormatVersion = '2010-09-09';
    const templateBaseUrl = templatesByUrl ? this.templateBaseUrl() : undefined;
    for (const [name, parameter] of Object.entries(rootParameters))
      new CfnParameter(this, name, withDefault(name, parameter, defaults));
    const given = (...names: RootParameter[]) =>
      Object.fromEntries(names.map((name) => [name, Fn.ref(name)]));
    const SystemName = Aws.STACK_NAME;
    const ServiceStackName = Fn.join('-', [Aws.STACK_NAME, 'service']);

    const network = new NetworkStack(this, 'Network', {
      templateBaseUrl,
      subnetCount,
      parameters: { SystemName, ...given('VpcCidr', 'Egress', 'LaunchType') },
    });
    const VpcId = network.outputOf('VpcId');
    // Tasks, and the instances beneath them.
    const TaskSubnetIds = network.outputOf('TaskSubnetIds');
    const loadBalancer = new LoadBalancerStack(this, 'LoadBalancer', {
      templateBaseUrl,
      parameters: {
        SystemName,
        VpcId,
        SubnetIds: network.outputOf('SubnetIds'),
        ...given('VpcCidr', 'CertificateArn', 'HealthCheckIntervalSeconds', 'DeregistrationDelaySeconds'),
        ...given('ContainerPort', 'HealthCheckPath', 'HealthCheckMatcher'),
      },
    });
    const cluster = new ClusterStack(this, 'Cluster', {
      templateBaseUrl,
      parameters: {
        SystemName,
        VpcId,
        SubnetIds: TaskSubnetIds,
        LoadBalancerSecurityGroup: loadBalancer.outputOf('LoadBalancerSecurityGroup'),
        ...given('LaunchType', 'ImageId', 'InstanceType', 'KeyName', 'MinSize', 'MaxSize', 'DesiredCapacity'),
        ...given('ContainerPort'),
      },
    });
    const registry = new RegistryStack(this, 'Registry', { templateBaseUrl, parameters: {} });
    const RepositoryArn = registry.outputOf('RepositoryArn');
    const roles = new ServiceRolesStack(this, 'ServiceRoles', {
      templateBaseUrl,
      parameters: { SystemName, ServiceStackName, RepositoryArn },
    });
    // These come last, because they refer to all the others: the pipeline runs as soon as it exists, and what it deploys
    // imports their exports.
    const delivery = {
      SystemName,
      ServiceStackName,
      SubnetIds: TaskSubnetIds,
      AssignPublicIp: network.outputOf('AssignPublicIp'),
      RepositoryArn,
      ClusterName: cluster.outputOf('ClusterName'),
      TaskExecutionRoleArn: roles.outputOf('TaskExecutionRoleArn'),
      TaskRoleArn: roles.outputOf('TaskRoleArn'),
      BlueGreenRoleArn: roles.outputOf('BlueGreenRoleArn'),
      ...given('FullRepositoryId', 'BranchName', 'BakeTimeInMinutes', 'HealthCheckGracePeriodSeconds'),
      ...given('DesiredCount', 'MaxCount'),
      ...given('LaunchType', 'ContainerPort', 'TaskCpu', 'TaskMemory', 'ContainerAccess'),
    };
    const pipeline = new PipelineStack(this, 'Pipeline', {
      templateBaseUrl,
      parameters: {
        ...delivery,
        RepositoryUri: registry.outputOf('RepositoryUri'),
        LogBucket: loadBalancer.outputOf('LogBucket'),
        ...given('ConnectionArn', 'SourceUrl', 'BuildSpec', 'InfrastructureBucket', 'InfrastructureKey'),
      },
    });
    const github = new GithubStack(this, 'Github', {
      templateBaseUrl,
      parameters: { ...delivery, ...given('GithubProviderArn') },
    });
    const { byPipeline, byGithub } = deliveryConditions(this);
    pipeline.stackResource.cfnOptions.condition = byPipeline;
    github.stackResource.cfnOptions.condition = byGithub;
    this.children = [network, loadBalancer, cluster, registry, roles, pipeline, github];

    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    output('ServiceUrl', loadBalancer.outputOf('ServiceUrl'));
    output('ServiceStackName', ServiceStackName);
    output('ClusterName', cluster.outputOf('ClusterName'));
    output('AutoScalingGroupName', cluster.outputOf('AutoScalingGroupName')).condition = usesInstances(this);
    output('RepositoryUri', registry.outputOf('RepositoryUri'));
    for (const name of ['PipelineName', 'ProjectName', 'ArtifactBucket'])
      output(name, pipeline.outputOf(name)).condition = byPipeline;
    for (const name of ['WorkflowRoleArn', 'DeployRoleArn', 'ServiceParameters'])
      output(name, github.outputOf(name)).condition = byGithub;
    output('LogBucket', loadBalancer.outputOf('LogBucket'));
  }

  private templateBaseUrl(): string {
    return new CfnParameter(this, 'TemplateBaseUrl', {
      type: 'String',
      allowedPattern: 'https?://.+[^/]',
      constraintDescription: 'must be a URL without a slash at its end.',
      description:
        'Where the nested templates lie: https://bucket.s3.region.amazonaws.com/prefix, without a slash at the end.',
    }).valueAsString;
  }

  protected override allocateLogicalId(element: CfnElement): string {
    return logicalIdOf(element);
  }
}
