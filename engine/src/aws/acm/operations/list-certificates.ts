// https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html
import type { CertificateSummary, Filters, KeyAlgorithm } from '@aws-sdk/client-acm';
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { usersOfCertificates } from '../find.ts';
import { acmCertificates } from '../state.ts';
import { certificateSummaryView } from '../views.ts';

/** As on AWS, a list holds only these unless the request names other key types. */
const listedKeyTypes: readonly KeyAlgorithm[] = ['RSA_1024', 'RSA_2048'];

export const listCertificates: Operation<'acm', 'ListCertificates'> = (input, ctx) => {
  if (input.SortBy && !input.SortOrder) throw invalid('SortOrder is required with SortBy.');
  if (input.Includes?.keyUsage?.length) throw invalid('Filtering by key usage is not simulated.');
  if (input.CertificateKeyPairOrigins?.length) {
    throw invalid('Filtering by the origin of the key pair is not simulated.');
  }
  const users = usersOfCertificates(ctx);
  const listed = ctx
    .all(acmCertificates)
    .map((record) => certificateSummaryView(record, users.has(record.arn)))
    .filter(
      (summary) => !input.CertificateStatuses?.length || input.CertificateStatuses.includes(summary.Status!),
    )
    .filter((summary) => included(summary, input.Includes ?? {}));
  const sign = input.SortOrder === 'DESCENDING' ? -1 : 1;
  const found = page(listed, (summary) => sortKey(summary, sign), input.MaxItems ?? 1000, input.NextToken);
  if (!found) throw invalid('The token is not from an earlier page.');
  return { CertificateSummaryList: found.items, NextToken: found.nextToken };
};

function included(summary: CertificateSummary, filters: Filters): boolean {
  const { keyTypes = [], extendedKeyUsage = [], exportOption, managedBy } = filters;
  const types = keyTypes.length > 0 ? keyTypes : listedKeyTypes;
  return (
    types.includes(summary.KeyAlgorithm!) &&
    (extendedKeyUsage.length === 0 ||
      extendedKeyUsage.some((usage) => summary.ExtendedKeyUsages?.includes(usage))) &&
    (exportOption === undefined || exportOption === summary.ExportOption) &&
    managedBy === undefined
  );
}

/** By time of creation: fifteen digits, which sort as text. */
function sortKey({ CreatedAt, CertificateArn }: CertificateSummary, sign: 1 | -1): string {
  const at = CreatedAt!.getTime();
  return `${String(sign === 1 ? at : 1e15 - at).padStart(15, '0')} ${CertificateArn}`;
}
