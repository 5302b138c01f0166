// The service's stack, which the pipeline creates and updates, with the image that it has just built.
//
// It is a stack of its own and takes what it needs from the root's exports. An export that is in use can be neither
// changed nor deleted, so nothing under a running service is pulled away by an update of the infrastructure, and the
// infrastructure cannot be deleted before the service.
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import {
  type App,
  Aws,
  type CfnElement,
  CfnOutput,
  CfnParameter,
  type CfnParameterProps,
  Fn,
  Stack,
  type StackProps,
} from 'aws-cdk-lib/core';
import { type Defaults, withDefault } from '../defaults.ts';
import { launchTypes, usesInstances } from '../launch-type.ts';
import { logicalIdOf } from '../logical-id.ts';
import { containerPort } from './container-port.ts';
import { Service } from './service.ts';
import { TaskDefinition } from './task-definition.ts';
import { TaskScaling } from './task-scaling.ts';

export interface ServiceStackProps extends Pick<StackProps, 'synthesizer'> {
  /** Other defaults of the parameters, by their names. */
  readonly defaults?: Defaults;
}

export class ServiceStack extends Stack {
  constructor(scope: App, id: string, { defaults, ...props }: ServiceStackProps) {
    super(scope, id, {
      ...props,
      description: 'Drydock: the service. Its pipeline creates and updates this stack.',
    });
    this.templateOptions.templateFormatVersion = '2010-09-09';
    const parameter = (name: string, type: string, description: string, otherwise?: string | number) =>
      new CfnParameter(this, name, withDefault(name, { type, description, default: otherwise }, defaults));
    const choice = (name: string, props: CfnParameterProps) =>
      new CfnParameter(this, name, withDefault(name, props, defaults));
    const system = parameter(
      'SystemName',
      'String',
      "The root stack's name. Its exports begin with it.",
      'drydock',
    );
    // Not imported: the list grows when the network does, and an export that is in use cannot change.
    const subnets = parameter('SubnetIds', 'List<AWS::EC2::Subnet::Id>', 'Where tasks run.');
    const assignPublicIp = choice('AssignPublicIp', {
      type: 'String',
      default: 'DISABLED',
      allowedValues: ['ENABLED', 'DISABLED'],
      description: 'ENABLED for Fargate in public subnets. On EC2, tasks cannot have public addresses.',
    });
    const launchType = choice('LaunchType', {
      type: 'String',
      default: 'EC2',
      allowedValues: [...launchTypes],
      description: 'Where tasks run: on the container instances of the cluster, or on Fargate.',
    });
    const image = new CfnParameter(this, 'ImageUri', {
      type: 'String',
      description: 'The image, by its digest.',
      allowedPattern: '.+@sha256:[0-9a-f]{64}',
      constraintDescription: 'must name the image by its digest: repository@sha256:…',
    });
    const bakeTime = parameter(
      'BakeTimeInMinutes',
      'Number',
      'How long both versions run after the shift.',
      5,
    );
    const gracePeriod = parameter(
      'HealthCheckGracePeriodSeconds',
      'Number',
      'How long a task may take to start: until then, health checks that fail do not stop it.',
      60,
    );
    const desiredCount = parameter('DesiredCount', 'Number', 'The least number of tasks.', 2);
    const maxCount = parameter('MaxCount', 'Number', 'The largest number of tasks.', 6);
    const cpu = parameter('TaskCpu', 'String', 'CPU units of a task: 1,024 are one vCPU.', '256');
    const memory = parameter('TaskMemory', 'String', 'Memory of a task, in MiB.', '512');
    const port = parameter(
      'ContainerPort',
      'Number',
      'The port that the container listens on.',
      containerPort,
    );
    const access = choice('ContainerAccess', {
      type: 'String',
      default: 'restricted',
      allowedValues: ['restricted', 'usual'],
      description: 'restricted: a read-only root file system and no Linux capabilities.',
    });
    const command = parameter(
      'Command',
      'CommaDelimitedList',
      "The container's command, or nothing for the image's.",
      '',
    );

    const imported = (name: string) => Fn.importValue(Fn.join('-', [system.valueAsString, name]));
    const cluster = imported('ClusterName');

    const log = new CfnLogGroup(this, 'LogGroup', {
      logGroupName: Fn.join('', ['/ecs/', Aws.STACK_NAME]),
      retentionInDays: 30,
    });
    const definition = new TaskDefinition(this, 'TaskDefinition', {
      imageUri: image.valueAsString,
      launchType: launchType.valueAsString,
      cpu: cpu.valueAsString,
      memory: memory.valueAsString,
      command,
      containerPort: port,
      access: access.valueAsString,
      serviceName: Aws.STACK_NAME,
      logGroup: log.ref,
      executionRoleArn: imported('TaskExecutionRoleArn'),
      taskRoleArn: imported('TaskRoleArn'),
    });
    const service = new Service(this, 'Service', {
      cluster,
      taskDefinition: definition.arn,
      containerPort: port.valueAsNumber,
      launchType: launchType.valueAsString,
      usesInstances: usesInstances(this),
      subnets: subnets.valueAsList,
      assignPublicIp: assignPublicIp.valueAsString,
      securityGroup: imported('TaskSecurityGroup'),
      blueTargetGroup: imported('BlueTargetGroup'),
      greenTargetGroup: imported('GreenTargetGroup'),
      productionRule: imported('ProductionRule'),
      blueGreenRoleArn: imported('BlueGreenRoleArn'),
      alarms: Fn.split(',', imported('DeploymentAlarms')),
      bakeTimeInMinutes: bakeTime.valueAsNumber,
      healthCheckGracePeriodSeconds: gracePeriod.valueAsNumber,
    });
    new TaskScaling(this, 'Scaling', {
      cluster,
      service,
      minCount: desiredCount.valueAsNumber,
      maxCount: maxCount.valueAsNumber,
    });

    new CfnOutput(this, 'ServiceArn', { value: service.resource.ref });
    new CfnOutput(this, 'ServiceName', { value: service.resource.attrName });
    new CfnOutput(this, 'TaskDefinitionArn', { value: definition.arn });
    new CfnOutput(this, 'LogGroupName', { value: log.ref });
  }

  protected override allocateLogicalId(element: CfnElement): string {
    return logicalIdOf(element);
  }
}
