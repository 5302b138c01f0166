// The roles that the service's stack uses. They are made here, so that the pipeline, which deploys that stack, can
// pass them without being able to create or change a role.
import type { Construct } from 'constructs';
import { NestedTemplate, type NestedTemplateInput } from '../nested-template.ts';
import { BlueGreenRole } from './blue-green-role.ts';
import { TaskExecutionRole } from './task-execution-role.ts';
import { TaskRole } from './task-role.ts';

export class ServiceRolesStack extends NestedTemplate {
  constructor(scope: Construct, id: string, props: NestedTemplateInput) {
    super(scope, id, {
      ...props,
      template: 'service-roles',
      description: 'Drydock: the roles of the service: its tasks, their start, and its deployments.',
    });
    this.parameter('SystemName', 'String', "The root stack's name. Exports begin with it.");
    this.parameter('ServiceStackName', 'String', "The service's stack. Its log group has its name.");
    const repositoryArn = this.parameter(
      'RepositoryArn',
      'String',
      "The repository of the service's images.",
    ).valueAsString;

    const roles = {
      TaskExecutionRole: new TaskExecutionRole(this, 'TaskExecutionRole', { repositoryArn }),
      TaskRole: new TaskRole(this, 'TaskRole'),
      BlueGreenRole: new BlueGreenRole(this, 'BlueGreenRole'),
    };
    for (const [name, role] of Object.entries(roles)) this.exported(`${name}Arn`, role.arn);
  }
}
