// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListApplicationRevisions.html
import type { Operation } from '../../../kernel/context.ts';
import { requireApplication } from '../find.ts';
import { paged } from '../paged.ts';
import { locationKey } from '../revision/location.ts';
import { revisionsByApplication } from '../state.ts';

export const listApplicationRevisions: Operation<'codedeploy', 'ListApplicationRevisions'> = (input, ctx) => {
  const { name } = requireApplication(ctx, input.applicationName);
  const { s3Bucket, s3KeyPrefix, deployed = 'ignore' } = input;
  const found = ctx
    .by(revisionsByApplication, name)
    .filter(
      ({ location, groups }) =>
        (!s3Bucket || location.s3Location?.bucket === s3Bucket) &&
        (!s3KeyPrefix || location.s3Location?.key?.startsWith(s3KeyPrefix)) &&
        (deployed === 'ignore' || groups.length > 0 === (deployed === 'include')),
    );
  const { items, nextToken } = paged(found, ({ location }) => locationKey(location), input.nextToken);
  return { revisions: items.map(({ location }) => location), nextToken };
};
