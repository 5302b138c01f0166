// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServerCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchServerCertificate } from '../faults.ts';
import { serverCertificates } from '../state.ts';

export const deleteServerCertificate: Operation<'iam', 'DeleteServerCertificate'> = (input, ctx) => {
  if (!ctx.get(serverCertificates, input.ServerCertificateName!)) {
    throw noSuchServerCertificate(input.ServerCertificateName!);
  }
  ctx.delete(serverCertificates, input.ServerCertificateName!);
  return {};
};
