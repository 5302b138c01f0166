// Delivery by GitHub Actions, in place of the pipeline: the role that one branch of one repository may take on, and the role
// with which CloudFormation deploys for it. What the workflow runs is in workflow.ts.
// https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
import { Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { NestedTemplate, type NestedTemplateInput } from '../nested-template.ts';
import { DeployRole } from '../pipeline/deploy-role.ts';
import { serviceParameters } from '../service/service-parameters.ts';
import { IdentityProvider } from './identity-provider.ts';
import { WorkflowRole } from './workflow-role.ts';

export class GithubStack extends NestedTemplate {
  constructor(scope: Construct, id: string, props: NestedTemplateInput) {
    super(scope, id, {
      ...props,
      template: 'github',
      description: 'Drydock: the roles with which GitHub Actions delivers the service.',
    });
    const parameter = (name: string, description: string, type = 'String') =>
      this.parameter(name, type, description).valueAsString;
    parameter('SystemName', "The root stack's name. Exports begin with it.");
    parameter('ServiceStackName', "The service's stack, which the workflow creates.");
    parameter('ClusterName', 'The ECS cluster.');
    parameter('FullRepositoryId', "The repository, as in the tokens' subject.");
    parameter('BranchName', 'The branch that is delivered.');
    const existing = parameter('GithubProviderArn', "The account's identity provider of GitHub, or nothing.");
    const repositoryArn = parameter('RepositoryArn', 'The repository of images.');
    const taskExecutionRole = parameter('TaskExecutionRoleArn', 'The role that starts tasks.');
    const taskRole = parameter('TaskRoleArn', 'The role of tasks.');
    const blueGreenRole = parameter('BlueGreenRoleArn', 'The role that shifts traffic.');
    const own = ['SystemName'];
    for (const { name, description, type } of serviceParameters)
      if (!own.includes(name)) parameter(name, description, type);

    const provider = new IdentityProvider(this, 'Provider', { existing });
    const deployRole = new DeployRole(this, 'DeployRole', { taskExecutionRole, taskRole, blueGreenRole });
    const role = new WorkflowRole(this, 'WorkflowRole', {
      provider: provider.arn,
      repositoryArn,
      deployRole,
    });
    this.output('WorkflowRoleArn', role.arn);
    this.output('DeployRoleArn', deployRole.arn);
    // As `aws cloudformation deploy --parameter-overrides` takes them.
    this.output(
      'ServiceParameters',
      Fn.sub(serviceParameters.map(({ name }) => `${name}=\${${name}}`).join(' ')),
    );
  }
}
