// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html
import type { RequestCertificateCommandInput, Tag } from '@aws-sdk/client-acm';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { acmCertificates } from '../state.ts';

type Properties = Partial<RequestCertificateCommandInput> & {
  readonly CertificateTransparencyLoggingPreference?: 'ENABLED' | 'DISABLED';
  readonly CertificateExport?: 'ENABLED' | 'DISABLED';
};

const lookAgainMs = 20;

/** AWS waits until the domain is validated, which may take hours. Drydock issues the certificate within moments. */
export const certificateResource: ResourceType = {
  type: 'AWS::CertificateManager::Certificate',

  create(request, ctx) {
    const requested = request.memo?.arn as string | undefined;
    const arn = requested ?? ctx.call('acm', 'RequestCertificate', input(request)).CertificateArn!;
    if (ctx.get(acmCertificates, arn)?.issued) return { status: 'success', physicalId: arn };
    return {
      status: 'in-progress',
      physicalId: arn,
      againInMs: lookAgainMs,
      memo: { arn },
      reason: 'The certificate is not issued yet.',
    };
  },

  update(arn, request, ctx) {
    ctx.call('acm', 'UpdateCertificateOptions', { CertificateArn: arn, Options: options(request) });
    const tags = tagsOf(request);
    const { Tags: held = [] } = ctx.call('acm', 'ListTagsForCertificate', { CertificateArn: arn });
    const removed = held.flatMap(({ Key }) => (tags.some((tag) => tag.Key === Key) ? [] : [{ Key }]));
    if (removed.length > 0)
      ctx.call('acm', 'RemoveTagsFromCertificate', { CertificateArn: arn, Tags: removed });
    if (tags.length > 0) ctx.call('acm', 'AddTagsToCertificate', { CertificateArn: arn, Tags: tags });
    return { status: 'success', physicalId: arn };
  },

  delete(arn, _request, ctx) {
    try {
      ctx.call('acm', 'DeleteCertificate', { CertificateArn: arn });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'ResourceNotFoundException')) throw error;
    }
    return { status: 'success', physicalId: arn };
  },

  unread: ['DomainValidationOptions', 'SubjectAlternativeNames', 'ValidationMethod'],
  read(arn, _properties, ctx) {
    const { Certificate } = ctx.call('acm', 'DescribeCertificate', { CertificateArn: arn });
    const { Options } = Certificate ?? {};
    return {
      ...Certificate,
      CertificateTransparencyLoggingPreference: Options?.CertificateTransparencyLoggingPreference,
      CertificateExport: Options?.Export,
      Tags: ctx.call('acm', 'ListTagsForCertificate', { CertificateArn: arn }).Tags,
    };
  },
  attributes(arn, ctx: Context) {
    return {
      CertificateArn: ctx.call('acm', 'DescribeCertificate', { CertificateArn: arn }).Certificate
        ?.CertificateArn,
    };
  },
};

function input(request: ResourceRequest): RequestCertificateCommandInput {
  const properties = request.properties as Properties;
  return {
    DomainName: properties.DomainName,
    SubjectAlternativeNames: properties.SubjectAlternativeNames,
    CertificateAuthorityArn: properties.CertificateAuthorityArn,
    KeyAlgorithm: properties.KeyAlgorithm,
    ValidationMethod: properties.ValidationMethod,
    // For an option with a HostedZoneId CloudFormation would create the DNS record, but hosted zones are not simulated.
    DomainValidationOptions: properties.DomainValidationOptions?.filter((option) => option.ValidationDomain),
    Options: options(request),
    Tags: tagsOf(request),
  };
}

function options({ properties }: ResourceRequest): RequestCertificateCommandInput['Options'] {
  const { CertificateTransparencyLoggingPreference: preference = 'ENABLED', CertificateExport } =
    properties as Properties;
  return {
    CertificateTransparencyLoggingPreference: preference,
    ...(CertificateExport ? { Export: CertificateExport } : {}),
  };
}

function tagsOf({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties as Properties).Tags ?? [];
  return [...tags.filter((tag) => !own.some((other) => other.Key === tag.Key)), ...own];
}
