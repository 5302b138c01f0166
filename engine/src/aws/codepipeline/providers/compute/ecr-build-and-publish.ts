// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECRBuildAndPublish.html
// Builds the source's Dockerfile, and pushes the image to ECR. Public repositories are refused.
import { type ActionProvider, hourMs } from '../../action-provider.ts';
import { runCommands } from './run.ts';

export const ecrBuildAndPublish: ActionProvider = {
  category: 'Build',
  owner: 'AWS',
  provider: 'ECRBuildAndPublish',
  version: '1',
  requiredKeys: ['ECRRepositoryName'],
  optionalKeys: ['DockerFilePath', 'ImageTags', 'RegistryType'],
  inputs: [1, 1],
  outputs: [0, 0],
  timeoutMs: hourMs,
  watches: [],
  check: ({ configuration }) =>
    configuration?.RegistryType === 'public' ? 'Drydock does not simulate public repositories' : undefined,

  advance(run, ctx) {
    const { ECRRepositoryName = '', DockerFilePath = '.', ImageTags = 'latest' } = run.action.configuration;
    return runCommands(
      run,
      () => {
        const { repositories } = ctx.call('ecr', 'DescribeRepositories', {
          repositoryNames: [ECRRepositoryName],
        });
        return {
          buildspec: buildspec(ImageTags.split(',').map((tag) => tag.trim())),
          // As variables, their values need no quoting.
          environment: {
            REPOSITORY_URI: repositories![0]!.repositoryUri!,
            DOCKERFILE_FOLDER: DockerFilePath.replace(/\/?Dockerfile$/, '') || '.',
            ...Object.fromEntries(ImageTags.split(',').map((tag, at) => [`TAG_${at}`, tag.trim()])),
          },
          timeoutMs: hourMs,
        };
      },
      ({ IMAGE_DIGEST = '' }) => ({ ECRImageDigestId: IMAGE_DIGEST, ECRRepositoryName }),
      ctx,
    );
  },
};

function buildspec(tags: readonly string[]): object {
  const image = (at: number) => `"$REPOSITORY_URI:$TAG_${at}"`;
  const names = tags.map((_, at) => image(at));
  return {
    env: { 'exported-variables': ['IMAGE_DIGEST'] },
    phases: {
      build: {
        commands: [
          'aws ecr get-login-password | docker login --username AWS --password-stdin "$(echo "$REPOSITORY_URI" | cut -d/ -f1)"',
          `docker build ${names.map((name) => `--tag ${name}`).join(' ')} "$DOCKERFILE_FOLDER"`,
          ...names.map((name) => `docker push ${name}`),
          `export IMAGE_DIGEST="$(docker inspect --format '{{index .RepoDigests 0}}' ${image(0)} | cut -d@ -f2)"`,
        ],
      },
    },
  };
}
