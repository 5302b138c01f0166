// What whoever deploys the service's stack gives to its template, besides the image: parameters of the pipeline's template
// and of GitHub's, too, with the same names.

export interface ServiceParameter {
  readonly name: string;
  readonly type: 'String' | 'Number';
  readonly description: string;
}

const text = (name: string, description: string): ServiceParameter => ({ name, type: 'String', description });
const number = (name: string, description: string): ServiceParameter => ({
  name,
  type: 'Number',
  description,
});

export const serviceParameters: readonly ServiceParameter[] = [
  text('SystemName', "The root stack's name. Exports begin with it."),
  text('SubnetIds', 'Where tasks run, separated by commas.'),
  text('AssignPublicIp', 'Whether tasks get public addresses: ENABLED or DISABLED.'),
  text('LaunchType', 'EC2 or FARGATE.'),
  number('BakeTimeInMinutes', 'How long both versions run after the shift.'),
  number('HealthCheckGracePeriodSeconds', 'How long a task may take to start.'),
  number('DesiredCount', 'The least number of tasks.'),
  number('MaxCount', 'The largest number of tasks.'),
  number('ContainerPort', 'The port of tasks.'),
  text('TaskCpu', 'CPU units of a task.'),
  text('TaskMemory', 'Memory of a task, in MiB.'),
  text('ContainerAccess', 'restricted or usual.'),
];
