// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECR.html
// Its artifact contains imageDetail.json. A push of the tag starts the pipeline, as the event rule does that AWS's console
// creates; where there is a rule, that alone does.
import type { ImageDetail } from '@aws-sdk/client-ecr';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { own } from '../../../kernel/own.ts';
import { type ActionProvider, eventTrigger, hourMs } from '../action-provider.ts';
import { newArtifact, putFiles } from '../artifacts.ts';

export const ecrSource: ActionProvider = {
  category: 'Source',
  owner: 'AWS',
  provider: 'ECR',
  version: '1',
  requiredKeys: ['RepositoryName'],
  optionalKeys: ['ImageTag'],
  inputs: [0, 0],
  outputs: [1, 1],
  timeoutMs: hourMs,
  watches: [],

  advance({ action, declaration, execution, pipeline }, ctx) {
    const { RepositoryName = '', ImageTag = 'latest' } = action.configuration;
    const requested = own(execution.revisions, action.name)?.revisionId;
    const image = describeImage(
      RepositoryName,
      requested ? { imageDigest: requested } : { imageTag: ImageTag },
      ctx,
    );
    const { repositories } = ctx
      .as(undefined)
      .call('ecr', 'DescribeRepositories', { repositoryNames: [RepositoryName] });
    const ImageDigest = image.imageDigest!;
    const ImageURI = `${repositories![0]!.repositoryUri}@${ImageDigest}`;
    const name = declaration.outputArtifacts![0]!.name!;
    const artifact = newArtifact(pipeline, name, ctx);
    const detail = {
      ImageSizeInBytes: String(image.imageSizeInBytes),
      ImageDigest,
      Version: '1.0',
      ImagePushedAt: image.imagePushedAt?.toUTCString(),
      RegistryId: image.registryId,
      RepositoryName,
      ImageURI,
      ImageTags: image.imageTags,
    };
    putFiles(pipeline, artifact, { 'imageDetail.json': JSON.stringify(detail) }, ctx);
    return {
      status: 'succeeded',
      externalExecutionId: ImageDigest,
      summary: ImageDigest,
      revision: { revisionId: ImageDigest, summary: ImageDigest },
      artifacts: { [name]: { ...artifact, revisionId: ImageDigest } },
      variables: { ImageDigest, ImageTag, ImageURI, RegistryId: image.registryId ?? '', RepositoryName },
    };
  },

  source: {
    revisionType: 'IMAGE_DIGEST',
    isNoticedByRule: true,
    watches: {
      'ecr/images': (image, { RepositoryName }) => image.startsWith(`${RepositoryName}@`),
      'events/rules': () => true,
    },
    trigger: eventTrigger,
    newest({ RepositoryName = '', ImageTag = 'latest' }, ctx) {
      try {
        return describeImage(RepositoryName, { imageTag: ImageTag }, ctx).imageDigest;
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return undefined;
      }
    },
  },
};

function describeImage(
  repositoryName: string,
  imageId: { imageDigest: string } | { imageTag: string },
  ctx: Pick<Context, 'call'>,
): ImageDetail {
  return ctx.call('ecr', 'DescribeImages', { repositoryName, imageIds: [imageId] }).imageDetails![0]!;
}
