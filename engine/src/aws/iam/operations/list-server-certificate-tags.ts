// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificateTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireServerCertificate } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { tagViews } from '../tags.ts';

export const listServerCertificateTags: Operation<'iam', 'ListServerCertificateTags'> = (input, ctx) => {
  const { tags } = requireServerCertificate(input.ServerCertificateName, ctx);
  const { items, marker } = pageByMarker(tagViews(tags), (tag) => tag.Key!, input);
  return { Tags: items, ...marker };
};
