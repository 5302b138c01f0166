// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html
import type { Operation } from '../../../kernel/context.ts';
import { pageByMarker } from '../paging.ts';
import { serverCertificates } from '../state.ts';
import { serverCertificateView } from '../views.ts';

export const listServerCertificates: Operation<'iam', 'ListServerCertificates'> = (input, ctx) => {
  const inPath = ctx
    .all(serverCertificates)
    .filter((certificate) => certificate.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = pageByMarker(inPath, (certificate) => certificate.name, input);
  return {
    ServerCertificateMetadataList: items.map((certificate) => serverCertificateView(certificate, ctx)),
    ...marker,
  };
};
