// The repository of this machine that stands for one of a code host. In this order: the one that a tag names (of the
// connection, or of the pipeline where there is no connection), the one that is mapped by name.
import { mappedRepositories, repositoryKey } from '../../../../contracts/source-repositories.ts';
import type { Context } from '../../../../kernel/context.ts';
import { AwsFault } from '../../../../kernel/faults.ts';
import type { Reader } from '../../../../kernel/table.ts';
import type { PipelineRecord } from '../../state.ts';

/** As in aws/codeconnections. */
const repositoryTag = 'drydock:repository';

export type LocalRepository =
  | { readonly repositoryPath: string }
  /** Nothing stands for it yet. */
  | { readonly unmapped: string }
  | { readonly problem: string };

export type State = Pick<Context, 'call'> & Pick<Reader, 'get'>;

/** @param repository OWNER/NAME */
export function connectedRepository(
  connectionArn: string,
  repository: string,
  state: State,
): LocalRepository & { readonly providerType?: string } {
  try {
    const { Connection } = state.call('codeconnections', 'GetConnection', { ConnectionArn: connectionArn });
    const { Tags = [] } = state.call('codeconnections', 'ListTagsForResource', {
      ResourceArn: connectionArn,
    });
    const tagged = Tags.find(({ Key }) => Key === repositoryTag)?.Value;
    const providerType = Connection!.ProviderType ?? 'GitHub';
    return { providerType, ...(tagged ? { repositoryPath: tagged } : mapped(repository, state)) };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return { problem: error.message };
  }
}

/** Of a source without a connection. */
export function repositoryOfPipeline(
  { tags }: PipelineRecord,
  repository: string,
  state: State,
): LocalRepository {
  const tagged = tags.find(({ key }) => key === repositoryTag)?.value;
  return tagged ? { repositoryPath: tagged } : mapped(repository, state);
}

function mapped(repository: string, state: State): LocalRepository {
  const path = state.get(mappedRepositories, repositoryKey(repository))?.path;
  if (path) return { repositoryPath: path };
  return {
    unmapped: `Waiting for ${repository}: no git repository of this machine stands for it. Map one: drydock source map ${repository} <path>`,
  };
}
