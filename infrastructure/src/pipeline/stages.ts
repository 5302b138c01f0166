// The three stages, as data. https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
import type { CfnPipeline } from 'aws-cdk-lib/aws-codepipeline';
import { Fn } from 'aws-cdk-lib/core';
import type { InfrastructureSource } from './infrastructure-source.ts';

type Stage = CfnPipeline.StageDeclarationProperty;

/** A push to the branch starts the pipeline. A connection needs no stored token. */
export function sourceStage(props: {
  readonly connectionArn: string;
  readonly repository: string;
  readonly branch: string;
  readonly infrastructure: InfrastructureSource;
}): Stage {
  return {
    name: 'Source',
    actions: [
      {
        name: 'Source',
        actionTypeId: {
          category: 'Source',
          owner: 'AWS',
          provider: 'CodeStarSourceConnection',
          version: '1',
        },
        configuration: {
          ConnectionArn: props.connectionArn,
          FullRepositoryId: props.repository,
          BranchName: props.branch,
          OutputArtifactFormat: 'CODE_ZIP',
          DetectChanges: 'true',
        },
        outputArtifacts: [{ name: 'Source' }],
        // A namespace must not have the name of an artifact.
        namespace: 'SourceVariables',
      },
      props.infrastructure.action(),
    ],
  };
}

/** Exports IMAGE_URI, the image by its digest. */
export function buildStage(props: {
  readonly project: string;
  readonly infrastructure: InfrastructureSource;
}): Stage {
  return {
    name: 'Build',
    actions: [
      {
        name: 'Build',
        actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
        configuration: { ProjectName: props.project, PrimarySource: 'Source' },
        inputArtifacts: props.infrastructure.artifacts(),
        outputArtifacts: [{ name: 'Image' }],
        namespace: 'Build',
      },
    ],
  };
}

/**
 * Creates or updates the service's stack from its template, with the image that was just built.
 * CloudFormation waits for ECS, so the action fails when the new version does not start or is rolled back.
 */
export function deployStage(props: {
  readonly stack: string;
  readonly role: string;
  /** Parameters of the service's template that are also parameters of this one. */
  readonly parameters: readonly string[];
  readonly infrastructure: InfrastructureSource;
}): Stage {
  // At most 1,000 characters, which is why the service's stack imports the ids that it needs.
  const overrides = Object.fromEntries([
    ['ImageUri', '#{Build.IMAGE_URI}'],
    ...props.parameters.map((name) => [name, `\${${name}}`]),
  ]);
  return {
    name: 'Deploy',
    actions: [
      {
        name: 'Deploy',
        actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CloudFormation', version: '1' },
        configuration: {
          ActionMode: 'CREATE_UPDATE',
          StackName: props.stack,
          RoleArn: props.role,
          TemplatePath: props.infrastructure.serviceTemplate(),
          ParameterOverrides: Fn.sub(JSON.stringify(overrides)),
        },
        inputArtifacts: props.infrastructure.artifacts(),
        namespace: 'Deploy',
      },
    ],
  };
}
