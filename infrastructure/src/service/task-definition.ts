// What a task is: image, CPU and memory, launch type, network mode, log, command and roles.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
import { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Aws, CfnCondition, type CfnParameter, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { containerName } from './container-port.ts';

export interface TaskDefinitionProps {
  /** By its digest, so that every task of a revision runs the same bytes. */
  readonly imageUri: string;
  /** `EC2` or `FARGATE` */
  readonly launchType: string;
  readonly cpu: string;
  readonly memory: string;
  readonly containerPort: CfnParameter;
  /** `restricted` or `usual` */
  readonly access: string;
  /** Empty for the image's own command. */
  readonly command: CfnParameter;
  readonly serviceName: string;
  readonly logGroup: string;
  readonly executionRoleArn: string;
  readonly taskRoleArn: string;
}

export class TaskDefinition extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const hasCommand = new CfnCondition(this, 'HasCommand', {
      expression: Fn.conditionNot(Fn.conditionEquals(Fn.join('', props.command.valueAsList), '')),
    });
    const isRestricted = new CfnCondition(this, 'IsRestricted', {
      expression: Fn.conditionEquals(props.access, 'restricted'),
    });
    const definition = new CfnTaskDefinition(this, 'Resource', {
      family: Aws.STACK_NAME,
      requiresCompatibilities: [props.launchType],
      networkMode: 'awsvpc',
      cpu: props.cpu,
      memory: props.memory,
      executionRoleArn: props.executionRoleArn,
      taskRoleArn: props.taskRoleArn,
      containerDefinitions: [
        {
          name: containerName,
          image: props.imageUri,
          essential: true,
          portMappings: [{ containerPort: props.containerPort.valueAsNumber, protocol: 'tcp' }],
          environment: [
            { name: 'PORT', value: Fn.ref(props.containerPort.logicalId) },
            { name: 'SERVICE_NAME', value: props.serviceName },
          ],
          // The time from SIGTERM to SIGKILL: longer than the service takes to finish its requests.
          stopTimeout: 30,
          readonlyRootFilesystem: Fn.conditionIf(isRestricted.logicalId, true, false),
          linuxParameters: Fn.conditionIf(
            isRestricted.logicalId,
            { Capabilities: { Drop: ['ALL'] } },
            { Ref: 'AWS::NoValue' },
          ),
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': props.logGroup,
              'awslogs-region': Aws.REGION,
              'awslogs-stream-prefix': 'task',
              // Requests do not wait when CloudWatch Logs does.
              mode: 'non-blocking',
              'max-buffer-size': '4m',
            },
          },
        },
      ],
    });
    definition.addPropertyOverride(
      'ContainerDefinitions.0.Command',
      Fn.conditionIf(hasCommand.logicalId, props.command.valueAsList, { Ref: 'AWS::NoValue' }),
    );
    acknowledge(definition, {
      'AwsSolutions-ECS2':
        'The two variables, a port and a name, are no secrets. A secret would come by reference, through `secrets`.',
    });
    this.arn = definition.ref;
  }
}
