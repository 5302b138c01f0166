// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html
import type { Operation } from '../../../kernel/context.ts';
import { serverCertificates } from '../state.ts';
import { marked, shownServerCertificate } from '../views.ts';

export const listServerCertificates: Operation<'iam', 'ListServerCertificates'> = (input, ctx) => {
  const below = ctx
    .all(serverCertificates)
    .filter((certificate) => certificate.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = marked(below, (certificate) => certificate.name, input);
  return {
    ServerCertificateMetadataList: items.map((certificate) => shownServerCertificate(certificate, ctx)),
    ...marker,
  };
};
