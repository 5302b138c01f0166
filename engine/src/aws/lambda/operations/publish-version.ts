// https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { checkRevision, requireLatest } from '../find.ts';
import { publish } from '../versions.ts';
import { configurationView } from '../views.ts';

export const publishVersion: Operation<'lambda', 'PublishVersion'> = (input, ctx) => {
  const latest = requireLatest(input.FunctionName, ctx);
  checkRevision(latest, input.RevisionId);
  if (input.CodeSha256 !== undefined && input.CodeSha256 !== latest.code?.sha256)
    throw invalid(
      `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${latest.code?.sha256}). Please try again with the CodeSHA256 in $LATEST.`,
    );
  return configurationView(publish(latest, { description: input.Description }, ctx));
};
