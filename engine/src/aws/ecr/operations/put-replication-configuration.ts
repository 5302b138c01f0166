// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutReplicationConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { putRegistry } from '../registry.ts';

/** Recorded: no image is copied. */
export const putReplicationConfiguration: Operation<'ecr', 'PutReplicationConfiguration'> = (input, ctx) => {
  const replicationConfiguration = input.replicationConfiguration!;
  putRegistry({ replication: replicationConfiguration }, ctx);
  return { replicationConfiguration };
};
