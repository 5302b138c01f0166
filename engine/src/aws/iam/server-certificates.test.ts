import { expect, test } from 'vitest';
import { certificates } from '../../contracts/certificates.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { certificate, expiration, otherKey, privateKey } from './testing/certificate.ts';
import { fault } from './testing/documents.ts';

test('a server certificate is uploaded for load balancers, read without its key, listed and deleted', () => {
  using cloud = rehearse({ services: [iam] });
  const upload = (ServerCertificateName: string, more: object = {}) =>
    cloud.call('iam', 'UploadServerCertificate', {
      ServerCertificateName,
      CertificateBody: certificate,
      PrivateKey: privateKey,
      ...more,
    }).ServerCertificateMetadata!;
  const uploaded = upload('web', {
    Path: '/cloudfront/',
    CertificateChain: certificate,
    Tags: [{ Key: 'a', Value: '1' }],
  });
  expect(uploaded).toMatchObject({
    Arn: 'arn:aws:iam::000000000000:server-certificate/cloudfront/web',
    ServerCertificateId: expect.stringMatching(/^ASCA[A-Z0-9]{17}$/),
    Expiration: expiration,
  });
  expect(cloud.state.get(certificates, uploaded.Arn!)).toEqual({
    chain: `${certificate}\n${certificate}`,
    privateKey,
  });
  const { ServerCertificate } = cloud.call('iam', 'GetServerCertificate', { ServerCertificateName: 'web' });
  expect(ServerCertificate).toEqual({
    ServerCertificateMetadata: uploaded,
    CertificateBody: certificate,
    CertificateChain: certificate,
    Tags: [{ Key: 'a', Value: '1' }],
  });
  expect(() => upload('web')).toThrow(
    fault('EntityAlreadyExists', 'The Server Certificate with name web already exists.'),
  );

  upload('api');
  const list = (input: object = {}) => cloud.call('iam', 'ListServerCertificates', input);
  const names = (input: object = {}) =>
    list(input).ServerCertificateMetadataList!.map((each) => each.ServerCertificateName);
  expect(names()).toEqual(['api', 'web']);
  expect(names({ PathPrefix: '/cloudfront/' })).toEqual(['web']);
  const { Marker } = list({ MaxItems: 1 });
  cloud.call('iam', 'DeleteServerCertificate', { ServerCertificateName: 'api' });
  expect(names({ Marker })).toEqual(['web']);

  cloud.call('iam', 'DeleteServerCertificate', { ServerCertificateName: 'web' });
  expect(cloud.state.keys(certificates)).toEqual([]);
  const gone = fault('NoSuchEntity', 'The Server Certificate with name web cannot be found.');
  const web = { ServerCertificateName: 'web' };
  expect(() => cloud.call('iam', 'GetServerCertificate', web)).toThrow(gone);
  expect(() => cloud.call('iam', 'DeleteServerCertificate', web)).toThrow(gone);
});

test.each([
  [
    'a body that is text',
    { CertificateBody: 'text' },
    'MalformedCertificate',
    /certificate is in PEM format/,
  ],
  ['a key that is text', { PrivateKey: 'text' }, 'MalformedCertificate', /Unable to parse key/],
  ['another key', { PrivateKey: otherKey }, 'KeyPairMismatch', /does not match/],
  [
    'a space in its name',
    { ServerCertificateName: 'a b' },
    'ValidationError',
    /value for serverCertificateName is invalid/,
  ],
])('an upload with %s is refused', (_what, change, code, message) => {
  using cloud = rehearse({ services: [iam] });
  const attempt = () =>
    cloud.call('iam', 'UploadServerCertificate', {
      ServerCertificateName: 'web',
      CertificateBody: certificate,
      PrivateKey: privateKey,
      ...change,
    });
  expect(attempt).toThrow(fault(code, message));
  expect(cloud.state.keys(certificates)).toEqual([]);
});

test('a server certificate is tagged, and moves to another name, path and ARN with its key', () => {
  using cloud = rehearse({ services: [iam] });
  const ServerCertificateName = 'web';
  cloud.call('iam', 'UploadServerCertificate', {
    ServerCertificateName,
    CertificateBody: certificate,
    PrivateKey: privateKey,
  });
  const tags = (name = ServerCertificateName) =>
    cloud.call('iam', 'ListServerCertificateTags', { ServerCertificateName: name }).Tags;
  cloud.call('iam', 'TagServerCertificate', {
    ServerCertificateName,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('iam', 'UntagServerCertificate', { ServerCertificateName, TagKeys: ['a'] });
  expect(tags()).toEqual([{ Key: 'b', Value: '2' }]);

  cloud.call('iam', 'UpdateServerCertificate', {
    ServerCertificateName,
    NewServerCertificateName: 'api',
    NewPath: '/prod/',
  });
  expect(tags('api')).toEqual([{ Key: 'b', Value: '2' }]);
  expect(() => tags()).toThrow(fault('NoSuchEntity', /web/));
  expect(cloud.state.keys(certificates)).toEqual(['arn:aws:iam::000000000000:server-certificate/prod/api']);
});
