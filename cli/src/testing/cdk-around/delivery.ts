// A repository of images whose pushes start a pipeline, which builds something of the image.
import {
  aws_codepipeline_actions as actions,
  aws_codebuild as codebuild,
  aws_codepipeline as codepipeline,
  aws_ecr as ecr,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';

/** @returns the repository's URI and the pipeline's name, by the names of outputs */
export function addDelivery(stack: Stack): Readonly<Record<string, string>> {
  const repository = new ecr.Repository(stack, 'Images', {
    emptyOnDelete: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const image = new codepipeline.Artifact();
  const source = new actions.EcrSourceAction({
    actionName: 'Push',
    repository,
    imageTag: 'live',
    output: image,
    variablesNamespace: 'Image',
  });
  const project = new codebuild.PipelineProject(stack, 'Check', {
    buildSpec: codebuild.BuildSpec.fromObject({
      version: '0.2',
      phases: { build: { commands: ['echo "checks $DIGEST"', 'grep -q "$DIGEST" imageDetail.json'] } },
    }),
  });
  const build = new actions.CodeBuildAction({
    actionName: 'Check',
    project,
    input: image,
    environmentVariables: { DIGEST: { value: source.variables.imageDigest } },
  });
  const pipeline = new codepipeline.Pipeline(stack, 'Delivery', {
    stages: [
      { stageName: 'Source', actions: [source] },
      { stageName: 'Build', actions: [build] },
    ],
  });
  return { ImagesUri: repository.repositoryUri, PipelineName: pipeline.pipelineName };
}
