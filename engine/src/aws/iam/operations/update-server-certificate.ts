// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServerCertificate.html
import { certificates } from '../../../contracts/certificates.ts';
import type { Operation } from '../../../kernel/context.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { serverCertificateExists } from '../faults.ts';
import { requireServerCertificate } from '../find.ts';
import { serverCertificates } from '../state.ts';
import { iamArn } from '../views.ts';

/** A new name or path is a new ARN, under which load balancers find the certificate from now on. */
export const updateServerCertificate: Operation<'iam', 'UpdateServerCertificate'> = (input, ctx) => {
  const certificate = requireServerCertificate(input.ServerCertificateName, ctx);
  const name = input.NewServerCertificateName ?? certificate.name;
  checkName('newServerCertificateName', name, 128);
  if (name !== certificate.name && ctx.get(serverCertificates, name)) throw serverCertificateExists(name);
  const path = input.NewPath === undefined ? certificate.path : checkedPath(input.NewPath);
  const oldArn = iamArn('server-certificate', certificate.path, certificate.name, ctx);
  const newArn = iamArn('server-certificate', path, name, ctx);
  const keyed = ctx.get(certificates, oldArn);
  ctx.delete(certificates, oldArn);
  if (keyed) ctx.put(certificates, newArn, keyed);
  ctx.delete(serverCertificates, certificate.name);
  ctx.put(serverCertificates, name, { ...certificate, name, path });
  return {};
};
