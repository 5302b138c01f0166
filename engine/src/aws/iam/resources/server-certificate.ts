// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-servercertificate.html
import type { UploadServerCertificateCommandInput } from '@aws-sdk/client-iam';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';

export const serverCertificateResource: ResourceType = {
  type: 'AWS::IAM::ServerCertificate',

  create(request, ctx) {
    const properties = request.properties as Partial<UploadServerCertificateCommandInput>;
    const name = properties.ServerCertificateName ?? request.generatedName(128);
    ctx.call('iam', 'UploadServerCertificate', {
      ServerCertificateName: name,
      Path: properties.Path,
      CertificateBody: properties.CertificateBody,
      CertificateChain: properties.CertificateChain,
      PrivateKey: properties.PrivateKey,
      Tags: properties.Tags,
    });
    return { status: 'success', physicalId: name };
  },

  update(name, { properties, previous }, ctx) {
    const [after, before] = [properties, previous] as Partial<UploadServerCertificateCommandInput>[];
    const ServerCertificateName = name;
    ctx.call('iam', 'UpdateServerCertificate', { ServerCertificateName, NewPath: after?.Path ?? '/' });
    const gone = (before?.Tags ?? []).map(({ Key }) => Key!);
    if (gone.length > 0) ctx.call('iam', 'UntagServerCertificate', { ServerCertificateName, TagKeys: gone });
    if (after?.Tags) ctx.call('iam', 'TagServerCertificate', { ServerCertificateName, Tags: after.Tags });
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    try {
      ctx.call('iam', 'DeleteServerCertificate', { ServerCertificateName: name });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'NoSuchEntity')) throw error;
    }
    return { status: 'success', physicalId: name };
  },

  unread: ['PrivateKey'],
  read(name, _properties, ctx) {
    const { ServerCertificate } = ctx.call('iam', 'GetServerCertificate', { ServerCertificateName: name });
    return { ...ServerCertificate, ...ServerCertificate?.ServerCertificateMetadata };
  },

  attributes(name, ctx) {
    const { ServerCertificate } = ctx.call('iam', 'GetServerCertificate', { ServerCertificateName: name });
    return { Arn: ServerCertificate?.ServerCertificateMetadata?.Arn };
  },
};
