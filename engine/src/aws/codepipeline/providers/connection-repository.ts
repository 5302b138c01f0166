// The git repository that a connection stands for.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

/** The tag that completes a connection's handshake, as in aws/codeconnections. */
const repositoryTag = 'drydock:repository';

type ConnectionState = { readonly repositoryPath: string } | { readonly problem: string };

export function connectionState(connectionArn: string, ctx: Pick<Context, 'call'>): ConnectionState {
  try {
    const { Connection } = ctx.call('codeconnections', 'GetConnection', { ConnectionArn: connectionArn });
    const { Tags = [] } = ctx.call('codeconnections', 'ListTagsForResource', { ResourceArn: connectionArn });
    const repositoryPath = Tags.find(({ Key }) => Key === repositoryTag)?.Value;
    if (Connection?.ConnectionStatus === 'AVAILABLE' && repositoryPath) return { repositoryPath };
    return {
      problem:
        `The connection ${connectionArn} is ${Connection?.ConnectionStatus}. On AWS, complete its handshake in the ` +
        `console. Here, tag it with the absolute path of a git repository: aws codeconnections tag-resource ` +
        `--resource-arn ${connectionArn} --tags Key=${repositoryTag},Value=<path>`,
    };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return { problem: error.message };
  }
}
