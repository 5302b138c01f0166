// The pipeline: from a push to the branch to the version in service.
//
// Its first run creates the service's stack. So the root stack names no image and needs no placeholder, and updating it
// cannot bring back an old image.
import { CfnPipeline } from 'aws-cdk-lib/aws-codepipeline';
import type { Construct } from 'constructs';
import { NestedTemplate, type NestedTemplateInput } from '../nested-template.ts';
import { serviceParameters } from '../service/service-parameters.ts';
import { ArtifactBucket } from './artifact-bucket.ts';
import { BuildProject } from './build-project.ts';
import { DeployRole } from './deploy-role.ts';
import { InfrastructureSource } from './infrastructure-source.ts';
import { PipelineRole } from './pipeline-role.ts';
import { buildStage, deployStage, sourceStage } from './stages.ts';

export class PipelineStack extends NestedTemplate {
  constructor(scope: Construct, id: string, props: NestedTemplateInput) {
    super(scope, id, {
      ...props,
      template: 'pipeline',
      description: 'Drydock: the pipeline that tests, builds and deploys the service.',
    });
    const parameter = (name: string, description: string, type = 'String') =>
      this.parameter(name, type, description).valueAsString;
    for (const { name, description, type } of serviceParameters) parameter(name, description, type);
    const serviceStackName = parameter(
      'ServiceStackName',
      "The service's stack, which the pipeline creates.",
    );
    const connectionArn = parameter('ConnectionArn', 'The connection to where the repository lives.');
    const repository = parameter('FullRepositoryId', 'The repository, as owner/name.');
    const branch = parameter('BranchName', 'The branch that is delivered.');
    const sourceUrl = parameter('SourceUrl', "Where people find the sources, for the image's label.");
    const repositoryArn = parameter('RepositoryArn', 'The repository of images.');
    const repositoryUri = parameter('RepositoryUri', 'The repository of images, as Docker names it.');
    const logBucket = parameter('LogBucket', 'Where access to artifacts is logged.');
    parameter('ClusterName', 'The ECS cluster.');
    const taskExecutionRole = parameter('TaskExecutionRoleArn', 'The role that starts tasks.');
    const taskRole = parameter('TaskRoleArn', 'The role of tasks.');
    const blueGreenRole = parameter('BlueGreenRoleArn', 'The role that shifts traffic.');

    const buildSpec = parameter('BuildSpec', "The buildspec's path in the source, or its text.");
    const infrastructure = new InfrastructureSource(this, 'Infrastructure', {
      bucket: parameter('InfrastructureBucket', "The bucket of the service's template, or nothing."),
      key: parameter('InfrastructureKey', 'The archive in that bucket.'),
    });

    const artifacts = new ArtifactBucket(this, 'ArtifactBucket', { logBucket });
    const project = new BuildProject(this, 'Build', {
      artifacts,
      repositoryArn,
      repositoryUri,
      buildSpec,
      sourceUrl,
    });
    const deployRole = new DeployRole(this, 'DeployRole', {
      taskExecutionRole,
      taskRole,
      blueGreenRole,
    });
    const role = new PipelineRole(this, 'PipelineRole', {
      artifacts,
      connectionArn,
      project,
      deployRole,
    });
    const readInfrastructure = infrastructure.allowTo(role.name, artifacts);
    const pipeline = new CfnPipeline(this, 'Pipeline', {
      pipelineType: 'V2',
      // The newest commit wins: a fix does not queue behind the commits that it fixes. A stage still runs one execution at
      // a time, so two deployments never overlap.
      executionMode: 'SUPERSEDED',
      roleArn: role.arn,
      artifactStore: { type: 'S3', location: artifacts.name },
      stages: [
        sourceStage({ connectionArn, repository, branch, infrastructure }),
        buildStage({ project: project.name, infrastructure }),
        deployStage({
          stack: serviceStackName,
          role: deployRole.arn,
          parameters: serviceParameters.map(({ name }) => name),
          infrastructure,
        }),
      ],
    });

    // Its first run begins at once.
    pipeline.addResourceDependency(readInfrastructure);

    this.output('PipelineName', pipeline.ref);
    this.output('ProjectName', project.name);
    this.output('ArtifactBucket', artifacts.name);
  }
}
