// https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';

interface ImageAction {
  readonly result: 'SUCCESS';
  readonly 'repository-name': string;
  readonly 'image-digest': string;
  readonly 'action-type': 'PUSH' | 'DELETE';
  /** Absent if the image has no tags. */
  readonly 'image-tag'?: string;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'ecr/image-action': AwsEvent<ImageAction>;
  }
}

/** One event for each tag. */
export function publishImageAction(
  action: ImageAction['action-type'],
  repository: string,
  digest: string,
  tag: string | undefined,
  ctx: Context,
): void {
  ctx.publish('ecr/image-action', {
    detailType: 'ECR Image Action',
    resources: [],
    detail: {
      result: 'SUCCESS',
      'repository-name': repository,
      'image-digest': digest,
      'action-type': action,
      ...(tag === undefined ? {} : { 'image-tag': tag }),
    },
  });
}
